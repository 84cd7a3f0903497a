from django import template

from lms.accounts import owner

register = template.Library()


@register.simple_tag(takes_context=True)
def owner_tag(context: dict) -> str:
    """Print whose page this is, for scripts that keep something on the phone; "" for a visitor."""
    user = context["request"].user
    return owner.owner_tag(user) if user.is_authenticated else ""
