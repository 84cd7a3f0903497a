from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from lms.static_files import linked_stylesheets

register = template.Library()


@register.simple_tag
def site_css() -> SafeString:
    """Link the joined stylesheet, or each one where nothing has been collected."""
    links = ((static(name),) for name in linked_stylesheets())
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', links)
