"""Accounts that nobody has used for a long time: found, and given to the removal of data.

Other apps say who was active lately, with a function registered under the Wagtail hook
`people_active_since`: it takes a moment and returns the ids of people as a queryset.
"""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail import hooks

from lms.accounts import erasing
from lms.accounts.consent import Assent, GuardianConsent
from lms.accounts.erasure import Erasure
from lms.accounts.user import User
from lms.accounts.youth import MINOR_BANDS

HOOK = "people_active_since"
MOST_AT_ONCE = 500


def unused(*, now: datetime) -> dict[str, QuerySet[User]]:
    """Return the learners whose time is over, minors and adults apart.

    An account without an age counts as a minor's: nobody can say that it is not.
    """
    is_minor = Q(age_band__in=["", *MINOR_BANDS])
    minors = _months_before(now, settings.RETENTION_MONTHS_MINORS)
    adults = _months_before(now, settings.RETENTION_MONTHS_ADULTS)
    return {
        "minors": _without_a_sign_since(minors).filter(is_minor),
        "adults": _without_a_sign_since(adults).exclude(is_minor),
    }


def remove_unused(*, now: datetime | None = None) -> dict[str, list[str]]:
    """Ask for the removal of each one's data, after the days of grace; return their codes.

    Whoever signs in within those days keeps the account.
    """
    now = now or timezone.now()
    asked: dict[str, list[str]] = {}
    for group, people in unused(now=now).items():
        asked[group] = []
        for person in people[:MOST_AT_ONCE]:
            erasing.ask(person, reason=Erasure.Reason.UNUSED, at=now, by=None)
            asked[group].append(person.learner_code)
    return asked


def keep_who_came_back(person: User, *, at: datetime) -> None:
    for request in Erasure.objects.waiting().filter(person=person, reason=Erasure.Reason.UNUSED):
        erasing.take_back(request, at=at, by=person)


def _without_a_sign_since(since: datetime) -> QuerySet[User]:
    quiet = User.objects.filter(
        Q(last_login=None) | Q(last_login__lt=since), date_joined__lt=since, erased_at=None
    )
    quiet = quiet.exclude(pk__in=User.objects.staff().values("pk"))
    signs = [
        Erasure.objects.waiting().values("person"),
        UserSession.objects.filter(last_seen_at__gte=since).values("user"),
        GuardianConsent.objects.filter(given_at__gte=since).values("learner"),
        Assent.objects.filter(given_at__gte=since).values("learner"),
        *(active(since) for active in hooks.get_hooks(HOOK)),
    ]
    for people in signs:
        quiet = quiet.exclude(pk__in=people)
    return quiet.order_by("pk")


def _months_before(moment: datetime, months: int) -> datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    # Every month has a 28th: three days more or less decide nothing here.
    return moment.replace(year=year, month=month + 1, day=min(moment.day, 28))
