"""What attendance tells a person about themselves (hook `person_export`)."""

from django.utils.translation import gettext as _

from courses.enrolment.attendance.attendance import Attendance
from lms.accounts.copying import Section
from lms.accounts.models import User
from lms.accounts.zones import in_zone


def tell_attendance(person: User) -> list[Section]:
    columns = [
        ("session", _("Session")),
        ("cohort", _("Cohort")),
        ("when", _("When")),
        ("status", _("Attendance")),
        ("source", _("How it was noted")),
    ]
    marks = Attendance.objects.filter(enrolment__learner=person).order_by("pk")
    rows = [
        (
            mark.session.title,
            mark.session.cohort.name,
            in_zone(mark.session.starts_at, mark.session.zone),
            mark.get_status_display(),
            mark.get_source_display(),
        )
        for mark in marks.select_related("session__cohort")
    ]
    return [Section("attendance", _("My attendance"), columns, rows)]
