"""What practice tells a person about themselves (hook `person_export`)."""

from django.utils.translation import gettext as _

from courses.progress.practice_mark import PracticeMark
from lms.accounts.copying import Section
from lms.accounts.models import User


def tell_practice(person: User) -> list[Section]:
    columns = [
        ("course", _("Course")),
        ("task", _("Practice task")),
        ("mark", _("Mark")),
        ("marked_at", _("Marked at")),
        ("corrected_at", _("Corrected at")),
    ]
    marks = PracticeMark.objects.filter(enrolment__learner=person).order_by("pk")
    rows = [
        (mark.enrolment.course.title, mark.title, mark.words, mark.marked_at, mark.superseded_at)
        for mark in marks.select_related("enrolment__course")
    ]
    return [Section("practice", _("My practice"), columns, rows)]
