from allauth.account.decorators import reauthentication_required
from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from lms.accounts import recovery
from lms.accounts.after_sign_in import SEED_KEY
from lms.accounts.forms.recovery import NOT_TOGETHER, RecoveryForm
from lms.accounts.local_next import local_next


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def recover(request: HttpRequest) -> HttpResponse:
    """Username and recovery code: a new password, and a new code for the next time."""
    if request.user.is_authenticated:
        return redirect("account_change_password")
    form = RecoveryForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        seed = recovery.redeem(form.user, code=cleaned["code"], new_password=cleaned["password"])
        if seed:
            request.session[SEED_KEY] = seed
            # allauth's own way in: a second factor is still asked for.
            return perform_login(request, form.user)
        form.add_error(None, NOT_TOGETHER)
    return render(request, "accounts/recovery.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def show_code(request: HttpRequest) -> HttpResponse:
    """Show the new code until its owner says that it is written down."""
    if request.method == "POST":
        request.session.pop(SEED_KEY, None)
        return redirect(local_next(request, default="learn:my_courses"))
    if SEED_KEY not in request.session:
        return redirect("accounts:profile")
    code = recovery.code_from(request.session[SEED_KEY])
    context = {"code": recovery.pretty(code), "next": local_next(request)}
    return render(request, "accounts/recovery_code.html", context)


@require_POST
@login_required
@reauthentication_required
def new_code(request: HttpRequest) -> HttpResponse:
    request.session[SEED_KEY] = recovery.make_code(request.user)
    return redirect("accounts:recovery_code")
