"""What learners did is read in the admin, and changed by nobody."""

import pytest
from django.urls import get_resolver, reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.snippets.models import get_snippet_models

from courses.models import Answer, Attempt, Enrolment, LessonProgress, SupersededAnswer
from tests.filled_form import words_of
from tests.taking import take_test

pytestmark = pytest.mark.django_db

EVIDENCE = (Enrolment, Attempt, Answer, SupersededAnswer, LessonProgress)


def _admin_views(patterns, found: list) -> list:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            _admin_views(pattern.url_patterns, found)
        else:
            found.append(getattr(pattern.callback, "view_class", None))
            found.append(getattr(pattern.callback, "view_initkwargs", {}).get("model"))
    return found


def test_no_page_of_the_admin_edits_or_deletes_evidence(enrolment, admin_user):
    attempt = take_test(enrolment, "pre")

    views = _admin_views(get_resolver().url_patterns, [])
    finder = AdminURLFinder(admin_user)

    assert not set(EVIDENCE) & set(get_snippet_models())
    assert not set(EVIDENCE) & {view for view in views if view is not None}
    assert finder.get_edit_url(enrolment) is None
    assert finder.get_edit_url(attempt) is None


def test_attempts_are_listed_and_nothing_can_be_sent(enrolment, cohort, budi, at_desk):
    take_test(enrolment, "pre", right=3)
    client, url = at_desk(budi), reverse("cohorts:attempts", args=[cohort.pk])

    page = client.get(url)

    assert "Ayu" in words_of(page)
    assert "50.00" in words_of(page)
    assert "WIB" in words_of(page)
    assert client.post(url).status_code == 405


def test_even_a_site_admin_cannot_delete_a_cohort_people_joined(
    enrolment, cohort, admin_user, at_desk
):
    response = at_desk(admin_user).post(reverse("cohorts:delete", args=[cohort.pk]))

    assert response.status_code == 409
    assert list(cohort.enrolments.all()) == [enrolment]
