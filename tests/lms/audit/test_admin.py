"""The log in the staff's admin: read by those who may, edited by nobody."""

import pytest
from django.contrib.auth.models import Permission

from lms import audit
from lms.audit.models import AuditEvent

pytestmark = pytest.mark.django_db


def test_log_names_who_did_what_to_those_who_may_read_it(budi, ayu, fitri, signed_in):
    fitri.user_permissions.add(Permission.objects.get(codename="view_auditevent"))
    audit.record("roster.read", by=budi, subject=ayu, cohort_id=7)

    page = signed_in(fitri).get("/admin/audit/")

    assert page.status_code == 200
    words = page.content.decode()
    assert "roster.read" in words
    assert "budi" in words
    assert "cohort_id: 7" in words


def test_log_is_closed_to_staff_without_the_right(budi, signed_in):
    page = signed_in(budi).get("/admin/audit/")

    assert (page.status_code, page.url) == (302, "/admin/")


def test_log_takes_as_many_queries_for_thirty_events_as_for_one(
    budi, admin_user, signed_in, django_assert_num_queries, django_assert_max_num_queries
):
    client = signed_in(admin_user)
    client.get("/admin/audit/")
    audit.record("roster.read", by=budi, subject=budi)
    with django_assert_max_num_queries(40) as for_one:
        client.get("/admin/audit/")
    for _ in range(29):
        audit.record("roster.read", by=budi, subject=budi)

    with django_assert_num_queries(len(for_one)):
        client.get("/admin/audit/")


@pytest.mark.parametrize("path", ["new/", "edit/1/", "delete/1/", "copy/1/"])
def test_not_even_a_superuser_can_write_to_the_log(admin_user, signed_in, path):
    event = audit.record("roster.read", by=admin_user, subject=admin_user)

    response = signed_in(admin_user).post(f"/admin/audit/{path}", {"action": "x"})

    assert response.status_code == 404
    assert AuditEvent.objects.get() == event
