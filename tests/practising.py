"""Practice tasks to tell stories with: a role play that is needed, a teach-back that is not."""

ROLE_PLAY = {
    "code": "main-peran",
    "title": "Main peran: mendengar teman",
    "look_for": "Mendengar tanpa menyalahkan.",
    "scale": "tick",
    "required": True,
}
TEACH_BACK = {
    "code": "unjuk-ajar",
    "title": "Unjuk ajar",
    "look_for": "Akurat dan tidak menyalahkan.",
    "scale": "strength",
    "required": False,
}


def give_practice(course, *tasks: dict):
    """Put these tasks on the course's page, as publishing does; the course is told the same."""
    course.practice = [("task", task) for task in tasks]
    course.save()
    return course
