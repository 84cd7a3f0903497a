"""The learner's own pages, under /belajar/."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from courses.learn import taking, views


class RowIdConverter(IntConverter):
    # A longer number fits into no database: nothing is there, and asking would be an error.
    regex = "[0-9]{1,18}"


register_converter(RowIdConverter, "row_id")

app_name = "learn"
urlpatterns = [
    path("", views.my_courses, name="my_courses"),
    path("kursus/<row_id:course_id>/ikut/", views.enrol_in_course, name="enrol"),
    path("kursus/<row_id:course_id>/uji/<slug:purpose>/", views.start_test, name="start_test"),
    path("uji/<row_id:attempt_id>/", taking.test, name="test"),
    path("uji/<row_id:attempt_id>/simpan/", taking.save_test, name="save_test"),
    path("uji/<row_id:attempt_id>/periksa/", taking.check_test, name="check_test"),
    path("uji/<row_id:attempt_id>/kirim/", taking.submit_test, name="submit_test"),
    path("uji/<row_id:attempt_id>/hasil/", taking.result, name="result"),
    path("pelajaran/<row_id:lesson_id>/tempat/", views.keep_place, name="keep_place"),
    path("pelajaran/<row_id:lesson_id>/selesai/", views.finish_lesson, name="finish_lesson"),
]
