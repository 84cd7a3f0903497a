"""The author's form of a course: what has been marked in practice stays."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminPageForm

from courses.catalogue.practice import PracticeTask, tasks_of

# A function that takes a course and returns the tasks with marks: their code → their scale.
IN_USE = "practice_tasks_in_use"


def tasks_in_use(course) -> dict[str, str]:
    return {
        code: scale
        for ask in hooks.get_hooks(IN_USE)
        for code, scale in ask(course.canonical).items()
    }


def would_lose(tasks: Iterable[PracticeTask], *, in_use: Mapping[str, str]) -> list[str]:
    """Return the codes that marks hold on to and that these tasks lack, or rate otherwise."""
    scales = {task.code: task.scale_name for task in tasks}
    return sorted(code for code, scale in in_use.items() if scales.get(code) != scale)


class CourseForm(WagtailAdminPageForm):
    def clean(self) -> dict:
        cleaned = super().clean()
        course = self.instance
        # A translation only says the tasks in other words.
        if course.pk is None or course.canonical.pk != course.pk or "practice" not in cleaned:
            return cleaned
        lost = would_lose(tasks_of(cleaned["practice"]), in_use=tasks_in_use(course))
        if lost:
            message = _(
                "Trainers have marked these tasks, so they stay, with their code and their way "
                "of marking: %(codes)s. You may change title and words, or make them optional."
            )
            self.add_error("practice", message % {"codes": ", ".join(lost)})
        return cleaned
