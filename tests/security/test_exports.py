"""S6: every table that leaves the site, ours and Wagtail's, fetched as staff fetch it."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask

from courses.enrolment.models import TrainingSession
from courses.enrolment.roster import files
from courses.enrolment.roster.rows import Fault, Problem
from courses.models import RosterImport
from lms import audit
from lms.accounts.models import User
from lms.spreadsheets import STARTS_A_FORMULA
from tests import factories

FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1")
# Wagtail's views that export, and what of ours does; each with a page of results of its own.
WAGTAILS = {
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:aging_pages",
    "wagtailredirects:index",
    "audit:index",
}
OURS = {
    "cohorts:roster_export",
    "cohorts:roster_to_mend",
    "cohorts:roster_template",
    "cohorts:attendance_file",
}
WITHOUT_PEOPLE = {"cohorts:roster_template"}


def _views(patterns: list | None = None, spaces: tuple = ()) -> Iterator[tuple[str, URLPattern]]:
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLResolver):
            inner = (*spaces, each.namespace) if each.namespace else spaces
            yield from _views(each.url_patterns, inner)
        else:
            yield ":".join((*spaces, each.name or "")), each


def _exports(view: URLPattern) -> bool:
    """Whether Wagtail offers the list as a file; forms decide it only when they are asked."""
    kind = getattr(view.callback, "view_class", None)
    if kind is None or not issubclass(kind, SpreadsheetExportMixin):
        return False
    given = getattr(view.callback, "view_initkwargs", {})
    return bool(given.get("list_export") or kind.list_export)


@pytest.fixture
def everybody(cohort, course, budi) -> dict[str, list]:
    """Names and titles that begin a formula, wherever a table can show them."""
    for number, name in enumerate(FORMULAS):
        learner = factories.make_person(f"orang{number}", certificate_name=name, display_name=name)
        factories.join(learner, course, cohort=cohort)
        actor = User.objects.create_user(f"{name}{number}")
        User.objects.filter(pk=actor.pk).update(username=name)
        audit.record("cohort.view", by=actor, subject=cohort)
        Redirect.objects.create(old_path=f"/a{number}", redirect_link=name)
    _pages(course, by=budi)
    now = timezone.now()
    TrainingSession.objects.create(
        cohort=cohort,
        title="Hari 1",
        starts_at=now - timedelta(hours=2),
        ends_at=now - timedelta(hours=1),
        made_by=budi,
    )
    return {"cohort": [cohort.pk], "roster": [cohort.pk, _list_to_mend(cohort, budi).pk]}


def _pages(course, *, by: User) -> None:
    task = GroupApprovalTask.objects.create(name="Periksa")
    task.groups.add(Group.objects.first())
    workflow = Workflow.objects.create(name="Telaah")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    pages = list(Page.objects.descendant_of(course)[: len(FORMULAS)])
    assert len(pages) == len(FORMULAS)
    for page, title in zip(pages, FORMULAS, strict=True):
        same = Page.objects.filter(pk=page.pk)
        same.update(title=title, draft_title=title, last_published_at=timezone.now())
        specific = Page.objects.get(pk=page.pk).specific
        log(instance=specific, action="wagtail.edit", user=by)
        specific.save_revision(user=by, log_action=False, clean=False)
        workflow.start(specific, by)
        same.update(locked=True, locked_by=by, locked_at=timezone.now())


def _list_to_mend(cohort, by: User) -> RosterImport:
    roster = RosterImport.objects.create(cohort=cohort, created_by=by, state="read")
    shelf = files.Shelf()
    shelf.add_titles(["=Nama"])
    for number, name in enumerate(FORMULAS, start=2):
        problem = Problem(number, "=Nama", name, Fault.NAME_IS_NO_NAME)
        shelf.add_to_mend(number, (name,), (problem,))
    shelf.put_away(roster)
    return roster


@pytest.fixture
def joko(db) -> Client:
    client = Client()
    person = User.objects.create_superuser("joko", password=factories.PASSWORD, age_band="25+")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _address(name: str, kind: str, things: dict[str, list]) -> str:
    if name in WAGTAILS:
        return f"{reverse(name)}?export={kind}"
    return reverse(name, args=[*things["roster" if "to_mend" in name else "cohort"], kind])


def _fetch(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200
    return b"".join(answer) if answer.streaming else answer.content


def _expected(name: str) -> set[str]:
    return set() if name in WITHOUT_PEOPLE else set(FORMULAS)


def test_every_export_is_listed_here():
    found = {name.removesuffix("_results") for name, view in _views() if _exports(view)}

    assert found == WAGTAILS
    cohorts = ((name, str(view.pattern)) for name, view in _views() if name.startswith("cohorts:"))
    ours = {name for name, address in cohorts if ":kind" in address}
    assert ours == OURS


@pytest.mark.parametrize("name", sorted(WAGTAILS | OURS))
def test_no_cell_of_a_csv_file_begins_a_formula(name, everybody, joko):
    content = _fetch(joko, _address(name, "csv", everybody)).decode("utf-8-sig")

    cells = [cell for row in csv.reader(io.StringIO(content, newline="")) for cell in row]
    assert [cell for cell in cells if cell.lstrip(" ").startswith(STARTS_A_FORMULA)] == []
    # There was something to defuse.
    assert {text for text in FORMULAS if f"'{text}" in cells} == _expected(name)


@pytest.mark.parametrize("name", sorted(WAGTAILS | OURS))
def test_no_cell_of_a_workbook_is_a_formula(name, everybody, joko):
    book = load_workbook(io.BytesIO(_fetch(joko, _address(name, "xlsx", everybody))))

    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    said = {_as_typed(str(cell.value)) for cell in cells}
    assert {text for text in FORMULAS if text in said} == _expected(name)


def _as_typed(text: str) -> str:
    """In XML a lone CR is read as a line break; xlsxwriter spells it."""
    return text.removeprefix("'").replace("\n", "\r").replace("_x000D_", "\r")
