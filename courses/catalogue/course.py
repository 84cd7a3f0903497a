"""The catalogue's pages: index, course, module."""

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from courses.catalogue.course_form import CourseForm
from courses.catalogue.drawings import DrawingChooser, drawing_choices, drawing_url
from courses.catalogue.practice import PracticeTask, PracticeTasksBlock, tasks_of
from courses.catalogue.programme import Programme
from courses.quizzes.models import Objective, Quiz


class RestrictedMixin:
    """Who may see a page, asked for with every view of it."""

    # Set where the page itself is kept (`serving`): they are as good as the page.
    restrictions: list[PageViewRestriction] | None = None

    def get_view_restrictions(
        self,
    ) -> "list[PageViewRestriction] | models.QuerySet[PageViewRestriction]":
        """Find them with one statement; Wagtail spends two, to look for aliases above."""
        if self.restrictions is not None:
            return self.restrictions
        if self.alias_of_id:
            return super().get_view_restrictions()
        above = self.get_ancestors(inclusive=True)
        return PageViewRestriction.objects.filter(page__in=above.values("pk"))

    def is_out(self) -> bool:
        """Return whether it can be opened: what stands below a draft is as closed as the draft."""
        return self.live and not self.get_ancestors().filter(live=False).exists()


class CanonicalMixin(RestrictedMixin):
    """Evidence points at the Indonesian page; a translation finds it by its key."""

    @cached_property
    def canonical(self):
        """Return the page in the site's first language; itself when there is none."""
        originals = type(self).objects.filter(
            translation_key=self.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        original = originals.exclude(pk=self.pk).first()
        return original or self


class CourseIndexPage(RestrictedMixin, Page):
    intro = models.TextField(_("introduction"), blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["courses.CoursePage"]
    max_count_per_parent = 1
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("course catalogue")

    def courses(self) -> "models.QuerySet[CoursePage]":
        return CoursePage.objects.child_of(self).live().public().order_by("path")


class CoursePage(CanonicalMixin, Page):
    code = models.SlugField(_("code"), max_length=40, help_text=_("For example AMAN."))
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="courses"
    )
    summary = models.TextField(_("summary"), blank=True)
    audience = models.CharField(_("for whom"), max_length=250, blank=True)
    cover = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    drawing = models.CharField(
        _("drawing"),
        max_length=40,
        blank=True,
        choices=drawing_choices,
        help_text=_("Shown while there is no cover picture."),
    )
    lesson_hours = models.DecimalField(
        _("lesson hours (JP)"), max_digits=5, decimal_places=1, default=0
    )
    pass_mark_percent = models.PositiveSmallIntegerField(
        _("pass mark in percent"),
        default=70,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    pre_test = models.ForeignKey(
        Quiz, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    post_test = models.ForeignKey(
        Quiz, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Made for a partner who repeats the training: same lessons, same tests, so that results add up.
    copied_from = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="copies",
        verbose_name=_("copied from"),
    )
    is_open_to_all = models.BooleanField(
        _("open to all"), default=True, help_text=_("Anyone may enrol without a join code.")
    )

    practice = StreamField(
        PracticeTasksBlock(),
        verbose_name=_("practice tasks"),
        blank=True,
        help_text=_("What a trainer ticks or rates for each learner."),
    )

    parent_page_types = ["courses.CourseIndexPage"]
    subpage_types = ["courses.ModulePage"]
    base_form_class = CourseForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("code"),
        FieldPanel("summary"),
        FieldPanel("audience"),
        FieldPanel("cover"),
        FieldPanel("drawing", widget=DrawingChooser),
        FieldPanel("programme"),
        MultiFieldPanel(
            [
                FieldPanel("pre_test"),
                FieldPanel("post_test"),
                FieldPanel("pass_mark_percent"),
                FieldPanel("lesson_hours"),
                FieldPanel("is_open_to_all"),
            ],
            heading=_("Tests and certificate"),
        ),
        FieldPanel("practice"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("audience"),
    ]

    # A copy takes a code of its own in `save`: cohorts and bundles are found by it.
    exclude_fields_in_copy = ["code", "copied_from"]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def save(self, *args, **kwargs) -> None:
        if not self.code:
            self.code = self._code_of_its_own()
        super().save(*args, **kwargs)

    def _code_of_its_own(self) -> str:
        """Return the code of the page this one translates; else one that no course has."""
        others = CoursePage.objects.exclude(pk=self.pk)
        same = others.filter(translation_key=self.translation_key).first()
        if same is not None:
            return same.code
        taken = {code.lower() for code in others.values_list("code", flat=True)}
        base = self.slug[:36] or "kursus"
        endings = ("", *(f"-{number}" for number in range(2, len(taken) + 3)))
        return next(base + end for end in endings if (base + end).lower() not in taken)

    def with_content_json(self, content: dict) -> "CoursePage":
        """A draft, however old, never changes where the course comes from."""
        draft = super().with_content_json(content)
        draft.copied_from_id = self.copied_from_id
        return draft

    @property
    def drawing_url(self) -> str:
        return drawing_url(self.drawing)

    @property
    def practice_tasks(self) -> list[PracticeTask]:
        return tasks_of(self.practice)

    def modules(self) -> "models.QuerySet[ModulePage]":
        return ModulePage.objects.child_of(self).live()


class ModulePage(CanonicalMixin, Page):
    summary = models.TextField(_("summary"), blank=True)
    objectives = ParentalManyToManyField(
        Objective, blank=True, related_name="modules", verbose_name=_("objectives")
    )
    drawing = models.CharField(_("drawing"), max_length=40, blank=True, choices=drawing_choices)
    is_extra = models.BooleanField(
        _("extra module"),
        default=False,
        help_text=_("Outside the path, the lesson hours and the tests."),
    )

    parent_page_types = ["courses.CoursePage"]
    subpage_types = ["courses.LessonPage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("objectives", widget=forms.CheckboxSelectMultiple),
        FieldPanel("drawing", widget=DrawingChooser),
        FieldPanel("is_extra"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    @property
    def drawing_url(self) -> str:
        return drawing_url(self.drawing)

    @cached_property
    def course(self) -> CoursePage:
        return CoursePage.objects.parent_of(self).get()
