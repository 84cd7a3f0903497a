"""«Change several»: one list of a bank, boxes to tick, and what to do with the ticked ones."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from courses.quizzes import several
from courses.quizzes.bank import Objective, QuestionBank
from courses.quizzes.question import Question, QuestionQuerySet
from courses.quizzes.question_views import first_words

MOST_SHOWN = 500
UNPROCESSABLE = 422


class WhichForm(forms.Form):
    """Whose questions are shown."""

    bank = forms.ModelChoiceField(
        QuestionBank.objects.all(), label=gettext_lazy("Bank"), empty_label=None
    )
    objective = forms.ModelChoiceField(
        Objective.objects.all(),
        label=gettext_lazy("Objective"),
        required=False,
        empty_label=gettext_lazy("All objectives"),
    )


class DeedForm(forms.Form):
    """What becomes of the ticked ones."""

    question = forms.ModelMultipleChoiceField(
        Question.objects.none(),
        error_messages={
            "required": gettext_lazy("Tick the items first."),
            "invalid_choice": gettext_lazy("An item is not in this list any more: look again."),
            "invalid_pk_value": gettext_lazy("An item is not in this list any more: look again."),
        },
    )
    do = forms.ChoiceField(choices=[(name, name) for name in ("objective", "retire", "offer")])
    new_objective = forms.ModelChoiceField(
        Objective.objects.all(), label=gettext_lazy("New objective"), required=False
    )

    def __init__(self, *args, questions: QuestionQuerySet, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["question"].queryset = questions

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("do") == "objective" and not cleaned.get("new_objective"):
            self.add_error("new_objective", _("Choose the objective that the ticked items serve."))
        return cleaned

    def carry_out(self, *, by) -> str:
        """Do it; return in words what changed."""
        ticked = [question.pk for question in self.cleaned_data["question"]]
        do, objective = self.cleaned_data["do"], self.cleaned_data["new_objective"]
        if do == "objective":
            n = several.point_at(ticked, objective=objective, by=by)
            words = ngettext(
                "%(n)d item serves %(objective)s now.", "%(n)d items serve %(objective)s now.", n
            )
            return words % {"n": n, "objective": objective.code}
        if do == "retire":
            n = several.retire(ticked, by=by)
            words = ngettext(
                "%(n)d item is no longer offered. Quizzes that ask it keep it.",
                "%(n)d items are no longer offered. Quizzes that ask them keep them.",
                n,
            )
            return words % {"n": n}
        n = several.offer_again(ticked, by=by)
        return ngettext("%(n)d item is offered again.", "%(n)d items are offered again.", n) % {
            "n": n
        }


class SeveralView(generic.PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    any_permission_required = ["change"]
    template_name = "courses/quizzes/several.html"
    page_title = gettext_lazy("Change several")
    header_icon = "help"
    index_url_name = ""

    def post(self, request: HttpRequest) -> HttpResponse:
        form = DeedForm(request.POST, questions=self._questions)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)
        messages.success(request, form.carry_out(by=request.user))
        return redirect(request.get_full_path())

    def get_context_data(self, *, form: DeedForm | None = None, **kwargs) -> dict:
        shown = self._questions.with_newest().select_related("objective").order_by("code")
        return super().get_context_data(
            which=self._which,
            form=form or DeedForm(questions=self._questions),
            rows=[(question, first_words(question)) for question in shown[:MOST_SHOWN]],
            ticked=self.request.POST.getlist("question"),
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("questions:index"), "label": _("Items")},
            {"url": "", "label": _("Change several")},
        ]

    @cached_property
    def _which(self) -> WhichForm:
        first = QuestionBank.objects.values_list("pk", flat=True).first()
        return WhichForm(self.request.GET or {"bank": first})

    @cached_property
    def _questions(self) -> QuestionQuerySet:
        if not self._which.is_valid():
            return Question.objects.none()
        questions = Question.objects.filter(bank=self._which.cleaned_data["bank"])
        if objective := self._which.cleaned_data["objective"]:
            questions = questions.filter(objective=objective)
        return questions
