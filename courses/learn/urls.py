"""The learner's own pages, under /belajar/."""

from django.urls import path

from courses.learn import views

app_name = "learn"
urlpatterns = [
    path("", views.my_courses, name="my_courses"),
    path("kursus/<int:course_id>/ikut/", views.enrol_in_course, name="enrol"),
    path("kursus/<int:course_id>/uji/<slug:purpose>/", views.start_test, name="start_test"),
    path("uji/<int:attempt_id>/", views.test, name="test"),
    path("uji/<int:attempt_id>/simpan/", views.save_test, name="save_test"),
    path("uji/<int:attempt_id>/kirim/", views.submit_test, name="submit_test"),
    path("uji/<int:attempt_id>/hasil/", views.result, name="result"),
    path("pelajaran/<int:lesson_id>/selesai/", views.finish_lesson, name="finish_lesson"),
]
