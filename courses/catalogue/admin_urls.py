"""The catalogue's own addresses in the admin, and Wagtail's deletions of files, guarded.

Found before Wagtail's own because `courses` stands before it in INSTALLED_APPS.
"""

from django.urls import path
from wagtail.documents import get_document_model
from wagtail.documents.views import documents
from wagtail.documents.views import multiple as many_documents
from wagtail.images import get_image_model
from wagtail.images.views import images
from wagtail.images.views import multiple as many_images
from wagtailmedia.models import get_media_model
from wagtailmedia.views import media

from courses.catalogue.deletion import guarded
from courses.catalogue.review_report import LessonReviewView


def urlpatterns() -> list:
    image, document, recording = get_image_model(), get_document_model(), get_media_model()
    return [
        path("lesson-reviews/", LessonReviewView.as_view(), name="lesson_reviews"),
        path(
            "lesson-reviews/results/",
            LessonReviewView.as_view(results_only=True),
            name="lesson_reviews_results",
        ),
        path(
            "images/<int:image_id>/delete/",
            guarded(images.DeleteView.as_view(), model=image, key="image_id"),
        ),
        path(
            "images/multiple/<int:image_id>/delete/",
            guarded(many_images.DeleteView.as_view(), model=image, key="image_id"),
        ),
        path(
            "documents/delete/<int:document_id>/",
            guarded(documents.DeleteView.as_view(), model=document, key="document_id"),
        ),
        path(
            "documents/multiple/<int:doc_id>/delete/",
            guarded(many_documents.DeleteView.as_view(), model=document, key="doc_id"),
        ),
        path(
            "media/delete/<int:media_id>/",
            guarded(media.delete, model=recording, key="media_id"),
        ),
    ]
