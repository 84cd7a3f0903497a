"""Index: the routes of courses, room by room."""

from django.urls import include, path

urlpatterns = [
    path("belajar/", include("courses.learn.urls")),
]
