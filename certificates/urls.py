"""Under /sertifikat/: the check that anyone can make, and the learner's own certificates."""

from django.urls import path

from certificates import views

app_name = "certificates"
urlpatterns = [
    path("", views.check_form, name="check_form"),
    path("milikku/", views.mine, name="mine"),
    path("<str:code>/", views.check, name="check"),
]
