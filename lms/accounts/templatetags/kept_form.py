from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lms.accounts import kept_form

register = template.Library()


@register.simple_tag(takes_context=True)
def kept_form_owner(context: dict) -> SafeString:
    """Print the hidden field that says whose form this is; nothing for a visitor."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return SafeString("")
    return format_html(
        '<input type="hidden" name="{}" value="{}">',
        kept_form.OWNER_FIELD,
        kept_form.sign_owner(request.user),
    )
