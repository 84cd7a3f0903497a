"""What is practised face to face: the tasks of a course, and the scales they are rated on."""

from collections import Counter
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamBlockValidationError


@dataclass(frozen=True)
class Scale:
    """Steps from the first try on, in words; a task is done from the step `done_from`."""

    name: str
    steps: tuple[str, ...]
    done_from: int

    def words_of(self, step: int) -> str:
        """Return the words of a step, counted from 1; of 0, not yet."""
        return str(self.steps[step - 1] if step else _("not yet"))

    @property
    def choices(self) -> list[tuple[int, str]]:
        return list(enumerate(self.steps, 1))


# A tick is a scale of one step. The platform owns the others, so that courses compare.
TICK = "tick"
SCALES = {
    TICK: Scale(_("a tick"), (_("done"),), done_from=1),
    "strength": Scale(
        _("strength: needs practice, growing, strong"),
        (_("needs practice"), _("growing"), _("strong")),
        done_from=2,
    ),
    "independence": Scale(
        _("independence: first try, with help, alone, can teach it"),
        (_("first try"), _("with help"), _("alone"), _("can teach it")),
        done_from=3,
    ),
}


@dataclass(frozen=True)
class PracticeTask:
    """One task. Its code is what marks hold on to: title and words may change."""

    code: str
    title: str
    look_for: str
    scale_name: str
    is_required: bool

    @property
    def scale(self) -> Scale:
        return SCALES[self.scale_name]


def _scale_choices() -> list[tuple[str, str]]:
    return [(key, scale.name) for key, scale in SCALES.items()]


class PracticeTaskBlock(blocks.StructBlock):
    code = blocks.CharBlock(
        label=_("code"),
        max_length=40,
        validators=[validate_slug],
        help_text=_("Small letters, digits and “-”; it stays when the title changes."),
    )
    title = blocks.CharBlock(
        label=_("title"), max_length=160, help_text=_("A role play, a teach-back, a case note.")
    )
    look_for = blocks.TextBlock(
        label=_("what to look for"),
        required=False,
        max_length=2000,
        help_text=_("For the trainer and the learner alike."),
    )
    scale = blocks.ChoiceBlock(label=_("marked with"), choices=_scale_choices, default=TICK)
    required = blocks.BooleanBlock(label=_("needed to complete the course"), required=False)

    class Meta:
        icon = "group"
        label = _("Practice task")


class PracticeTasksBlock(blocks.StreamBlock):
    task = PracticeTaskBlock()

    def clean(self, value):
        cleaned = super().clean(value)
        times = Counter(child.value["code"] for child in cleaned)
        twice = ValidationError(_("Another task has this code: choose another."))
        errors = {
            place: blocks.StructBlockValidationError(block_errors={"code": twice})
            for place, child in enumerate(cleaned)
            if times[child.value["code"]] > 1
        }
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


def tasks_of(stream) -> list[PracticeTask]:
    """Return the tasks of a course page's field, in order."""
    return [
        PracticeTask(
            code=child.value["code"],
            title=child.value["title"],
            look_for=child.value["look_for"],
            scale_name=child.value["scale"],
            is_required=child.value["required"],
        )
        for child in stream
    ]
