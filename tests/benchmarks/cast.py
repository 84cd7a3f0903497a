"""Who visits in the benchmark, and what they ask for: made in the site's own database.

Run as a program in the site's environment, it prints them as JSON.
"""

import json
import secrets
import sys

import django

PHONES = 4


def main() -> None:
    django.setup()
    sys.stdout.write(json.dumps(_stage()))


def _stage() -> dict:
    from courses.models import LessonPage

    course = _course()
    lessons = LessonPage.objects.descendant_of(course).live().order_by("path")
    middle = lessons[len(lessons) // 2]
    return {
        "lesson": middle.url,
        "empty_page": _empty_page_beside(middle).url,
        "catalogue": course.get_parent().url,
        "empty_page_high": _empty_page_beside(course.get_parent()).url,
        "phones": [_phone(course, number) for number in range(PHONES)],
    }


def _course():
    from courses.models import CoursePage

    return CoursePage.objects.get(code__iexact="aman", locale__language_code="id")


def _empty_page_beside(page):
    from tests.benchmarks.models import EmptyPage

    siblings = EmptyPage.objects.child_of(page.get_parent())
    if not siblings.exists():
        page.get_parent().add_child(instance=EmptyPage(title="Kosong", slug="kosong"))
    return siblings.get()


def _phone(course, number: int) -> dict:
    """Sign in a learner who has taken the pre-test, read, and has the post-test open."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.middleware.csrf import _get_new_csrf_string
    from django.utils import timezone
    from django.utils.module_loading import import_string

    from courses.enrolment.enrol import enrol, standing_cohort
    from courses.progress import attempts, completion, lessons
    from courses.progress.attempt import Attempt
    from courses.progress.path import CoursePath
    from lms.accounts.models import User
    from lms.accounts.owner import owner_tag

    now = timezone.now()
    learner = User.objects.create_user(
        username=f"bench-{secrets.token_hex(4)}",
        display_name="Sari",
        age_band="18-24",
        age_band_stated_on=timezone.localdate(),
        sex="P",
        region_code="74.71",
        category="orang_muda",
    )
    enrolment = enrol(learner, cohort=standing_cohort(course), at=now)
    pre = attempts.start(enrolment, quiz=course.pre_test, purpose="pre", at=now)
    completion.submit_test(Attempt.objects.of(learner), attempt_id=pre.pk, at=now)
    every = CoursePath(course, enrolment=enrolment).lessons
    for lesson in every[: len(every) // 2]:
        lessons.mark_done(enrolment, lesson=lesson, at=now)
    post = attempts.start(enrolment, quiz=course.post_test, purpose="post", at=now)
    session = import_string(settings.SESSION_ENGINE + ".SessionStore")()
    session[SESSION_KEY] = str(learner.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = learner.get_session_auth_hash()
    session.save()
    token = _get_new_csrf_string()
    return {
        "cookies": f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrftoken={token}",
        "csrf_token": token,
        "owner": owner_tag(learner),
        "attempt": post.pk,
        "items": [
            {"id": item.pk, "choices": [choice.pk for choice in item.version.choices.all()]}
            for item in attempts.items_of(post)
        ],
    }


if __name__ == "__main__":
    main()
