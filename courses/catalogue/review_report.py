"""Which lessons have been reviewed, by whom, and which are due again."""

import django_filters
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, LocaleColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from courses.catalogue.models import LessonPage


class LessonReviewFilterSet(WagtailFilterSet):
    is_due = django_filters.BooleanFilter(label=_("Review is due"), method="filter_due")

    class Meta:
        model = LessonPage
        fields = ["review_status", "locale", "live"]

    def filter_due(self, lessons, _name, is_due):
        due = lessons.filter(next_review_on__lte=timezone.localdate())
        return due if is_due else lessons.exclude(pk__in=due)


class LessonReviewView(ReportView):
    """Not exported: titles are what authors typed, and a spreadsheet would run a formula."""

    page_title = _("Lesson reviews")
    header_icon = "tasks"
    index_url_name = "lesson_reviews"
    index_results_url_name = "lesson_reviews_results"
    filterset_class = LessonReviewFilterSet
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    columns = [
        TitleColumn(
            "title",
            label=_("Lesson"),
            url_name="wagtailadmin_pages:edit",
            accessor="get_admin_display_title",
        ),
        LocaleColumn(label=_("Language")),
        BooleanColumn("live", label=_("Published")),
        Column("review", label=_("Review"), accessor="get_review_status_display"),
        Column("reviewer", label=_("Reviewer")),
        Column("reviewed_on", label=_("Reviewed on")),
        Column("next_review_on", label=_("Next review on")),
        Column("sources_checked_on", label=_("Sources checked on")),
    ]

    def get_queryset(self):
        lessons = LessonPage.objects.defer("body", "sources").select_related("locale")
        mine = page_permission_policy.explorable_instances(self.request.user)
        return lessons.filter(pk__in=mine.values("pk")).order_by(
            models.F("next_review_on").asc(nulls_last=True), "path"
        )
