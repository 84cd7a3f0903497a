"""A learner's path, read once per request."""

from courses.catalogue.models import CoursePage
from courses.enrolment.models import Enrolment
from courses.progress.path import CoursePath
from lms.accounts.models import User
from lms.pantry.shelf import Shelf


def path_for(course: CoursePage, *, user: User, shelf: Shelf | None = None) -> CoursePath:
    """Return the path of this person in this course; without enrolment for visitors.

    Modules and lessons come from the shelf where one is given: they are everybody's.
    """
    path = CoursePath(course, enrolment=enrolment_of(user, course))
    if shelf is not None:
        path.outline = shelf.get_or_make(("outline", course.pk), lambda: path.outline)
    return path


def enrolment_of(user: User, course: CoursePage) -> Enrolment | None:
    if not user.is_authenticated:
        return None
    return (
        Enrolment.objects.of(user)
        .current()
        .filter(course__translation_key=course.translation_key)
        .select_related("course", "cohort")
        .first()
    )
