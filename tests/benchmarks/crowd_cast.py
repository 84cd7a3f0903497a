"""A thousand people with a session each, before the pre-test; made in the site's own database.

Run as a program in the site's environment with their number, it prints them as JSON.
"""

import json
import sys

import django


def main() -> None:
    django.setup()
    sys.stdout.write(json.dumps(_people(int(sys.argv[1]))))


def _people(how_many: int) -> dict:
    from django.middleware.csrf import _get_new_csrf_string
    from django.utils import timezone

    from courses.models import Cohort, CoursePage, Enrolment
    from lms.accounts.models import User
    from lms.accounts.owner import owner_tag

    course = CoursePage.objects.get(code__iexact="aman", locale__language_code="id")
    cohort, _made = Cohort.objects.get_or_create(
        code="ramai", defaults={"name": "Ramai", "course": course, "mode": Cohort.Mode.BLENDED}
    )
    first, now = User.objects.filter(username__startswith="ramai-").count(), timezone.now()
    people = User.objects.bulk_create(
        User(
            username=f"ramai-{first + n}",
            display_name="Sari",
            age_band="18-24",
            age_band_stated_on=timezone.localdate(),
            sex="P",
            region_code="74.71",
            category="orang_muda",
            password="!",
        )
        for n in range(how_many)
    )
    Enrolment.objects.bulk_create(
        Enrolment(
            learner=one, cohort=cohort, course=course, first_form="AB"[n % 2], enrolled_at=now
        )
        for n, one in enumerate(people)
    )
    return {
        "course": course.pk,
        "people": [
            {"session": _session(one), "csrf": _get_new_csrf_string(), "owner": owner_tag(one)}
            for one in people
        ],
    }


def _session(person) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.utils.module_loading import import_string

    session = import_string(settings.SESSION_ENGINE + ".SessionStore")()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


if __name__ == "__main__":
    main()
