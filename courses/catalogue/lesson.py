"""A lesson: what is read, its sources, and who has reviewed it."""

from collections.abc import Iterable, Mapping

from django import forms
from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from courses.catalogue.blocks import LessonBody, SourceBlock
from courses.catalogue.course import CanonicalMixin, CoursePage, ModulePage
from courses.quizzes.models import Objective


class LessonPage(CanonicalMixin, Page):
    class Review(models.TextChoices):
        DRAFT = "draft", _("draft for ECPAT's review")
        REVIEWED = "reviewed", _("reviewed by an expert")

    summary = models.TextField(_("summary"), blank=True)
    minutes = models.PositiveSmallIntegerField(_("estimated minutes"), default=6)
    objectives = ParentalManyToManyField(
        Objective, blank=True, related_name="lessons", verbose_name=_("objectives")
    )
    content_notice = models.TextField(
        _("content notice"), blank=True, help_text=_("What a learner should know before reading.")
    )
    body = StreamField(LessonBody(), verbose_name=_("lesson"), blank=True)
    review_status = models.CharField(
        _("review"), max_length=10, choices=Review.choices, default=Review.DRAFT
    )
    reviewer = models.CharField(_("reviewer"), max_length=120, blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    next_review_on = models.DateField(_("next review on"), null=True, blank=True)
    sources = StreamField([("source", SourceBlock())], verbose_name=_("sources"), blank=True)
    sources_checked_on = models.DateField(_("sources checked on"), null=True, blank=True)

    parent_page_types = ["courses.ModulePage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("minutes"),
        FieldPanel("objectives", widget=forms.CheckboxSelectMultiple),
        FieldPanel("content_notice"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("review_status"),
                FieldPanel("reviewer"),
                FieldPanel("reviewed_on"),
                FieldPanel("next_review_on"),
                FieldPanel("sources"),
                FieldPanel("sources_checked_on"),
            ],
            heading=_("Sources and review"),
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    @cached_property
    def module(self) -> ModulePage:
        return ModulePage.objects.parent_of(self).get()

    @cached_property
    def course(self) -> CoursePage:
        return self.find_course()

    def find_course(self) -> CoursePage:
        return CoursePage.objects.ancestor_of(self).get()

    @property
    def is_draft_for_review(self) -> bool:
        return self.review_status == self.Review.DRAFT

    @property
    def ends_with_help(self) -> bool:
        return bool(self.body) and self.body[-1].block_type == "help_link"

    @cached_property
    def body_language(self) -> str:
        """Return the language of the lesson where it is not the reader's; else nothing.

        A translation begins as a copy: title and buttons in English, the lesson not yet.
        """
        if get_language() == settings.LANGUAGE_CODE or self.canonical is self or not self.body:
            return ""
        is_a_copy = _without_ids(self.body.raw_data) == _without_ids(self.canonical.body.raw_data)
        return settings.LANGUAGE_CODE if is_a_copy else ""


def _without_ids(raw):
    """Return a stream's raw value without the ids that every block gets on its own."""
    if isinstance(raw, Mapping):
        return {key: _without_ids(value) for key, value in raw.items() if key != "id"}
    if isinstance(raw, str) or not isinstance(raw, Iterable):
        return raw
    return [_without_ids(item) for item in raw]
