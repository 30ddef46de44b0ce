"""Where the values of a YAML file stand: every key with what leads to it, found again by the place its reader gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from imprimatur.core.location import Location
from imprimatur.language.folding import fold_words
from imprimatur.sources.plain_text.characters import tidy
from imprimatur.sources.yaml.shapes import VALUES
from imprimatur.translation.write_back.encoding import Text
from imprimatur.translation.write_back.yaml_leaves import composed


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A key and its value. `name` is what the reader calls the field, `lang` the language that the keys say.

    `holders` are what the value stands in, from the outside; `row` is the row of a table that it stands in.
    """

    name: str
    lang: str
    key: ScalarNode
    value: Node
    holders: tuple[Node, ...]
    row: MappingNode | None = None

    @property
    def in_flow(self) -> bool:
        """Whether it stands between brackets."""
        return any(bool(one.flow_style) for one in self.holders if isinstance(one, MappingNode | SequenceNode))


def spots_of(content: bytes) -> tuple[Spot, ...]:
    """Every spot of a file; none of one that cannot be read."""
    return tuple(spots(composed(Text.of(content).text)))


def spots(node: Node | None, holders: tuple[Node, ...] = (), row: MappingNode | None = None) -> Iterator[Spot]:
    """Every spot below a node, those of languages after their field's own."""
    yield from _spots(node, "", "", holders, row)


def _spots(
    node: Node | None, name: str, lang: str, holders: tuple[Node, ...], row: MappingNode | None
) -> Iterator[Spot]:
    if isinstance(node, SequenceNode):
        for item in node.value:
            if isinstance(item, MappingNode):
                yield from _spots(item, "", "", (*holders, node), item)
    if not isinstance(node, MappingNode):
        return
    inside = (*holders, node)
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            continue
        said = tidy(key.value)
        side = VALUES.get(fold_words(said))
        own = f"{name}.{said}" if name else said
        yield Spot(own, lang, key, value, inside, row)
        if side is not None and name:
            yield Spot(name, side or lang, key, value, inside, row)
        yield from _spots(value, name if side is not None and name else own, side or lang, inside, row)


def spot_at(found: Sequence[Spot], place: Location, lang: str) -> Spot | None:
    """The spot of a place, in a language or in none; None where it is not the only one, or holds more than a value."""
    here = [
        one
        for one in found
        if one.key.start_mark.line + 1 == place.line
        and one.name == place.key
        and one.lang in ("", lang)
        and _is_value(one.value)
    ]
    return here[0] if len(here) == 1 else None


def _is_value(node: Node) -> bool:
    """A single value, or a list of them."""
    if isinstance(node, SequenceNode):
        return all(isinstance(one, ScalarNode) for one in node.value)
    return isinstance(node, ScalarNode)
