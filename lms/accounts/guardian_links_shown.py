"""What the pages of whoever asks show: the link that waits, as long as this browser made it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lms.accounts import codes
from lms.accounts.consent_link import ConsentLink, digest_of, short_code_of, token_from
from lms.accounts.user import User
from lms.paper.qr import qr_svg

SESSION_KEY = "consent_link"


@dataclass(frozen=True)
class ShownLink:
    """link: the one that waits. The rest only in the browser that made it.

    typed_at, code: where an adult without a camera types what.
    """

    link: ConsentLink | None
    last_no: ConsentLink | None
    address: str = ""
    qr: SafeString | str = ""
    typed_at: str = ""
    code: str = ""


def remember(request: HttpRequest, link: ConsentLink, *, seed: str) -> None:
    request.session[SESSION_KEY] = [link.pk, seed]


def shown_link(request: HttpRequest, learner: User) -> ShownLink:
    links = ConsentLink.objects.filter(learner=learner)
    link = links.open(at=timezone.now()).first()
    last_no = links.filter(answer=ConsentLink.Answer.NO).order_by("-answered_at").first()
    kept, seed = request.session.get(SESSION_KEY, (0, ""))
    token = token_from(seed)
    if link is None or kept != link.pk or digest_of(token) != link.digest:
        return ShownLink(link, last_no)
    path = reverse("accounts:guardian_asked", args=[codes.grouped(token, size=5)])
    address = request.build_absolute_uri(path)
    # Made by us of an address and a label of ours.
    qr = mark_safe(qr_svg(address, label=_("QR code of the link")))
    short = short_code_of(token)
    typed_at = request.build_absolute_uri(reverse("accounts:guardian_code"))
    code = codes.grouped(short, size=5) if digest_of(short) == link.short_digest else ""
    return ShownLink(link, last_no, address, qr, typed_at, code)
