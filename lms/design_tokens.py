"""What stands in the stylesheets, read for the style guide: values, and how states look."""

import re

from lms.static_files import minify

_DARK = "@media (prefers-color-scheme: dark)"
_COLOUR = re.compile(r"--colour-([\w-]+): #([0-9a-f]{6}|[0-9a-f]{3});")
_VALUE = re.compile(r"--((?:text|space|radius)-\w+): ([^;]+);")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_STATES = {":hover": ".is-hover", ":focus-visible": ".is-focus", ":active": ".is-active"}


def colours(tokens: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the colours of the light and of the dark scheme, as name and "rrggbb" or "rgb"."""
    light, dark = tokens.split(_DARK)
    in_light = dict(_COLOUR.findall(light))
    return in_light, {**in_light, **dict(_COLOUR.findall(dark))}


def sizes(tokens: str) -> dict[str, str]:
    """Return the sizes of letters, spaces and corners, as written."""
    return dict(_VALUE.findall(tokens))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def held_states(css: str) -> str:
    """Return the rules for hover, focus and pressing, with a class in the place of each state.

    So that they can be looked at without a hand on them, and never differ from the real ones.
    """
    held = []
    for selectors, body in _RULE.findall(minify(css)):
        if ":not(" in selectors:
            continue
        named = [each for each in selectors.split(",") if any(state in each for state in _STATES)]
        for state, name in _STATES.items():
            named = [each.replace(state, name) for each in named]
        if named:
            held.append(f"{','.join(named)}{{{body}}}")
    return "@layer components{" + "".join(held) + "}"
