from allauth.account.views import LogoutView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from lms.accounts.sign_out import forget_everything


class SignOutView(LogoutView):
    def post(self, *args, **kwargs) -> HttpResponse:
        return forget_everything(self.request, super().post(*args, **kwargs))


sign_out = SignOutView.as_view()


@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("account_logout")
    return render(request, "accounts/signed_out.html")


def staff_sign_in(request: HttpRequest, **_kwargs) -> HttpResponse:
    """Stand in for Wagtail's own sign-in and password pages, which know no second factor."""
    if request.user.is_authenticated:
        # Signed in, but without a role: asking again would lead round in a circle.
        return render(request, "accounts/staff_only.html", status=403)
    wanted = request.GET.get("next", "")
    query = f"?{urlencode({'next': wanted})}" if wanted else ""
    return redirect(reverse("account_login") + query)


def no_such_door(request: HttpRequest, **_kwargs) -> HttpResponse:
    """Stand in for the bulk actions on users: their «all» means every account, learners too."""
    raise Http404
