"""YAML that can be trusted to be small: read with line numbers, written in one way."""

from dataclasses import dataclass
from decimal import Decimal

import yaml
from django.utils.translation import gettext as _

MAX_DEPTH = 12
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlRefused(ValueError):
    def __init__(self, message: str, *, line: int):
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True)
class YamlText:
    data: object
    root: yaml.Node | None

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """Return the line (from 1) of the value at this path, or of the nearest one above."""
        node, line = self.root, 1
        for step in ((), *path):
            if step != ():
                node, line = _child(node, step, line)
            if node is None:
                break
            line = node.start_mark.line + 1
        return line


def read(text: str) -> YamlText:
    """Raises YamlRefused: not YAML, aliases, keys given twice, or nested too deep."""
    try:
        _check_events(text)
        root = yaml.compose(text, Loader=_Loader)
        _check_keys(root)
        data = _value_of(root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlRefused(
            _("This is not readable as YAML (%(why)s). Look at indents, colons and quotes.")
            % {"why": error.problem or error.context or ""},
            line=mark.line + 1 if mark else 1,
        ) from error
    except yaml.YAMLError as error:
        raise YamlRefused(_("The text holds a letter that YAML does not know."), line=1) from error
    return YamlText(data, root)


def write(data: object) -> str:
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


def _check_events(text: str) -> None:
    # By events, not by tree: an alias or a thousand brackets is seen before anything is built.
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlRefused(
                _("Anchors and aliases (& and *) are not used here: write the value out, "
                  "or put it in quotes."),
                line=event.start_mark.line + 1,
            )  # fmt: skip
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise YamlRefused(_("The values are nested too deep."), line=event.start_mark.line + 1)


def _check_keys(node: yaml.Node | None) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise YamlRefused(
                    _("A key is one word here, not a list."), line=key.start_mark.line + 1
                )
            if key.value in seen:
                raise YamlRefused(
                    _("“%(key)s” is given twice: keep one.") % {"key": key.value},
                    line=key.start_mark.line + 1,
                )
            seen.add(key.value)
            _check_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _check_keys(value)


def _value_of(node: yaml.Node | None) -> object:
    """Build the value node by node, so that a date that does not exist is named by its line."""
    if isinstance(node, yaml.MappingNode):
        return {_value_of(key): _value_of(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value_of(one) for one in node.value]
    if node is None:
        return None
    try:
        return yaml.constructor.SafeConstructor().construct_object(node)
    except (ValueError, OverflowError) as error:
        raise YamlRefused(
            _("This date or number does not exist (%(why)s).") % {"why": error},
            line=node.start_mark.line + 1,
        ) from error


def _child(node: yaml.Node, step: str | int, line: int) -> tuple[yaml.Node | None, int]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], line
    return None, line


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow=False, indentless=False):
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data):
        """One number in two places is written twice: what reads refuses anchors."""
        return True


def _text(dumper: _Dumper, value: str) -> yaml.Node:
    if "\n" not in value:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value)
    return dumper.represent_scalar("tag:yaml.org,2002:str", f"{value}\n", style="|")


def _number(dumper: _Dumper, value: Decimal) -> yaml.Node:
    if value == value.to_integral_value():
        return dumper.represent_int(int(value))
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{value.normalize():f}")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _number)
