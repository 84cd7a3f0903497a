from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from lms.static_files import JOINED, stylesheets

register = template.Library()


@register.simple_tag
def site_css() -> SafeString:
    """Link the joined stylesheet, or each one where nothing has been collected."""
    names = (JOINED,) if getattr(settings, "SITE_CSS_JOINED", False) else stylesheets()
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(n),) for n in names)
    )
