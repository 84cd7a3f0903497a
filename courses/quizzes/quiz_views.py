"""Quizzes in the admin: define, publish, and look at what was published."""

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views import generic

from courses.quizzes import where_used
from courses.quizzes.columns import WIDE
from courses.quizzes.parallel import concerns
from courses.quizzes.publishing import NotPublishable, is_up_to_date, publish
from courses.quizzes.quiz import EVERY_FORM, Form, Quiz, QuizEdition, QuizItem


class QuizIndexView(generic.IndexView):
    search_fields = ["code", "title"]
    default_ordering = "code"

    def get_base_queryset(self) -> QuerySet[Quiz]:
        quizzes = super().get_base_queryset().select_related("current_edition")
        return quizzes.annotate(
            a_count=Count("slots", filter=Q(slots__form=Form.A)),
            b_count=Count("slots", filter=Q(slots__form=Form.B)),
        )

    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column("title", TitleColumn),
            Column("code", label=gettext_lazy("Code"), sort_key="code", classname=WIDE),
            NumberColumn("a_count", label=gettext_lazy("Items in form A"), classname=WIDE),
            NumberColumn("b_count", label=gettext_lazy("Items in form B"), classname=WIDE),
            Column("edition", label=gettext_lazy("Published"), accessor=_edition_words),
        ]


def _edition_words(quiz: Quiz) -> str:
    if quiz.current_edition is None:
        return _("not yet")
    return _("edition %(number)d") % {"number": quiz.current_edition.number}


class _QuizPage:
    """Saving stays on the page; «save and publish» also makes an edition of what was saved."""

    template_name = "courses/quizzes/quiz_form.html"
    publish_refusal = ""

    def save_instance(self) -> Quiz:
        quiz = super().save_instance()
        if self.action == "publish":
            before = quiz.current_edition_id
            try:
                self.edition = publish(quiz, by=self.request.user)
            except NotPublishable as refusal:
                self.publish_refusal = str(refusal)
            else:
                self.made_an_edition = self.edition.pk != before
        return quiz

    def save_action(self):
        if self.publish_refusal:
            messages.warning(
                self.request,
                _("Saved, and not published yet. %(why)s") % {"why": self.publish_refusal},
            )
        return super().save_action()

    def saved_words(self) -> str:
        if self.action != "publish":
            return _("The quiz is saved. Learners meet the change once it is published.")
        facts = {"number": self.edition.number}
        if self.made_an_edition:
            words = _("Edition %(number)d is published. Tests already begun keep their edition.")
        else:
            words = _("Nothing differs from edition %(number)d: it stays the published one.")
        return words % facts

    def get_success_message(self, *_instance) -> str | None:
        return None if self.publish_refusal else self.saved_words()

    def get_success_buttons(self) -> list:
        return []

    def get_success_url(self) -> str:
        return self.get_edit_url()


class QuizCreateView(_QuizPage, generic.CreateView):
    actions = ["create", "publish"]


class QuizEditView(_QuizPage, generic.EditView):
    actions = ["edit", "publish"]

    def get_context_data(self, **kwargs) -> dict:
        slots = self.object.slots.select_related("question__objective")
        return super().get_context_data(
            concerns=concerns(slots),
            is_up_to_date=is_up_to_date(self.object),
            editions=self.object.editions.order_by("-number"),
            pages=where_used.pages_of(self.object),
            **kwargs,
        )


class EditionView(generic.PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, TemplateView):
    """What was published, exactly as it was: to be read, not edited."""

    any_permission_required = ["add", "change", "view"]
    template_name = "courses/quizzes/edition.html"
    header_icon = "doc-full-inverse"
    edit_url_name = ""
    index_url_name = ""

    @cached_property
    def edition(self) -> QuizEdition:
        editions = QuizEdition.objects.select_related("quiz")
        return get_object_or_404(editions, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.edition.quiz)

    def get_page_subtitle(self) -> str:
        return _("edition %(number)d") % {"number": self.edition.number}

    def get_breadcrumbs_items(self) -> list[dict]:
        quiz = self.edition.quiz
        return [
            {"url": reverse(self.index_url_name), "label": Quiz._meta.verbose_name_plural},
            {"url": reverse(self.edit_url_name, args=[quiz.pk]), "label": str(quiz)},
            {"url": "", "label": self.get_page_subtitle(), "sublabel": str(quiz)},
        ]

    def get_context_data(self, **kwargs) -> dict:
        items = QuizItem.objects.filter(edition=self.edition)
        items = items.select_related("version__question__objective")
        items = list(items.prefetch_related("version__choices").order_by("form", "position"))
        headings = {**dict(Form.choices), EVERY_FORM: _("attitudes")}
        parts = [
            (form or "attitudes", heading, [item for item in items if item.form == form])
            for form, heading in headings.items()
        ]
        return super().get_context_data(
            edition=self.edition, parts=[part for part in parts if part[2]], **kwargs
        )
