"""Questions in the admin: the list, and one page to write, compare and see where it is used.

Rooms above put columns into the list with the Wagtail hook `question_figures`: a function that
takes the ids of the questions on the page and returns the title of its column and words by id.
"""

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn, Table, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from courses.quizzes import where_used
from courses.quizzes.columns import WIDE
from courses.quizzes.deletion import RefusingDeleteView, what_needs
from courses.quizzes.publishing import discard
from courses.quizzes.question import Question, QuestionVersion
from courses.quizzes.quiz import QuizItem

TYPES = dict(QuestionVersion.Type.choices)


class QuestionFilterSet(WagtailFilterSet):
    newest_type = django_filters.ChoiceFilter(
        label=gettext_lazy("Type"), choices=QuestionVersion.Type.choices
    )
    is_used = django_filters.BooleanFilter(
        label=gettext_lazy("Stands in a quiz"), method="filter_is_used"
    )
    is_retired = django_filters.BooleanFilter(label=gettext_lazy("No longer offered"))

    class Meta:
        model = Question
        fields = ["bank", "objective", "is_anchor"]

    def filter_is_used(self, questions: QuerySet, _name: str, wanted: bool) -> QuerySet:
        return questions.filter(slots__isnull=not wanted).distinct()


class QuestionIndexView(generic.IndexView):
    filterset_class = QuestionFilterSet
    search_fields = ["code", "newest_text"]
    default_ordering = "code"

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        several = Button(
            _("Change several"), url=reverse("questions:several"), icon_name="list-ul", priority=20
        )
        return [*super().header_more_buttons, several]

    def get_base_queryset(self) -> QuerySet[Question]:
        questions = super().get_base_queryset().with_newest().select_related("bank", "objective")
        return where_used.with_quiz_count(questions)

    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column("code", TitleColumn, width="20%"),
            Column("newest_text", label=gettext_lazy("Question"), accessor=first_words),
            Column("type", label=gettext_lazy("Type"), accessor=_type_words, classname=WIDE),
            Column("objective.code", label=gettext_lazy("Objective"), classname=WIDE),
            Column("bank.code", label=gettext_lazy("Bank"), classname=WIDE),
            Column("anchor", label=gettext_lazy("Anchor"), accessor=_anchor_words, classname=WIDE),
            NumberColumn("newest_number", label=gettext_lazy("Version"), classname=WIDE),
            NumberColumn("quiz_count", label=gettext_lazy("Quizzes"), classname=WIDE),
        ]

    def get_table(self, object_list) -> Table:
        # Here the rows of the page are known, so that their figures take few statements.
        ids = [question.pk for question in object_list]
        told = [figures(ids) for figures in hooks.get_hooks("question_figures")] if ids else []
        self.columns = [*self.columns, *(_column(title, words) for title, words in told)]
        return super().get_table(object_list)


def _column(title: str, words: dict[int, str]) -> Column:
    return Column(
        "figures",
        label=title,
        accessor=lambda question: words.get(question.pk, ""),
        classname=WIDE,
    )


def _type_words(question: Question) -> str:
    return TYPES.get(question.newest_type, "")


def _anchor_words(question: Question) -> str:
    return _("anchor") if question.is_anchor else ""


def first_words(question: Question) -> str:
    """Return how the question begins, after what there is to know of it in a list."""
    begins = Truncator(question.newest_text or _("Not written yet")).chars(90)
    return f"({_('no longer offered')}) {begins}" if question.is_retired else begins


class _QuestionPage:
    template_name = "courses/quizzes/question_form.html"

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "by": self.request.user}


class QuestionCreateView(_QuestionPage, generic.CreateView):
    def get_success_message(self, question: Question) -> str:
        return _("Item %(code)s is saved. Put it into a quiz to have it asked.") % {
            "code": question.code
        }


class QuestionEditView(_QuestionPage, generic.EditView):
    def get_success_message(self) -> str:
        facts = {"code": self.object.code, "number": self.form.version.number}
        if not self.form.made_a_version:
            return _("Item %(code)s is saved. Its version %(number)d stays as it is.") % facts
        return (
            _(
                "Item %(code)s has a new version, %(number)d. Published quiz editions stay as "
                "they are: publish a quiz again to ask the new version."
            )
            % facts
        )

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            versions=where_used.versions_of(self.object),
            slots=where_used.slots_of(self.object),
            **kwargs,
        )


class QuestionDeleteView(RefusingDeleteView):
    """A question without quizzes goes together with the versions that nobody was asked."""

    def needs(self) -> list[tuple[str, int]]:
        needs = what_needs(self.object, leaving_out=("questionversion.question",))
        asked = QuizItem.objects.filter(version__question=self.object)
        editions = asked.values("edition").distinct().count()
        if editions:
            needs.append((_("quiz editions"), editions))
        return needs

    def delete_action(self) -> None:
        discard(self.object)
