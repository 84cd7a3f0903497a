"""{% kept %}: a part of a page that is the same for everybody."""

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context, make_context
from django.utils.translation import get_language

from lms.pantry.shelf import shelf_for

register = template.Library()


@register.tag
def kept(parser: Parser, token: Token) -> "KeptNode":
    """Keep what stands between, by name, language and the values given.

    {% kept "name" value … with variable=value … %}…{% endkept %}

    Inside, the template sees the variables after `with` and nothing else: neither the person
    nor the request nor a form's token can get in, so nobody's name can get out.
    """
    name, *bits = token.split_contents()[1:]
    given = bits[bits.index("with") + 1 :] if "with" in bits else []
    values = bits[: bits.index("with")] if "with" in bits else bits
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(
        name=parser.compile_filter(name),
        values=[parser.compile_filter(value) for value in values],
        given=token_kwargs(given, parser),
        nodelist=nodelist,
    )


class KeptNode(template.Node):
    def __init__(
        self,
        *,
        name: FilterExpression,
        values: list[FilterExpression],
        given: dict[str, FilterExpression],
        nodelist: NodeList,
    ) -> None:
        self.name, self.values, self.given, self.nodelist = name, values, given, nodelist

    def render(self, context: Context) -> str:
        request = context.get("request")
        if request is None:
            return self._alone(context)
        values = (value.resolve(context) for value in self.values)
        key = ("kept", self.name.resolve(context), get_language(), *values)
        return shelf_for(request).get_or_make(key, lambda: self._alone(context))

    def _alone(self, context: Context) -> str:
        seen = {name: value.resolve(context) for name, value in self.given.items()}
        alone = make_context(seen, autoescape=context.autoescape)
        alone.template, alone.render_context = context.template, context.render_context
        return self.nodelist.render(alone)
