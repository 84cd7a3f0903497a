"""What the accounts tell a person about themselves (hook `person_export`)."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from lms.accounts.copying import Section
from lms.accounts.devices import device_words
from lms.accounts.models import Assent, ConsentLink, Erasure, GuardianConsent, TextFlag, User
from lms.outbox.models import Message

TOLD = (
    "username",
    "email",
    "display_name",
    "certificate_name",
    "age_band",
    "sex",
    "region_code",
    "institution",
    "category",
    "disability",
    "learner_code",
    "date_joined",
    "last_login",
)


def tell_account(person: User) -> list[Section]:
    return [
        _profile(person),
        _rows(
            "guardian_consents",
            _("Consents of an adult"),
            GuardianConsent.objects.filter(learner=person),
            "method relation guardian_name organisation form_number text_version given_at"
            " withdrawn_at",
        ),
        _rows(
            "assents",
            _("My own yes"),
            Assent.objects.filter(learner=person),
            "text_version given_at withdrawn_at",
        ),
        _rows(
            "consent_links",
            _("Links for an adult"),
            ConsentLink.objects.filter(learner=person),
            "made_at expires_at answered_at answer cancelled_at",
        ),
        _devices(person),
        _second_steps(person),
        _rows(
            "letters",
            _("E-mail sent to me"),
            Message.objects.filter(person=person),
            "template state created_at sent_at",
        ),
        _rows(
            "removals",
            _("Removal of my data"),
            Erasure.objects.filter(person=person),
            "reason asked_at due_at cancelled_at",
        ),
        # Without the reason and the outcome: the copy may be read by somebody who harms.
        _rows(
            "text_flags",
            _("Words of mine that a companion was shown"),
            TextFlag.objects.filter(person=person),
            "kind flagged_at hidden_at",
        ),
    ]


def _profile(person: User) -> Section:
    columns = [(name, _label(User, name)) for name in TOLD]
    return Section("profile", _("My profile"), columns, [[getattr(person, name) for name in TOLD]])


def _devices(person: User) -> Section:
    columns = [("since", _("Since")), ("device", _("Phone or computer")), ("address", "IP")]
    rows = [
        (each.created_at, device_words(each.user_agent), each.ip)
        for each in UserSession.objects.filter(user=person)
    ]
    return Section("signed_in", _("Where I am signed in"), columns, rows)


def _second_steps(person: User) -> Section:
    columns = [("kind", _("Kind")), ("name", _("Name")), ("since", _("Since"))]
    rows = [
        (each.type, each.data.get("name", ""), each.created_at)
        for each in Authenticator.objects.filter(user=person).order_by("pk")
    ]
    return Section("second_steps", _("Second steps at sign-in"), columns, rows)


def _rows(key: str, title: str, rows, fields: str) -> Section:
    names = fields.split()
    columns = [(name, _label(rows.model, name)) for name in names]
    return Section(key, title, columns, list(rows.order_by("pk").values_list(*names)))


def _label(model, name: str) -> str:
    return str(model._meta.get_field(name).verbose_name)
