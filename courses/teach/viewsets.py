"""«Programmes & cohorts» in the admin's menu."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from courses.catalogue.models import Programme
from courses.enrolment.models import Cohort
from courses.quizzes.columns import MomentColumn
from courses.quizzes.viewsets import EvidenceViewSet
from courses.teach import attendance_files_view as files
from courses.teach import cohort_views
from courses.teach.announcements_view import AnnouncementsView
from courses.teach.attempts_view import CohortAttemptsView
from courses.teach.cohort_form import CohortForm
from courses.teach.cohort_view import CohortView
from courses.teach.consent_view import CohortConsentsView
from courses.teach.copy_view import CopyCohortView
from courses.teach.extra_view import SelectView
from courses.teach.guardian_link_view import GuardianLinkView
from courses.teach.paper_view import PaperView
from courses.teach.place_view import PlaceView
from courses.teach.practice_view import PersonPracticeView, PracticeView
from courses.teach.programme_form import FORM
from courses.teach.programme_view import ProgrammeIndexView, ProgrammeView
from courses.teach.recovery_view import RecoveryView
from courses.teach.roster_files import RosterDownload, TemplateDownload, ToMendDownload
from courses.teach.roster_view import RosterImportView, RosterView
from courses.teach.sessions_view import SessionsView, SessionView
from courses.teach.test_times_view import TestTimesView
from courses.teach.ways_in_view import PosterView, SheetView, WaysInView


class CohortViewSet(EvidenceViewSet):
    model = Cohort
    name = "cohorts"
    icon = "group"
    form_class = CohortForm
    index_view_class = cohort_views.CohortIndexView
    add_view_class = cohort_views.CohortCreateView
    edit_view_class = cohort_views.CohortEditView
    delete_view_class = cohort_views.CohortDeleteView
    history_view_class = cohort_views.CohortHistoryView
    inspect_view_class = CohortView
    inspect_view_enabled = True

    def get_common_view_kwargs(self, **kwargs) -> dict:
        attempts = self.get_url_name("attempts")
        select = self.get_url_name("select")
        names = {
            "attempts_url_name": attempts,
            "select_url_name": select,
            "test_times_url_name": self.get_url_name("test_times"),
        }
        return super().get_common_view_kwargs(**{**names, **kwargs})

    def get_urlpatterns(self) -> list:
        # The page of a cohort is its plain address.
        usual = [url for url in super().get_urlpatterns() if url.name != "inspect"]
        attempts = self.construct_view(CohortAttemptsView)
        return [
            *usual,
            path("<int:pk>/", self.inspect_view, name="inspect"),
            path("<int:pk>/attempts/", attempts, name="attempts"),
            path("<int:pk>/consents/", self.construct_view(CohortConsentsView), name="consents"),
            path(
                "<int:pk>/consents/<int:enrolment_id>/link/",
                self.construct_view(GuardianLinkView),
                name="guardian_link",
            ),
            path("<int:pk>/ways-in/", self.construct_view(WaysInView), name="ways_in"),
            path("<int:pk>/poster/", self.construct_view(PosterView), name="poster"),
            path("<int:pk>/cards/<int:sheet_id>/", self.construct_view(SheetView), name="sheet"),
            path("<int:pk>/sessions/", self.construct_view(SessionsView), name="sessions"),
            path(
                "<int:pk>/sessions/<int:session_id>/",
                self.construct_view(SessionView),
                name="session",
            ),
            path(
                "<int:pk>/sessions/<int:session_id>/sheet/",
                self.construct_view(files.SheetToSignView),
                name="sheet_to_sign",
            ),
            path(
                "<int:pk>/attendance-cards/",
                self.construct_view(files.AttendanceCardsView),
                name="attendance_cards",
            ),
            path(
                "<int:pk>/attendance/<str:kind>/",
                self.construct_view(files.AttendanceFileView),
                name="attendance_file",
            ),
            path(
                "<int:pk>/people/<int:enrolment_id>/place/",
                self.construct_view(PlaceView),
                name="place",
            ),
            path(
                "<int:pk>/announcements/",
                self.construct_view(AnnouncementsView),
                name="announcements",
            ),
            path("<int:pk>/copy/", self.construct_view(CopyCohortView), name="copy"),
            path("<int:pk>/tests/", self.construct_view(TestTimesView), name="test_times"),
            path("<int:pk>/paper/", self.construct_view(PaperView), name="paper"),
            path("<int:pk>/recovery/", self.construct_view(RecoveryView), name="recovery"),
            path("<int:pk>/select/", self.construct_view(SelectView), name="select"),
            path("<int:pk>/practice/", self.construct_view(PracticeView), name="practice"),
            path(
                "<int:pk>/practice/<int:enrolment_id>/",
                self.construct_view(PersonPracticeView),
                name="practice_person",
            ),
            *self._roster_urls(),
        ]

    def _roster_urls(self) -> list:
        views = {
            "": ("roster", RosterView),
            "template/<str:kind>/": ("roster_template", TemplateDownload),
            "export/<str:kind>/": ("roster_export", RosterDownload),
            "<int:roster_id>/": ("roster_import", RosterImportView),
            "<int:roster_id>/to-mend/<str:kind>/": ("roster_to_mend", ToMendDownload),
        }
        return [
            path(f"<int:pk>/roster/{address}", self.construct_view(view), name=name)
            for address, (name, view) in views.items()
        ]


class ProgrammeViewSet(EvidenceViewSet):
    model = Programme
    name = "programmes"
    icon = "folder-open-inverse"
    edit_handler = FORM
    inspect_view_class = ProgrammeView
    inspect_view_enabled = True
    index_view_class = ProgrammeIndexView
    list_display = [
        "name",
        "code",
        "funder",
        MomentColumn("starts_on", label=_("Starts on"), sort_key="starts_on"),
        MomentColumn("ends_on", label=_("Ends on"), sort_key="ends_on"),
    ]
    search_fields = ["code", "name", "funder"]

    def get_urlpatterns(self) -> list:
        # The page of a programme is its plain address.
        usual = [url for url in super().get_urlpatterns() if url.name != "inspect"]
        return [*usual, path("<int:pk>/", self.inspect_view, name="inspect")]


class ProgrammesGroup(ModelViewSetGroup):
    items = (CohortViewSet, ProgrammeViewSet)
    menu_label = _("Programmes & cohorts")
    menu_name = "programmes"
    menu_icon = "group"
    menu_order = 150
