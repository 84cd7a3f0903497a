"""Every address of the site, from the URLconf itself, and which of them are ours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver

from tests.access.world import World

OURS = ("lms.", "courses.", "certificates.", "home.")
PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
# Some packages write their patterns as regular expressions.
FILLINGS = [
    (re.compile(r"\^\.\*/\$"), "tidak-ada/"),
    (re.compile(r"\(\?P<media_type>[^)]*\)"), "audio"),
    (re.compile(r"\(\\d\+\)/revisions/.*"), "1/revisions/compare/live...latest/"),
    (re.compile(r"<int:\w+>"), "1"),
    (PLACE, "x"),
]
ROW_PLACE = re.compile(r"<(?:int|row_id):")


@dataclass(frozen=True)
class Route:
    name: str  # «learn:test»; the pattern itself where it has no name
    pattern: str
    namespace: str
    module: str

    @property
    def is_ours_by_module(self) -> bool:
        return self.module.startswith(OURS)


def routes(
    patterns: list | None = None, *, prefix: str = "", spaces: tuple = ()
) -> Iterator[Route]:
    """Walk the URLconf; without patterns, the site's own."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        pattern = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = (*spaces, each.namespace) if each.namespace else spaces
            yield from routes(each.url_patterns, prefix=pattern, spaces=inner)
        else:
            yield _route(each, pattern, ":".join(spaces))


def _route(each: URLPattern, pattern: str, namespace: str) -> Route:
    name = f"{namespace}:{each.name}" if namespace else each.name
    view = getattr(each.callback, "view_class", each.callback)
    view = getattr(view, "func", view)  # the view inside a functools.partial
    return Route(
        name=name if each.name else pattern,
        pattern=pattern,
        namespace=namespace,
        module=view.__module__,
    )


@cache
def _patterns() -> dict[str, str]:
    by_name: dict[str, str] = {}
    for route in routes():
        by_name.setdefault(route.name, route.pattern)
    return by_name


def path_of(route: str, *, things: tuple[str, ...], world: World) -> str:
    """Return the address: each place in the pattern is filled with one thing, in order."""
    if route.startswith("page:"):
        return world.pages[route.removeprefix("page:")].get_url()
    values = iter(str(world.things.get(thing, thing)) for thing in things)
    pattern = route if route.startswith("/") else "/" + _patterns()[route]
    pattern = pattern.replace("^.*/$", "tidak-ada/").replace("^", "")
    return PLACE.sub(lambda _place: next(values), pattern)


def path_of_any(route: Route) -> str:
    """Return an address that this pattern matches, whatever it names."""
    path = route.pattern
    for place, value in FILLINGS:
        path = place.sub(value, path)
    return "/" + path.strip("^$").replace("/^", "/")


def has_places(route: str) -> bool:
    return bool(PLACE.search(_patterns().get(route, "")))


def names_a_row(route: str) -> bool:
    return bool(ROW_PLACE.search(_patterns().get(route, "")))
