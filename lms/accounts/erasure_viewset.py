"""Removals of data in the admin: begun by staff when they are asked to, read, and taken back."""

from datetime import datetime

from django.conf import settings
from django.forms import CharField, ChoiceField, RadioSelect, ValidationError
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from lms.accounts import codes, erasing, roles
from lms.accounts.erasure import Erasure, ErasureQuerySet
from lms.accounts.kept_records import KeptRecordViewSet, Noted, WrittenByVerb
from lms.accounts.models import User
from lms.listings import CardTable


def _all() -> ErasureQuerySet:
    return Erasure.objects.select_related("person", "asked_by", "cancelled_by")


class BeginForm(WrittenByVerb):
    """Whose data, and why; the days of grace are the site's."""

    person = CharField(
        label=_("Code or username"),
        max_length=150,
        help_text=_("The code stands on the person's card, forms and own page."),
    )
    reason = ChoiceField(
        label=_("Why"),
        choices=[(reason.value, reason.label) for reason in Erasure.STAFF_REASONS],
        widget=RadioSelect,
    )

    field_order = ("person", "reason")

    class Meta:
        model = Erasure
        fields = ("reason",)

    def clean_person(self) -> User:
        typed = self.cleaned_data["person"]
        person = self._found(typed)
        if person is None:
            raise ValidationError(_("No learner has this code or username. Please compare it."))
        if person.is_superuser or roles.is_staff_member(person):
            raise ValidationError(
                _("This is an account of staff: what they did stays signed. Switch it off instead.")
            )
        if Erasure.objects.waiting().filter(person=person).exists():
            raise ValidationError(_("A removal for this person is under way already."))
        return person

    def save(self, commit: bool = True) -> Erasure:
        self.instance = erasing.ask(
            self.cleaned_data["person"],
            reason=self.cleaned_data["reason"],
            at=timezone.now(),
            by=self.for_user,
        )
        return self.instance

    def _found(self, typed: str) -> User | None:
        people = User.objects.filter(is_active=True, erased_at=None)
        code = codes.normalise(typed, length=codes.LEARNER_CODE_LENGTH)
        by_code = people.filter(learner_code=code).first() if code else None
        return by_code or people.filter(username__iexact=typed.strip()).first()


class TakeBackForm(WagtailAdminModelForm):
    class Meta:
        model = Erasure
        fields = ()

    def save(self, commit: bool = True) -> Erasure:
        erasing.take_back(self.instance, at=timezone.now(), by=self.for_user)
        self.instance.refresh_from_db()
        return self.instance


class _Index(Noted, generic.IndexView):
    noted_as = "erasure.list"
    table_class = CardTable

    def get_base_queryset(self):
        return _all().order_by("-asked_at", "-pk")


class _Begin(generic.CreateView):
    page_title = _("Begin a removal")
    submit_button_label = _("Begin the removal")

    def get_success_message(self, instance) -> str:
        days = settings.ERASURE_GRACE_DAYS
        words = ngettext(
            "Noted. For %(n)d day it can be taken back here.",
            "Noted. For %(n)d days it can be taken back here.",
            days,
        )
        return words % {"n": days}


class _Read(Noted, generic.InspectView):
    noted_as = "erasure.read"
    template_name = "accounts/admin/erasure_inspect.html"

    def get_object(self, queryset=None):
        return get_object_or_404(_all(), pk=self.pk)

    def get_context_data(self, **kwargs) -> dict:
        is_ours = self.object.is_waiting and self.object.reason in Erasure.STAFF_REASONS
        state = _state(self.object)
        return super().get_context_data(may_take_back=is_ours, state=state, **kwargs)


class _TakeBack(Noted, generic.EditView):
    noted_as = "erasure.read"
    page_title = _("Take a removal back")
    submit_button_label = _("Let the data stay")
    success_message = _("Everything stays as it was.")

    def get_queryset(self):
        # What the person, or a yes taken back, began is theirs to stop.
        return _all().waiting().filter(reason__in=Erasure.STAFF_REASONS)


class _History(Noted, generic.HistoryView):
    noted_as = "erasure.read"


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "j M Y")


def _state(erasure: Erasure) -> str:
    if erasure.done_at:
        return __("done")
    return __("taken back") if erasure.cancelled_at else __("waits for its day")


class ErasureViewSet(KeptRecordViewSet):
    model = Erasure
    name = "erasures"
    icon = "bin"
    menu_label = _("Removals of data")
    menu_order = 360
    begin_form, end_form = BeginForm, TakeBackForm
    index_view_class = _Index
    add_view_class = _Begin
    inspect_view_class = _Read
    edit_view_class = _TakeBack
    history_view_class = _History
    search_fields = ("person__learner_code",)

    @cached_property
    def list_display(self):
        return (
            TitleColumn(
                "person",
                label=_("Code"),
                accessor=lambda erasure: erasure.person.learner_code_grouped,
                url_name=self.get_url_name("inspect"),
            ),
            Column("reason", label=_("Why"), accessor="get_reason_display"),
            # Not DateColumns: they tell how long ago, and one is still to come.
            Column("asked_at", label=_("Asked for"), accessor=lambda row: _day(row.asked_at)),
            Column("due_at", label=_("Data go on"), accessor=lambda row: _day(row.due_at)),
            Column("state", label=_("State"), accessor=_state),
        )
