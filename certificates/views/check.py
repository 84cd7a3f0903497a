"""The public check. Anyone may ask; nobody is told a name."""

from collections.abc import Callable
from functools import wraps

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from certificates import limits, uploads
from certificates.checking import UNKNOWN, changed_file, check_code, issued_file
from certificates.codes import normalise_code
from certificates.forms import CodeForm, FileForm

View = Callable[..., HttpResponse]


def unlisted(view: View) -> View:
    """Keep the answers out of search engines and out of every cache."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Cache-Control"] = "no-store"
        return response

    return answer


@unlisted
@require_safe
def check(request: HttpRequest, code: str) -> HttpResponse:
    canonical = normalise_code(code)
    if canonical is not None and canonical != code:
        return redirect("certificates:check", code=canonical)
    finding = check_code(canonical) if canonical else UNKNOWN
    if finding == UNKNOWN:
        return _not_found(request, code)
    if not limits.lets_in(request, limits.GOOD_CODE, code=code):
        return _slow_down(request)
    return render(request, "certificates/check.html", {"finding": finding})


@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt
def check_form(request: HttpRequest) -> HttpResponse:
    # Before anything reads the body, and that includes looking for the token in it.
    request.upload_handlers = [uploads.InMemory(request)]
    if uploads.is_huge(request):
        return _form_page(request, file_is_huge=True, status=413)
    return _check_form(request)


@csrf_protect
def _check_form(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and "q" not in request.POST:
        return _check_file(request)
    typed = request.POST if request.method == "POST" else request.GET
    if "q" not in typed:
        return _form_page(request)
    form = CodeForm(typed)
    if not form.is_valid():
        return _form_page(request, code_form=form)
    return redirect("certificates:check", code=form.cleaned_data["q"])


def _check_file(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form_page(request, file_form=form)
    content = form.cleaned_data["file"]
    finding = issued_file(content)
    if finding is None:
        if not limits.lets_in(request, limits.UNKNOWN_FILE):
            return _slow_down(request)
        finding = changed_file(content)
    return render(request, "certificates/check.html", {"finding": finding, "is_file": True})


def _form_page(
    request: HttpRequest,
    *,
    code_form: Form | None = None,
    file_form: Form | None = None,
    file_is_huge: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "code_form": code_form or CodeForm(),
        "file_form": file_form or FileForm(),
        "file_is_huge": file_is_huge,
    }
    return render(request, "certificates/check_form.html", context, status=status)


def _not_found(request: HttpRequest, code: str) -> HttpResponse:
    """Answer the same for a code nobody has and for what is no code at all."""
    limits.note_failure(code)
    if not limits.lets_in(request, limits.WRONG_CODE):
        return _slow_down(request)
    context = {"code_form": CodeForm()}
    return render(request, "certificates/not_found.html", context, status=404)


def _slow_down(request: HttpRequest) -> HttpResponse:
    response = render(request, "certificates/slow_down.html", status=429)
    response["Retry-After"] = str(limits.WAIT_SECONDS)
    return response
