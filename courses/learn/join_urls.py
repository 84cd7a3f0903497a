"""Ways into a cohort by code, under /gabung/."""

from django.urls import path

from courses.learn import joining

app_name = "join"
urlpatterns = [
    path("", joining.code_form, name="form"),
    path("<str:code>/", joining.cohort, name="cohort"),
    path("<str:code>/ikut/", joining.join, name="join"),
]
