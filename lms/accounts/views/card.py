from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lms.accounts import one_time
from lms.accounts.after_sign_in import SEED_KEY
from lms.accounts.forms.card import CardForm
from lms.accounts.local_next import local_next


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def card(request: HttpRequest) -> HttpResponse:
    """Username and one-time code: a password of one's own, and in."""
    if request.user.is_authenticated:
        return redirect(local_next(request, default="learn:my_courses"))
    form = CardForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        seed = one_time.redeem(form.user, code=cleaned["code"], new_password=cleaned["password"])
        if seed:
            request.session[SEED_KEY] = seed
            # allauth's own way in: a second factor is still asked for.
            to = local_next(request, default="") or None
            return perform_login(request, form.user, redirect_url=to)
        form.add_error(None, form.not_together)
    context = {"form": form, "next": local_next(request)}
    return render(request, "accounts/card.html", context)
