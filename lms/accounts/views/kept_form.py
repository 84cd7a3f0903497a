from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lms.accounts import kept_form


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def waiting_form(request: HttpRequest) -> HttpResponse:
    """Offer the form that was posted after its session had ended; or throw it away."""
    kept = kept_form.kept_for(request)
    if kept is None:
        kept_form.drop(request)
        return redirect("learn:my_courses")
    if request.method == "POST":
        kept_form.drop(request)
        messages.info(request, _("Deleted. Nothing was sent."))
        return redirect("learn:my_courses")
    return render(request, "accounts/kept_form.html", {"kept": kept})


def session_ended(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is not good any more; keep it when that is safe.

    Safe means: the view says it may be finished later, and the page was signed for
    the person who is still, or next, signed in. A form from another site is neither.
    """
    if kept_form.wants_json(request):
        return JsonResponse({"error": "session_ended"}, status=403)
    view = request.resolver_match.func if request.resolver_match else None
    owner_id = kept_form.owner_of(request)
    is_mine = not request.user.is_authenticated or request.user.pk == owner_id
    was_kept = is_mine and getattr(view, "keeps_form", False) and kept_form.keep(request)
    return render(request, "accounts/session_ended.html", {"was_kept": was_kept}, status=403)
