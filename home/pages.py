"""The public pages outside the courses."""

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from courses.catalogue.models import CoursePage
from courses.enrolment.models import Enrolment
from home.help_channel import HelpChannel

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]
# Far below any page there is; it keeps a made-up address of a thousand parts cheap.
DEEPEST_PAGE = 10


class HomePage(Page):
    headline = models.CharField(_("headline"), max_length=120, blank=True)
    intro = models.TextField(_("introduction"), blank=True)

    max_count_per_parent = 1
    content_panels = [*Page.content_panels, FieldPanel("headline"), FieldPanel("intro")]

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a page by its whole address: two queries, where Wagtail spends two a level.

        Unlike Wagtail, a page below one that was withdrawn is withdrawn with it.
        """
        if not path_components:
            return super().route(request, path_components)
        if len(path_components) > DEEPEST_PAGE:
            raise Http404
        addresses = [
            f"{self.url_path}{'/'.join(path_components[:length])}/"
            for length in range(1, len(path_components) + 1)
        ]
        chain = list(self.get_descendants().filter(url_path__in=addresses).order_by("depth"))
        if len(chain) != len(addresses) or not all(page.live for page in chain):
            raise Http404
        page = chain[-1].specific
        page._cached_parent_obj = chain[-2] if len(chain) > 1 else self
        return RouteResult(page)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        courses = CoursePage.objects.descendant_of(self).live().public().order_by("path")
        # Authors order the catalogue; what stands first there is where the home page begins.
        context["courses"] = courses[:1]
        context["begun"] = self._course_begun(request)
        return context

    def _course_begun(self, request: HttpRequest) -> CoursePage | None:
        """Return the course this reader joined last, in the language of this page."""
        if not request.user.is_authenticated:
            return None
        enrolment = (
            Enrolment.objects.of(request.user)
            .current()
            .select_related("course")
            .order_by("-enrolled_at")
            .first()
        )
        if enrolment is None:
            return None
        translations = CoursePage.objects.descendant_of(self).live()
        return translations.filter(translation_key=enrolment.course.translation_key).first()


class StandardPage(Page):
    body = RichTextField(_("text"), features=RICH_TEXT_FEATURES, blank=True)

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    content_panels = [*Page.content_panels, FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("plain page")


class HelpPage(Page):
    """Where to turn: help channels come from their own list."""

    intro = models.TextField(_("introduction"), blank=True)

    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("help page")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        channels = HelpChannel.objects.worded_in(get_language())
        context["emergency"] = [channel for channel in channels if channel.is_for_emergency]
        context["channels"] = [channel for channel in channels if not channel.is_for_emergency]
        return context
