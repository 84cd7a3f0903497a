"""What Wagtail's page frame around a view of our own shows: title, icon and the way back."""

from django.urls import reverse
from django.utils.translation import gettext as _


def furniture(title: str, *way_back: tuple[str, str]) -> dict:
    """Return context for `wagtailadmin/generic/base.html`; way_back: (label, url), from the top."""
    home = {"url": reverse("wagtailadmin_home"), "label": _("Home")}
    crumbs = [{"url": url, "label": label} for label, url in way_back]
    return {
        "header_title": title,
        "header_icon": "success",
        "breadcrumbs_items": [home, *crumbs, {"url": "", "label": title}],
    }
