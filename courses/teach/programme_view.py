"""A programme's page: who pays for it, its courses and cohorts, and what came of them.

Totals only. Who runs programmes sees all of it; a trainer the part of the own cohorts; M&E
the sums over all cohorts, where they tell of nobody.
"""

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.images import get_image_model

from courses.catalogue.models import Programme, ProgrammeLogo
from courses.enrolment import access
from courses.enrolment.models import Cohort
from courses.teach.own_page import OwnPage
from courses.teach.programme_figures import courses_of, figures_of, sums_to_show
from lms import audit
from lms.accounts import roles
from lms.listings import CardTable

LOGO_SIZE = "max-240x96"


class ProgrammeView(OwnPage):
    # Decided by `get_object`: a trainer has no rights on programmes, and sees the own part.
    any_permission_required = None
    template_name = "courses/teach/programme.html"

    def get_object(self) -> Programme:
        images = get_image_model().objects.prefetch_renditions(LOGO_SIZE)
        logos = ProgrammeLogo.objects.prefetch_related(Prefetch("image", images))
        programmes = Programme.objects.prefetch_related(Prefetch("logos", logos))
        programme = get_object_or_404(programmes, pk=self.pk)
        # 404, not 403: a trainer must not learn that another programme exists.
        sees_all = self._runs_it or self._sees_sums_only
        if not sees_all and not self._cohorts(programme).exists():
            raise Http404
        return programme

    @property
    def _runs_it(self) -> bool:
        return roles.may_run_programmes(self.request.user)

    @property
    def _sees_sums_only(self) -> bool:
        return roles.may_see_reports(self.request.user) and not self._runs_it

    def _cohorts(self, programme: Programme) -> QuerySet[Cohort]:
        return access.cohorts_counted_for(self.request.user).of_programme(programme)

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        context = self.get_context_data(**kwargs)
        audit.record(
            "programme.view",
            by=request.user,
            subject=self.object,
            cohorts=len(context["figures"].rows),
        )
        return self.render_to_response(context)

    def above(self) -> dict:
        if self._runs_it or self._sees_sums_only:
            return {"url": reverse(self.index_url_name), "label": _("Programmes")}
        return {"url": reverse("cohorts:index"), "label": _("Cohorts")}

    def get_context_data(self, **kwargs) -> dict:
        figures = figures_of(self._cohorts(self.object))
        courses = courses_of(self.object, cohorts=[row.cohort for row in figures.rows])
        if not self._runs_it and not self._sees_sums_only:
            led = {row.cohort.course_id for row in figures.rows}
            courses = [course for course in courses if course.pk in led]
        return super().get_context_data(
            programme=self.object,
            logos=[(logo, logo.image.get_rendition(LOGO_SIZE)) for logo in self.object.logos.all()],
            courses=courses,
            figures=figures,
            runs_it=self._runs_it,
            sums=sums_to_show(figures) if self._sees_sums_only else None,
            fewest=settings.SUPPRESSION_MIN,
            **kwargs,
        )


class ProgrammeIndexView(generic.IndexView):
    table_class = CardTable

    @cached_property
    def columns(self) -> list[Column]:
        """As Wagtail makes them; the name leads to the programme's page, not to its form."""
        title = self._get_title_column_class(TitleColumn)
        first = title("name", label=_("Name"), sort_key="name", get_url=self.get_inspect_url)
        return [first, *super().columns[1:]]
