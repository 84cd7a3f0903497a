from django.apps import AppConfig
from wagtail.signals import page_published


class CoursesConfig(AppConfig):
    name = "courses"

    def ready(self) -> None:
        from wagtail.documents.models import Document
        from wagtail.images.models import Image
        from wagtail.models import Locale, Page, PageViewRestriction, Site
        from wagtailmedia.models import Media

        from courses import tasks  # noqa: F401
        from courses.catalogue.models import LessonPage
        from courses.catalogue.renditions import prepare_when_published
        from lms.pantry import watching

        page_published.connect(
            prepare_when_published, sender=LessonPage, dispatch_uid="courses.prepare_pictures"
        )
        watching.watch(Page, PageViewRestriction, Site, Locale, Image, Document, Media)
