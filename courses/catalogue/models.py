"""Index of this room's models."""

from courses.catalogue.course import CourseIndexPage, CoursePage, ModulePage
from courses.catalogue.lesson import LessonPage
from courses.catalogue.programme import Programme, ProgrammeLogo

__all__ = [
    "CourseIndexPage",
    "CoursePage",
    "LessonPage",
    "ModulePage",
    "Programme",
    "ProgrammeLogo",
]
