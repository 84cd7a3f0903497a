"""Which lesson stands before or after another one."""

from typing import TYPE_CHECKING

from courses.catalogue.models import LessonPage

if TYPE_CHECKING:
    from courses.progress.path import CoursePath


def neighbour(path: "CoursePath", lesson: LessonPage, *, step: int) -> LessonPage | None:
    """Return the lesson `step` places on: in the path, or inside the extra module it stands in."""
    module = path.module_of(lesson)
    if module is not None and module.page.is_extra:
        every = [state.page for state in module.lessons]
    else:
        every = path.lessons
    here = next((n for n, page in enumerate(every) if page.pk == lesson.pk), None)
    if here is None or not 0 <= here + step < len(every):
        return None
    return every[here + step]
