"""Attendance on a phone, under /hadir/."""

from django.urls import path

from courses.teach import attendance_card_views as cards
from courses.teach import attendance_index_view as index
from courses.teach import attendance_views as views

app_name = "attendance"
urlpatterns = [
    path("", index.attendance_index, name="index"),
    path("<int:session_id>/", views.attendance_list, name="list"),
    path("<int:session_id>/tandai/", views.mark_from_form, name="mark"),
    path("<int:session_id>/kartu/<str:code>/", cards.mark_card, name="mark_card"),
    path("kartu/<str:code>/", cards.card, name="card"),
]
