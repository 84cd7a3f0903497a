"""Under /sertifikat/: the check that anyone can make, and the learner's own certificates."""

from django.urls import path

from certificates.views import check, mine

app_name = "certificates"
urlpatterns = [
    path("", check.check_form, name="check_form"),
    path("milikku/", mine.mine, name="mine"),
    path("milikku/nama/", mine.name, name="name"),
    path("milikku/<int:certificate_id>/unduh/", mine.download, name="download"),
    path("<str:code>/", check.check, name="check"),
]
