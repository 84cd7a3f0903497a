"""Index: the routes of courses, room by room."""

from django.urls import include, path

urlpatterns = [
    path("hadir/", include("courses.teach.attendance_urls")),
    path("gabung/", include("courses.learn.join_urls")),
    path("belajar/", include("courses.learn.urls")),
]
