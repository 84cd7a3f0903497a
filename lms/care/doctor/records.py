"""What the site keeps about its own work: the ledger, the audit log, who was erased."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms import audit
from lms.care import erasures
from lms.care.doctor.finding import Finding, problem, warning
from lms.jobs import ledger

LAG_MAX_SECONDS = 300


def look_at_ledger(name: str, *, deep: bool) -> Iterator[Finding]:
    if parked := ledger.parked_count():
        yield warning(
            name,
            ngettext(
                "%d background job stopped and waits for a look.",
                "%d background jobs stopped and wait for a look.",
                parked,
            )
            % parked,
            _("Open Settings, then Background work, in the admin: each says what stopped it."),
        )
    lag_seconds = ledger.lag_seconds()
    if lag_seconds > LAG_MAX_SECONDS:
        yield warning(
            name,
            _("Background work has been waiting for %(minutes)d minutes.")
            % {"minutes": lag_seconds // 60},
            _("See that a worker is running."),
        )


def look_at_audit(name: str, *, deep: bool) -> Iterator[Finding]:
    broken_id = audit.verify()
    if broken_id is not None:
        yield problem(
            name,
            _("The audit log was altered: the chain breaks at event %(id)s.") % {"id": broken_id},
            _("Keep the backups, change nothing more, and compare with the server's log."),
        )


def look_at_erasures(name: str, *, deep: bool) -> Iterator[Finding]:
    if returned := erasures.count_returned():
        yield problem(
            name,
            ngettext(
                "%d person who had asked to be erased is in the database again: erase them.",
                "%d people who had asked to be erased are in the database again: erase them.",
                returned,
            )
            % returned,
            _("Erase them again from their page in the admin."),
        )
