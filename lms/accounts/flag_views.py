"""«Tandai untuk pendamping» in the admin: staff flag a text; the companion reads and closes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.menu import MenuItem

from lms import audit
from lms.accounts import flagging, renaming, roles
from lms.accounts.forms.flag import CloseForm, FlagForm
from lms.accounts.learner_texts import all_texts, texts_of
from lms.accounts.local_next import local_next
from lms.accounts.text_flag import TextFlag

FLAGS_PER_PAGE = 50
_HIDDEN = gettext_lazy("The text is hidden. What it said is gone for good.")
_HIDDEN_WORDS = {
    renaming.USERNAME: gettext_lazy("There is a new username now. The old one is gone.")
}


class FlagsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return roles.may_handle_flags(request.user)


def _crumbs(words: str) -> dict:
    """What the bar above an admin page is made of."""
    home = {"url": reverse("wagtailadmin_home"), "label": _("Home")}
    crumbs = [home, {"url": "", "label": words}]
    return {
        "page_title": words,
        "header_title": words,
        "breadcrumbs_items": crumbs,
        "header_icon": "warning",
    }


def _companions_only(request: HttpRequest) -> None:
    if not roles.may_handle_flags(request.user):
        raise PermissionDenied


@require_safe
def list_flags(request: HttpRequest) -> HttpResponse:
    """The open flags, the oldest first; what the texts say stands one page further."""
    _companions_only(request)
    people = TextFlag.objects.select_related("person", "flagged_by")
    waiting = people.waiting().order_by("flagged_at", "pk")
    page = Paginator(waiting, FLAGS_PER_PAGE).get_page(request.GET.get("p"))
    closed = people.exclude(closed_at=None).order_by("-closed_at")[:FLAGS_PER_PAGE]
    audit.record("text.list", by=request.user, subject=None)
    labels = {kind: text.label for kind, text in all_texts().items()}
    context = {
        "rows": [(one, labels.get(one.kind, one.kind)) for one in page.object_list],
        "closed": [(one, labels.get(one.kind, one.kind)) for one in closed],
        "page_obj": page,
        **_crumbs(_("Flags for the companion")),
    }
    return render(request, "accounts/flags/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def flag_page(request: HttpRequest, flag_id: int) -> HttpResponse:
    _companions_only(request)
    flags = TextFlag.objects.select_related("person", "flagged_by")
    flagged = get_object_or_404(flags.filter(kind__in=all_texts()), pk=flag_id)
    form = CloseForm(request.POST if "close" in request.POST else None)
    if request.method == "POST":
        answer = _do(request, flagged, form=form)
        if answer is not None:
            return answer
    text = all_texts()[flagged.kind]
    context = {
        "flag": flagged,
        "label": text.label,
        "is_username": flagged.kind == renaming.USERNAME,
        "text": flagging.read(flagged, by=request.user),
        "form": form,
        **_crumbs(_("Flag for the companion")),
    }
    return render(request, "accounts/flags/one.html", context)


def _do(request: HttpRequest, flagged: TextFlag, *, form: CloseForm) -> HttpResponse | None:
    now, by = timezone.now(), request.user
    if "hide" in request.POST:
        flagging.hide(flagged, by=by, at=now)
        messages.success(request, _HIDDEN_WORDS.get(flagged.kind, _HIDDEN))
        return redirect(request.path)
    if not form.is_valid():
        return None
    if flagging.close(flagged, outcome=form.cleaned_data["outcome"], by=by, at=now):
        messages.success(request, _("The flag is closed."))
    return redirect("text_flags:list")


@require_http_methods(["GET", "HEAD", "POST"])
def new_flag(request: HttpRequest, group: str, row_id: int) -> HttpResponse:
    """Whoever may read the text may flag it; for anybody else it is not there."""
    texts = texts_of(group, row_id, reader=request.user)
    if not texts:
        raise Http404
    form = FlagForm(request.POST or None, texts=texts)
    back = local_next(request, default=reverse("wagtailadmin_home"))
    if form.is_valid():
        text = all_texts()[form.cleaned_data["kind"]]
        reason = form.cleaned_data["reason"]
        flagging.flag(text, row_id=row_id, reason=reason, by=request.user, at=timezone.now())
        messages.success(request, _("The companion will look at it. Thank you for noticing."))
        return redirect(back)
    context = {"form": form, "next": back, **_crumbs(_("Flag for the companion"))}
    return render(request, "accounts/flags/new.html", context)


def flags_menu_item() -> FlagsMenuItem:
    return FlagsMenuItem(
        _("Flags for the companion"), reverse("text_flags:list"), icon_name="warning", order=360
    )


urlpatterns = [
    path("", list_flags, name="list"),
    path("<int:flag_id>/", flag_page, name="one"),
    path("new/<slug:group>/<int:row_id>/", new_flag, name="new"),
]
