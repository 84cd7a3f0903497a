"""What stands in the log, in words of the reader's language. Codes stay in the rows and exports."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from lms.audit.models import AuditEvent

# Every code that is recorded anywhere; a test holds this list against the code.
DEEDS = {
    "announcement.send": _("announced something to a cohort"),
    "announcement.withdraw": _("took an announcement back"),
    "assent.withdraw": _("own yes taken back"),
    "attendance.card": _("opened the page of an attendance card"),
    "attendance.cards": _("printed attendance cards"),
    "attendance.export": _("took attendance along as a file"),
    "attendance.keep": _("kept an attendance list on the device"),
    "attendance.mark": _("marked attendance"),
    "attendance.sheet": _("printed a list to sign"),
    "attendance.view": _("opened an attendance list"),
    "audit.export": _("took the audit log along as a file"),
    "card.download": _("took cards with codes along"),
    "card.reset": _("gave somebody a new code"),
    "card.sheet": _("had cards with codes made"),
    "certificate.batch": _("had certificates issued"),
    "certificate.download": _("took a certificate along"),
    "certificate.export": _("took certificates along as a file"),
    "certificate.issue": _("certificate issued"),
    "certificate.list": _("looked through certificates"),
    "certificate.revoke": _("revoked a certificate"),
    "certificate.supersede": _("replaced a certificate"),
    "certificate.view": _("opened a certificate"),
    "certificate.view_batch": _("looked at an issue of certificates"),
    "cohort.add_person": _("added somebody to a cohort"),
    "cohort.attempts": _("looked at the attempts of a cohort"),
    "cohort.change": _("changed a cohort"),
    "cohort.close_test": _("closed a test"),
    "cohort.consents": _("looked at the consents of a cohort"),
    "cohort.copy": _("copied a cohort"),
    "cohort.create": _("opened a cohort"),
    "cohort.open_test": _("opened a test"),
    "cohort.place": _("looked at somebody's place in a cohort"),
    "cohort.sessions": _("looked at the sessions of a cohort"),
    "cohort.view": _("looked at the people of a cohort"),
    "cohort.ways_in": _("looked at the ways into a cohort"),
    "consent.link_answer": _("an adult answered by link"),
    "consent.link_cancel": _("took an adult's link back"),
    "consent.link_make": _("made a link for an adult"),
    "consent.link_view": _("looked at an adult's link"),
    "consent.list": _("looked through consents"),
    "consent.put_right": _("recorded a consent anew"),
    "consent.read": _("read a consent"),
    "consent.record": _("recorded a consent"),
    "consent.record_list": _("recorded the consents of a list"),
    "consent.withdraw": _("consent taken back"),
    "course.copy": _("copied a course"),
    "enrolment.let_in": _("let somebody in again"),
    "enrolment.move": _("moved somebody to another cohort"),
    "enrolment.withdraw": _("withdrew somebody"),
    "erasure.ask": _("began a removal of data"),
    "erasure.list": _("looked through removals of data"),
    "erasure.read": _("read a removal of data"),
    "erasure.take_back": _("took a removal of data back"),
    "erasure.take_back_list": _("removals ended by the yeses of a list"),
    "extra.select": _("opened an extra module to people"),
    "extra.withdraw": _("closed an extra module to people"),
    "items.export": _("took the analysis of items along as a file"),
    "items.view": _("looked at the analysis of items"),
    "join_code.close": _("closed a join code"),
    "join_code.make": _("made a join code"),
    "person.copy": _("asked for a copy of their data"),
    "person.copy_download": _("took a copy of their data along"),
    "person.erase": _("data of a person removed"),
    "practice.mark": _("marked practice"),
    "practice.view": _("looked at practice"),
    "programme.view": _("looked at a programme"),
    "cohort.paper": _("opened the grid for paper answers"),
    "cohort.recovery": _("looked at what was not counted"),
    "paper.enter": _("entered answers given on paper"),
    "question.change": _("changed what a question is for, or whether it is offered"),
    "question.revise": _("revised a question"),
    "quiz.publish": _("published a quiz"),
    "roster.admit": _("people of a list added"),
    "roster.confirm": _("said yes to a list of people"),
    "roster.done": _("list of people done"),
    "roster.drop": _("dropped a list of people"),
    "roster.export": _("took the people of a cohort along as a file"),
    "roster.to_mend": _("took the rows to mend along"),
    "roster.upload": _("sent in a list of people"),
    "roster.view": _("looked at a list of people"),
    "safeguarding.view": _("looked at safeguarding"),
    "session.change": _("changed a session"),
    "session.drop": _("removed a session"),
    "session.plan": _("planned a session"),
    "staff.change": _("changed roles or access of staff"),
    "staff.invite": _("invited somebody to the staff"),
    "staff.join": _("joined the staff"),
    "staff.withdraw_invitation": _("took an invitation back"),
    "text.close": _("closed a flag"),
    "text.flag": _("flagged a text for the companion"),
    "text.hide": _("hid a flagged text"),
    "text.list": _("looked through the flags"),
    "text.read": _("read a flagged text"),
}

DETAILS = {
    "added": _("added"),
    "because": _("reason"),
    "cohort": _("cohort no."),
    "cohorts": _("cohorts"),
    "count": _("how many"),
    "enrolment": _("enrolment no."),
    "enrolments": _("enrolments no."),
    "filters": _("filters"),
    "format": _("format"),
    "kind": _("kind"),
    "known": _("already there"),
    "learner": _("person no."),
    "learners": _("people no."),
    "left_out": _("left out"),
    "marks": _("marks"),
    "method": _("way"),
    "module": _("module no."),
    "outcome": _("outcome"),
    "page": _("page"),
    "people": _("people"),
    "person": _("person no."),
    "reason": _("reason"),
    "removals": _("removals"),
    "roles": _("roles no."),
    "roles_before": _("roles before, no."),
    "rows": _("rows"),
    "shown": _("shown"),
    "test": _("test"),
    "to": _("to no."),
    "version": _("version"),
    "objective": _("objective"),
    "retired": _("no longer offered"),
}


def deed(action: str) -> str:
    """Return the words of a deed; one that nobody knows any more is shown as its code."""
    return str(DEEDS.get(action, action))


def kind(object_type: str) -> str:
    """Return what a row is called; the code of a kind that is gone."""
    try:
        model = apps.get_model(object_type)
    except (LookupError, ValueError):
        return object_type
    return capfirst(str(model._meta.verbose_name))


def row(event: "AuditEvent") -> str:
    """Return «Cohort no. 2»; nothing for what concerns the whole site."""
    if not event.object_type:
        return ""
    return gettext("%(kind)s no. %(id)s") % {"kind": kind(event.object_type), "id": event.object_id}


def details(event: "AuditEvent") -> str:
    """Return «people: 39 · page: 1», at most ten of a list."""
    return " · ".join(
        f"{DETAILS.get(key, key)}: {_value(value)}" for key, value in event.detail.items()
    )


MOST_LISTED = 10


def _value(value: object) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if value is None or value == "" or value == []:
        return "–"
    if not isinstance(value, Iterable) or isinstance(value, str | dict):
        return str(value)
    listed = [str(each) for each in value]
    more = len(listed) - MOST_LISTED
    shown = ", ".join(listed[:MOST_LISTED])
    return gettext("%(shown)s and %(n)s more") % {"shown": shown, "n": more} if more > 0 else shown
