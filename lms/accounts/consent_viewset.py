"""Guardian consents in the admin: recorded from paper, read, withdrawn. The rows never go."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.forms import CharField, DateField, ValidationError
from django.forms.widgets import RadioSelect
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets import AdminDateInput

from lms.accounts import agreeing, codes, roles
from lms.accounts.consent import ConsentQuerySet, GuardianConsent
from lms.accounts.kept_records import KeptRecordViewSet, Noted, WrittenByVerb
from lms.accounts.models import User
from lms.listings import CardTable

METHODS_ON_PAPER = (GuardianConsent.Method.PAPER, GuardianConsent.Method.COMPANION)


def consents_for(user: User) -> ConsentQuerySet:
    """Return the consents this member of staff may read: all, or those they recorded."""
    consents = GuardianConsent.objects.select_related("learner", "recorded_by")
    return consents if roles.sees_every_consent(user) else consents.filter(recorded_by=user)


class RecordForm(WrittenByVerb):
    learner = CharField(
        label=_("Code on the form"),
        max_length=150,
        help_text=_("Ten letters and digits. Programme admins may also type the username."),
    )
    given_on = DateField(label=_("signed on"), widget=AdminDateInput, initial=timezone.localdate)

    field_order = (
        "learner",
        "given_on",
        "method",
        "relation",
        "guardian_name",
        "organisation",
        "form_number",
    )

    class Meta:
        model = GuardianConsent
        fields = ("method", "relation", "guardian_name", "organisation", "form_number")
        widgets = {"method": RadioSelect, "relation": RadioSelect}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        method = self.fields["method"]
        method.choices = [choice for choice in method.choices if choice[0] in METHODS_ON_PAPER]
        self.fields["relation"].choices = GuardianConsent.Relation.choices

    def clean_learner(self) -> User:
        typed = self.cleaned_data["learner"]
        learner = self._by_code(typed) or self._by_username(typed)
        if learner is None:
            raise ValidationError(_("No minor has this code. Please compare it with the form."))
        if GuardianConsent.objects.in_force().filter(learner=learner).exists():
            raise ValidationError(_("A consent for this learner is already recorded."))
        return learner

    def clean_given_on(self):
        given_on = self.cleaned_data["given_on"]
        if given_on > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return given_on

    def save(self, commit: bool = True) -> GuardianConsent:
        facts = {name: self.cleaned_data[name] for name in self.Meta.fields}
        today = timezone.localtime()
        given_on = self.cleaned_data["given_on"]
        given_at = today.replace(year=given_on.year, month=given_on.month, day=given_on.day)
        self.instance = agreeing.record_consent(
            self.cleaned_data["learner"], given_at=given_at, at=today, by=self.for_user, **facts
        )
        return self.instance

    def _by_code(self, typed: str) -> User | None:
        code = codes.normalise(typed, length=codes.LEARNER_CODE_LENGTH)
        return self._minor(learner_code=code) if code else None

    def _by_username(self, typed: str) -> User | None:
        # A trainer must not learn by trying names who has an account elsewhere.
        if not roles.sees_every_consent(self.for_user):
            return None
        return self._minor(username__iexact=typed.strip())

    def _minor(self, **who) -> User | None:
        user = User.objects.filter(is_active=True, **who).first()
        return user if user and user.is_minor else None


class WithdrawForm(WagtailAdminModelForm):
    class Meta:
        model = GuardianConsent
        fields = ()

    def save(self, commit: bool = True) -> GuardianConsent:
        agreeing.withdraw_consent(self.instance.learner, at=timezone.now(), by=self.for_user)
        self.instance.refresh_from_db()
        return self.instance


class _Index(Noted, generic.IndexView):
    noted_as = "consent.list"
    table_class = CardTable

    def get_base_queryset(self):
        return consents_for(self.request.user).order_by("-given_at", "-pk")


LABELS = {
    "learner": _("Learner"),
    "given_at": _("Given"),
    "recorded_by": _("Recorded by"),
    "withdrawn_at": _("Withdrawn"),
}


class _Read(Noted, generic.InspectView):
    noted_as = "consent.read"
    template_name = "accounts/admin/consent_inspect.html"
    page_title = _("Consent")

    def get_field_label(self, field_name: str, field) -> str:
        return str(LABELS.get(field_name) or super().get_field_label(field_name, field))

    def get_field_display_value(self, field_name: str, field) -> str:
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, datetime):
            return date_format(localtime(value), "j F Y, H.i T")
        return "–" if value in (None, "") else value

    def get_page_subtitle(self) -> str:
        return self.object.learner.learner_code_grouped

    def get_breadcrumbs_items(self) -> list[dict]:
        # Not by way of «edit»: that is where a consent is taken back.
        consents = {"url": reverse(self.index_url_name), "label": _("Guardian consents")}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, consents, here]

    @cached_property
    def header_more_buttons(self) -> list:
        return []

    def get_object(self, queryset=None):
        return get_object_or_404(consents_for(self.request.user), pk=self.pk)

    def get_context_data(self, **kwargs) -> dict:
        may = roles.sees_every_consent(self.request.user) and (
            GuardianConsent.objects.taken_back_by_staff().filter(pk=self.object.pk).exists()
        )
        url = reverse("guardian_consents:put_right", args=[self.object.pk])
        withdraw_url = "" if self.object.withdrawn_at else self.get_edit_url()
        return super().get_context_data(
            may_put_right=may, put_right_url=url, withdraw_url=withdraw_url, **kwargs
        )


@require_POST
def put_right(request: HttpRequest, consent_id: int) -> HttpResponse:
    if not roles.sees_every_consent(request.user):
        raise PermissionDenied
    taken_back = GuardianConsent.objects.taken_back_by_staff()
    mistake = get_object_or_404(taken_back.select_related("learner"), pk=consent_id)
    consent = agreeing.put_right(mistake, at=timezone.now(), by=request.user)
    messages.success(request, __("The consent is recorded anew."))
    return redirect("guardian_consents:inspect", consent.pk)


class _History(Noted, generic.HistoryView):
    noted_as = "consent.read"

    def get_base_object_queryset(self):
        return consents_for(self.request.user)


class _Withdraw(Noted, generic.EditView):
    noted_as = "consent.read"
    template_name = "accounts/admin/consent_withdraw.html"
    page_title = _("Withdraw a consent")
    submit_button_label = _("Mark as withdrawn")
    success_message = _("The consent is withdrawn.")

    def get_queryset(self):
        return consents_for(self.request.user).filter(withdrawn_at=None)


class ConsentViewSet(KeptRecordViewSet):
    model = GuardianConsent
    name = "guardian_consents"
    icon = "clipboard-list"
    menu_label = _("Guardian consents")
    menu_order = 350
    begin_form, end_form = RecordForm, WithdrawForm
    index_view_class = _Index
    inspect_view_class = _Read
    edit_view_class = _Withdraw
    history_view_class = _History
    search_fields = ("learner__username", "learner__learner_code", "form_number")
    inspect_view_fields = (
        "learner",
        "method",
        "relation",
        "guardian_name",
        "organisation",
        "form_number",
        "given_at",
        "recorded_by",
        "withdrawn_at",
    )

    @cached_property
    def list_display(self):
        return (
            TitleColumn(
                "learner",
                label=_("Learner"),
                accessor=lambda consent: consent.learner.learner_code_grouped,
                url_name=self.get_url_name("inspect"),
            ),
            Column("method", label=_("How"), accessor="get_method_display"),
            DateColumn("given_at", label=_("Given")),
            Column("recorded_by", label=_("Recorded by")),
            DateColumn("withdrawn_at", label=_("Withdrawn")),
        )

    def get_urlpatterns(self) -> list:
        put_it_right = path("<int:consent_id>/put-right/", put_right, name="put_right")
        return [*super().get_urlpatterns(), put_it_right]
