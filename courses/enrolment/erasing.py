"""What learning keeps of a person whose data are removed: coarse facts, so that counts stay.

Age band, sex, region, category and disability are choices shared by many, and reports hide
small groups. The name of a school is free text and may be the only one of its kind. A mark of
attendance is a code beside the enrolment: it stays, so that a meeting keeps its numbers.
"""

from courses.enrolment.enrolment import Enrolment


def erase_enrolments(person) -> None:
    Enrolment.objects.of(person).update(institution="", roster_key="")
