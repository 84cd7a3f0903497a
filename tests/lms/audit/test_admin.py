"""The log in the staff's admin: read by those who may, edited by nobody."""

import ast
import csv
import io
from collections.abc import Iterator

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db.models.query import QuerySet
from openpyxl import load_workbook

from lms import audit
from lms.accounts.models import User
from lms.audit import wording
from lms.audit.chain import seal
from lms.audit.models import AuditEvent
from lms.translations import APPS, ROOT

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


def test_log_speaks_of_deeds_and_rows_and_details_in_words(budi, ayu, admin_user, signed_in):
    audit.record("consent.read", by=budi, subject=ayu, people=list(range(12)), reason="")

    page = signed_in(admin_user).get("/admin/audit/")

    soup = BeautifulSoup(page.content, "html.parser")
    [row] = soup.select("table.listing tbody tr")
    said = {cell["data-label"]: " ".join(cell.text.split()) for cell in row.select("td")}
    assert said["Siapa"] == "budi"
    assert said["Perbuatan"] == "membaca izin"
    assert said["Baris"] == f"Orang no. {ayu.pk}"
    assert said["Rincian"] == "orang: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 dan 2 lagi · alasan: –"
    choices = [" ".join(label.text.split()) for label in soup.select("#filters-drilldown label")]
    assert "membaca izin" in choices
    assert "consent.read" not in choices


def _codes_recorded() -> Iterator[str]:
    """Find what is handed to `record(…)`, or stands under a name whose value is: `noted_as`."""
    for path in (path for app in APPS for path in (ROOT / app).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                is_record = name == "record" and any(k.arg == "subject" for k in node.keywords)
                said = node.args[0] if is_record else None
            elif isinstance(node, ast.Assign):
                names = {getattr(target, "id", "") for target in node.targets}
                said = node.value if names & {"action", "deed", "noted_as"} else None
            else:
                continue
            branches = [said.body, said.orelse] if isinstance(said, ast.IfExp) else [said]
            words = [each.value for each in branches if isinstance(each, ast.Constant)]
            yield from (word for word in words if isinstance(word, str) and "." in word)


def test_every_deed_that_is_recorded_has_words_and_no_words_are_left_over():
    assert set(_codes_recorded()) == set(wording.DEEDS)


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


def _csv(response) -> list[dict]:
    return list(csv.DictReader(io.StringIO(response.getvalue().decode())))


def test_log_is_filtered_by_who_deed_kind_and_period(budi, ayu, admin_user, signed_in):
    with time_machine.travel("2026-11-01 05:00 +0000", tick=False):
        audit.record("roster.read", by=budi, subject=ayu)
    audit.record("consent.withdraw", by=ayu, subject=ayu)
    audit.record("audit.test", by=admin_user, subject=None)
    client = signed_in(admin_user)

    def found(**filters) -> list[str]:
        page = client.get("/admin/audit/", filters)
        return [event.action for event in page.context["object_list"]]

    assert found(who="budi") == ["roster.read"]
    assert found(who=str(ayu.pk)) == ["consent.withdraw"]
    assert found(who="tidak-ada") == []
    assert found(action=["roster.read", "audit.test"]) == ["audit.test", "roster.read"]
    assert found(object_type="accounts.user") == ["consent.withdraw", "roster.read"]
    assert found(at_from="2026-10-31", at_to="2026-11-02") == ["roster.read"]


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_export_holds_what_was_found_runs_no_formula_and_is_itself_noted(
    budi, admin_user, signed_in, file_format
):
    User.objects.filter(pk=budi.pk).update(username="=1+1")
    audit.record("roster.read", by=budi, subject=budi, file="=cmd|x")
    audit.record("consent.read", by=budi, subject=budi)

    filters = {"export": file_format, "action": "roster.read"}
    response = signed_in(admin_user).get("/admin/audit/", filters)

    if file_format == "csv":
        [row] = _csv(response)
        cells = list(row.values())
    else:
        sheet = load_workbook(io.BytesIO(response.getvalue())).active
        _heading, values = sheet.iter_rows()
        cells = [cell.value for cell in values]
        assert {cell.data_type for cell in values} <= {"s", "n", "inlineStr"}
    assert cells[1:4] == ["'=1+1", cells[2], "roster.read"]
    assert str(cells[2]) == str(budi.pk)
    noted = AuditEvent.objects.latest("pk")
    assert (noted.action, noted.actor_id) == ("audit.export", admin_user.pk)
    assert noted.detail == {"format": file_format, "count": 1, "filters": ["action", "export"]}


def test_check_says_whether_the_chain_is_whole(budi, admin_user, signed_in):
    audit.record("roster.read", by=budi, subject=budi)
    altered = audit.record("roster.read", by=budi, subject=budi)
    seal()
    client = signed_in(admin_user)
    whole = client.get("/admin/audit/check/")

    QuerySet(AuditEvent).filter(pk=altered.pk).update(actor_id=admin_user.pk)
    broken = client.get("/admin/audit/check/")

    assert (whole.context["broken_at"], whole.context["head"].position) == (None, 2)
    assert broken.context["broken_at"] == altered.pk


def test_check_is_closed_to_staff_without_the_right(budi, signed_in):
    assert signed_in(budi).get("/admin/audit/check/").url == "/admin/"
