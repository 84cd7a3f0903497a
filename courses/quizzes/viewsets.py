"""«Questions & quizzes» in the admin's menu."""

from django.db.models import Count, QuerySet
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import NumberColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from courses.quizzes import question_views, quiz_views
from courses.quizzes.bank import Objective, QuestionBank
from courses.quizzes.deletion import RefusingDeleteView
from courses.quizzes.question import Question
from courses.quizzes.question_form import QuestionForm
from courses.quizzes.quiz import Quiz
from courses.quizzes.quiz_form import QuizForm
from courses.quizzes.several_view import SeveralView


class EvidenceViewSet(ModelViewSet):
    """Rows that evidence may stand on: not copied, and deleted only while nothing needs them."""

    # Where they are used is told by their own pages: Wagtail's index does not know slots.
    add_to_reference_index = False
    copy_view_enabled = False
    delete_view_class = RefusingDeleteView
    form_class: type

    def get_form_class(self, for_update: bool = False) -> type:
        return getattr(self, "form_class", None) or super().get_form_class(for_update)

    def get_common_view_kwargs(self, **kwargs) -> dict:
        return super().get_common_view_kwargs(**{"usage_url_name": None, **kwargs})

    def get_urlpatterns(self) -> list:
        return [url for url in super().get_urlpatterns() if url.name != "usage"]


class _CountedIndexView(generic.IndexView):
    """How many questions each has."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().annotate(question_count=Count("questions"))


class BankViewSet(EvidenceViewSet):
    model = QuestionBank
    name = "question_banks"
    url_prefix = "question-banks"
    icon = "folder-open-inverse"
    index_view_class = _CountedIndexView
    form_fields = ["code", "title"]
    search_fields = ["code", "title"]
    list_display = ["title", "code", NumberColumn("question_count", label=_("Items"))]


class ObjectiveViewSet(EvidenceViewSet):
    model = Objective
    name = "objectives"
    icon = "crosshairs"
    index_view_class = _CountedIndexView
    form_fields = ["code", "text"]
    search_fields = ["code", "text"]
    list_display = ["code", "text", NumberColumn("question_count", label=_("Items"))]


class QuestionViewSet(EvidenceViewSet):
    model = Question
    name = "questions"
    icon = "help"
    form_class = QuestionForm
    index_view_class = question_views.QuestionIndexView
    add_view_class = question_views.QuestionCreateView
    edit_view_class = question_views.QuestionEditView
    delete_view_class = question_views.QuestionDeleteView
    list_per_page = 50

    def get_urlpatterns(self) -> list:
        several = self.construct_view(SeveralView)
        return [*super().get_urlpatterns(), path("several/", several, name="several")]


class QuizViewSet(EvidenceViewSet):
    model = Quiz
    name = "quizzes"
    icon = "tasks"
    form_class = QuizForm
    index_view_class = quiz_views.QuizIndexView
    add_view_class = quiz_views.QuizCreateView
    edit_view_class = quiz_views.QuizEditView

    def get_urlpatterns(self) -> list:
        edition = self.construct_view(quiz_views.EditionView)
        return [
            *super().get_urlpatterns(),
            path("edition/<int:pk>/", edition, name="edition"),
        ]


class QuizzesGroup(ModelViewSetGroup):
    items = (QuizViewSet, QuestionViewSet, BankViewSet, ObjectiveViewSet)
    menu_label = _("Questions & quizzes")
    menu_name = "quizzes"
    menu_icon = "tasks"
    menu_order = 160
