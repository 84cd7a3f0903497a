from allauth.account.adapter import get_adapter
from django.http import HttpRequest


def local_next(request: HttpRequest, *, default: str = "") -> str:
    """Return the page of ours to go on to; the default when another host was named."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if get_adapter(request).is_safe_url(wanted) else default
