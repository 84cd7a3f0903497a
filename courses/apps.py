from django.apps import AppConfig
from wagtail.signals import page_published


class CoursesConfig(AppConfig):
    name = "courses"

    def ready(self) -> None:
        from courses import tasks  # noqa: F401
        from courses.catalogue.models import LessonPage
        from courses.catalogue.renditions import prepare_when_published

        page_published.connect(
            prepare_when_published, sender=LessonPage, dispatch_uid="courses.prepare_pictures"
        )
