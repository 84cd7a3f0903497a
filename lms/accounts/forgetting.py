"""What the accounts themselves remove of a person, when all others have removed theirs."""

import secrets
from collections.abc import Iterator

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from lms import audit
from lms.accounts import codes, copying, kept_form
from lms.accounts.consent import Assent, GuardianConsent
from lms.accounts.consent_link import ConsentLink
from lms.accounts.erasure import Erasure
from lms.accounts.mail import RESET
from lms.accounts.one_time import OneTimeCode
from lms.accounts.recovery import RecoveryCode
from lms.accounts.session_store import SessionStore
from lms.accounts.user import User
from lms.jobs.models import Job

EMPTIED = (
    "email",
    "first_name",
    "last_name",
    "display_name",
    "certificate_name",
    "age_band",
    "sex",
    "region_code",
    "institution",
    "category",
    "disability",
)
_ALLAUTH_LOGIN = "account_login"


@transaction.atomic
def forget_account(person: User) -> None:
    """Leave a row without a name, so that what was counted stays counted."""
    person = User.objects.select_for_update().get(pk=person.pk)
    now = timezone.now()
    copying.drop_copies(person)
    _end_sessions(person)
    _forget_ways_in(person)
    _forget_consents(person, at=now)
    forget_log(User, [person.pk])
    if person.erased_at is None:
        _blank(person, at=now)
        audit.record("person.erase", by=None, subject=person)
    Erasure.objects.waiting().filter(person=person).update(done_at=now)


def _blank(person: User, *, at) -> None:
    person.username = f"terhapus-{secrets.token_hex(8)}"
    person.set_unusable_password()
    for name in EMPTIED:
        setattr(person, name, "")
    person.certificate_name_confirmed_at = person.age_band_stated_on = person.last_login = None
    person.learner_code = codes.new_learner_code()
    person.is_active = person.is_staff = person.is_superuser = False
    # The day and hour somebody joined may tell who they are; the month does not.
    month = person.date_joined.astimezone(timezone.get_current_timezone())
    person.date_joined = month.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    person.erased_at = at
    person.save()
    person.groups.clear()
    person.user_permissions.clear()


def _forget_ways_in(person: User) -> None:
    for model in (EmailAddress, Authenticator, UserSession, RecoveryCode, OneTimeCode, UserProfile):
        model.objects.filter(user=person).delete()
    # Done or not, such a job carries the e-mail address, mixed with the site's secret.
    for job in Job.objects.filter(kind=RESET).only("payload", "subject"):
        if person.pk in job.payload.get("user_ids", ()):
            Job.objects.filter(pk=job.pk).update(
                subject=f"erased:{job.pk}", payload={"user_ids": []}
            )


def _forget_consents(person: User, *, at) -> None:
    """Dates, wording and method stay: that there was a consent. Whose, and by whom, goes."""
    consents = GuardianConsent.objects.filter(learner=person)
    consents.in_force().update(withdrawn_at=at)
    consents.update(guardian_name="", organisation="", form_number="")
    ConsentLink.objects.filter(learner=person).delete()
    assents = Assent.objects.filter(learner=person)
    assents.in_force().update(withdrawn_at=at)
    forget_log(GuardianConsent, list(consents.values_list("pk", flat=True)))
    forget_log(Assent, list(assents.values_list("pk", flat=True)))


def forget_log(model: type[Model], ids: list[int]) -> None:
    """Wagtail's own log calls a row by its words, a person by their username."""
    kind = ContentType.objects.get_for_model(model)
    entries = ModelLogEntry.objects.filter(content_type=kind, object_id__in=map(str, ids))
    entries.update(label="", data={})


def _end_sessions(person: User) -> None:
    for key in _sessions_of(person):
        # Through the store, so that the copy in the cache goes, too.
        SessionStore(key).delete()


def _sessions_of(person: User) -> Iterator[str]:
    store = SessionStore()
    for row in Session.objects.iterator(chunk_size=1000):
        kept = store.decode(row.session_data)
        owners = (
            kept.get("_auth_user_id"),
            # A form posted too late waits in the session of nobody.
            (kept.get(kept_form.SESSION_KEY) or {}).get("owner"),
            (kept.get(_ALLAUTH_LOGIN) or {}).get("user_pk"),
        )
        if str(person.pk) in map(str, owners):
            yield row.session_key
