"""A programme admin copies a course for a partner: a form, and how far the copy is."""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale, Page

from courses.catalogue import copying
from courses.catalogue.models import CoursePage, Programme
from lms.accounts import roles
from lms.accounts.models import User
from lms.jobs.models import Job


class CopyCourseForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=255)
    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        max_length=80,
        help_text=gettext_lazy("The last part of its address: small letters, digits and hyphens."),
    )
    programme = forms.ModelChoiceField(
        label=gettext_lazy("Programme"),
        queryset=Programme.objects.order_by("name"),
        help_text=gettext_lazy("Its cohorts and results are counted in this programme."),
    )

    def __init__(self, *args, course: CoursePage, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._course = course

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"].lower()
        beside = Page.objects.child_of(self._course.get_parent()).filter(slug=slug)
        # A second press finds the copy of the first: that is no mistake.
        if beside.exclude(pk__in=self._course.copies.values("pk")).exists():
            raise forms.ValidationError(_("Another page has this address: choose another."))
        return slug


class CopyCourseView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/teach/copy_course.html"
    page_title = gettext_lazy("Copy for a partner")
    header_icon = "copy"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not roles.may_run_programmes(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def course(self) -> CoursePage:
        courses = CoursePage.objects.filter(locale=Locale.get_default())
        # By `id`, the page's own number: one too long for the database is a 404 then.
        return get_object_or_404(courses, id=self.kwargs["pk"])

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = CopyCourseForm(course=self.course, initial={"title": self.course.title})
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = CopyCourseForm(request.POST, course=self.course)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        copying.ask_for_copy(self.course, by=request.user, **form.cleaned_data)
        messages.success(request, _("The copy is being made. It is a draft until you publish it."))
        return redirect("copy_course", self.course.pk)

    def get_breadcrumbs_items(self) -> list[dict]:
        explore = reverse("wagtailadmin_explore", args=[self.course.pk])
        return [
            {"url": explore, "label": self.course.title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, *, form: CopyCourseForm, **kwargs) -> dict:
        jobs = Job.objects.unfinished().filter(
            kind=copying.COPY, subject__startswith=copying.subject_of(self.course)
        )
        copies = self.course.copies.select_related("programme").order_by("-pk")
        return super().get_context_data(
            course=self.course, form=form, copies=copies, jobs=jobs.order_by("-pk"), **kwargs
        )


def urlpatterns() -> list[URLPattern]:
    return [path("courses/<int:pk>/copy/", CopyCourseView.as_view(), name="copy_course")]


def header_button(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    return listing_button(page, user, next_url)


def listing_button(page: Page, user: User, next_url: str | None = None) -> Iterator[Button]:
    is_course = issubclass(page.specific_class or Page, CoursePage)
    if is_course and page.locale_id == Locale.get_default().pk and roles.may_run_programmes(user):
        url = reverse("copy_course", args=[page.pk])
        yield Button(_("Copy for a partner"), url=url, icon_name="copy", priority=31)
