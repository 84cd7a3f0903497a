"""The building blocks of a lesson."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AudioChooserBlock, VideoChooserBlock

from courses.catalogue.drawings import DrawingChooser, drawing_choices, drawing_url

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]
SHORT_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


def short_text(**options) -> blocks.RichTextBlock:
    return blocks.RichTextBlock(features=SHORT_TEXT_FEATURES, **options)


class LessonImageBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("image"))
    alt = blocks.CharBlock(
        label=_("alternative text"), help_text=_("What the picture says, for who cannot see it.")
    )
    caption = blocks.CharBlock(label=_("caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "courses/blocks/image.html"


class DrawingValue(blocks.StructValue):
    @property
    def url(self) -> str:
        return drawing_url(self["name"])


class DrawingBlock(blocks.StructBlock):
    """One of the house's own drawings."""

    name = blocks.ChoiceBlock(
        label=_("drawing"), choices=drawing_choices, widget=DrawingChooser, search_index=False
    )
    alt = blocks.CharBlock(
        label=_("alternative text"),
        required=False,
        help_text=_("What the drawing says, for who cannot see it."),
    )
    decorative = blocks.BooleanBlock(
        label=_("decoration only"),
        required=False,
        help_text=_("It says nothing that the words do not say."),
    )
    caption = blocks.CharBlock(label=_("caption"), required=False)

    def clean(self, value):
        cleaned = super().clean(value)
        if bool(cleaned["alt"]) == bool(cleaned["decorative"]):
            message = _("Say what the drawing shows, or mark it as decoration: one of the two.")
            raise blocks.StructBlockValidationError(block_errors={"alt": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "image"
        label = _("Drawing")
        template = "courses/blocks/drawing.html"
        value_class = DrawingValue


class VideoBlock(blocks.StructBlock):
    video = VideoChooserBlock(label=_("video"))
    captions = DocumentChooserBlock(label=_("captions (WebVTT)"), required=False)
    transcript = short_text(label=_("transcript"))

    class Meta:
        icon = "media"
        label = _("Video")
        template = "courses/blocks/video.html"


class AudioBlock(blocks.StructBlock):
    audio = AudioChooserBlock(label=_("audio"))
    transcript = short_text(label=_("transcript"))

    class Meta:
        icon = "media"
        label = _("Audio")
        template = "courses/blocks/audio.html"


class FileBlock(blocks.StructBlock):
    file = DocumentChooserBlock(label=_("file"))
    title = blocks.CharBlock(label=_("title"))

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "courses/blocks/file.html"


class CalloutBlock(blocks.StructBlock):
    TONES = [
        ("info", _("Good to know")),
        ("tip", _("Tip")),
        ("warning", _("Careful")),
        ("story", _("Story")),
        ("summary", _("In short")),
    ]
    tone = blocks.ChoiceBlock(label=_("kind"), choices=TONES, default="info")
    title = blocks.CharBlock(label=_("title"), required=False)
    text = short_text(label=_("text"))

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        template = "courses/blocks/callout.html"


class ContentNoticeBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("what comes next"))

    class Meta:
        icon = "warning"
        label = _("Content notice")
        template = "courses/blocks/content_notice.html"


class OptionBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("option"))
    correct = blocks.BooleanBlock(label=_("right"), required=False)
    feedback = blocks.CharBlock(label=_("feedback"), required=False)


class CheckBlock(blocks.StructBlock):
    """Check yourself: nothing is stored and nothing counts."""

    question = blocks.TextBlock(label=_("question"))
    kind = blocks.ChoiceBlock(
        label=_("kind"),
        choices=[("single", _("One right answer")), ("multiple", _("Several right answers"))],
        default="single",
    )
    options = blocks.ListBlock(OptionBlock(), label=_("options"), min_num=2, max_num=8)
    explanation = short_text(label=_("explanation"), required=False)

    def clean(self, value):
        cleaned = super().clean(value)
        right = sum(1 for option in cleaned["options"] if option["correct"])
        if right == 0 or (cleaned["kind"] == "single" and right != 1):
            raise ValidationError(
                _("Mark which option is right: exactly one for a question with one answer.")
            )
        return cleaned

    class Meta:
        icon = "help"
        label = _("Check yourself")
        template = "courses/blocks/check.html"


class AccordionBlock(blocks.StructBlock):
    items = blocks.ListBlock(
        blocks.StructBlock(
            [("title", blocks.CharBlock(label=_("title"))), ("text", short_text(label=_("text")))]
        ),
        label=_("parts"),
    )

    class Meta:
        icon = "list-ul"
        label = _("Accordion")
        template = "courses/blocks/accordion.html"


class SayThisBlock(blocks.StructBlock):
    pairs = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("say", blocks.CharBlock(label=_("say this"))),
                ("not", blocks.CharBlock(label=_("rather than this"))),
                ("why", blocks.CharBlock(label=_("because"), required=False)),
            ]
        ),
        label=_("pairs"),
    )

    class Meta:
        icon = "openquote"
        label = _("Say this, not that")
        template = "courses/blocks/say_this.html"


class CardsBlock(blocks.StructBlock):
    cards = blocks.ListBlock(
        blocks.StructBlock(
            [("title", blocks.CharBlock(label=_("title"))), ("text", short_text(label=_("text")))]
        ),
        label=_("cards"),
    )

    class Meta:
        icon = "grip"
        label = _("Card list")
        template = "courses/blocks/cards.html"


class HelpLinkBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("text"))

    class Meta:
        icon = "help"
        label = _("Link to help")
        template = "courses/blocks/help_link.html"


class LessonBody(blocks.StreamBlock):
    text = blocks.RichTextBlock(
        features=RICH_TEXT_FEATURES, label=_("Text"), template="courses/blocks/text.html"
    )
    callout = CalloutBlock()
    content_notice = ContentNoticeBlock()
    check = CheckBlock()
    accordion = AccordionBlock()
    say_this = SayThisBlock()
    cards = CardsBlock()
    image = LessonImageBlock()
    drawing = DrawingBlock()
    video = VideoBlock()
    audio = AudioBlock()
    file = FileBlock()
    help_link = HelpLinkBlock()


class SourceBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"))
    note = blocks.CharBlock(label=_("note"), required=False)
    url = blocks.URLBlock(label=_("address"), required=False)

    class Meta:
        icon = "link"
        label = _("Source")
