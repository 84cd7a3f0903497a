"""The site's own addresses, and before them those it is compared with."""

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_POST

from lms.urls import urlpatterns as of_the_site


@require_POST
@login_required
def empty_post(_request: HttpRequest) -> HttpResponse:
    return JsonResponse({})


urlpatterns = [
    path("pembanding/kirim/", empty_post),
    path("pembanding/masuk/", LoginView.as_view(template_name="benchmarks/login.html")),
    *of_the_site,
]
