"""The values of a YAML text, each with the keys that lead to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Inline
from imprimatur.core.location import Location
from imprimatur.documents.schema.vocabulary import split_language
from imprimatur.language.folding import fold_words
from imprimatur.sources.yaml.shapes import VALUES
from imprimatur.translation.write_back.looks import same
from imprimatur.translation.write_back.typed import texts_of


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One step down: what holds the value, the key that leads to it (None for an item of a list), the value."""

    holder: MappingNode | SequenceNode
    key: ScalarNode | None
    value: Node

    @property
    def lang(self) -> str:
        """The language that the key says: its own name (`fr`) or the end of it (`Titre FR`); empty for none."""
        if self.key is None:
            return ""
        return VALUES.get(fold_words(self.key.value)) or split_language(self.key.value)[1] or ""


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A scalar with the steps that lead to it."""

    node: ScalarNode
    steps: tuple[Step, ...]

    @property
    def lang(self) -> str:
        """The language that it is in, empty for none."""
        return next((step.lang for step in reversed(self.steps) if step.lang), "")

    @property
    def in_flow(self) -> bool:
        """Whether it stands between brackets."""
        return any(bool(step.holder.flow_style) for step in self.steps)

    def stands_at(self, place: Location) -> bool:
        """Whether the reader gives that place to it: the line of its key, its own, or one of a literal text."""
        first, last = self.node.start_mark.line + 1, self.node.end_mark.line + 1
        keys = [step.key.start_mark.line + 1 for step in self.steps if step.key is not None]
        if self.node.style == "|" and first < place.line <= last:
            return True
        return place.line == first or place.line in keys[-2:]

    def says(self, text: Inline) -> bool:
        """Whether one of its texts is that one."""
        return any(same(piece.side.inline, text) for piece in texts_of(self.node.value))


def composed(text: str) -> Node | None:
    """The root of a text; None for an empty one, or one that cannot be read."""
    try:
        root: Node | None = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, RecursionError):
        return None
    return root


def leaves(node: Node, steps: tuple[Step, ...] = ()) -> Iterator[Leaf]:
    """Every scalar below a node, in order."""
    if isinstance(node, ScalarNode):
        yield Leaf(node, steps)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from leaves(item, (*steps, Step(node, None, item)))
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                continue
            if isinstance(value, SequenceNode) and steps and steps[-1].key is None and len(node.value) == 1:
                # `- title:` over a list of texts: the key is a text itself.
                yield Leaf(key, steps)
            yield from leaves(value, (*steps, Step(node, key, value)))


def found(all_leaves: list[Leaf], place: Location, text: Inline, lang: Lang) -> list[Leaf]:
    """The values at a place that say a text, in a language or in none."""
    here = [leaf for leaf in all_leaves if leaf.stands_at(place) and leaf.lang in ("", lang) and leaf.says(text)]
    named = [leaf for leaf in here if place.key and any(_is_named(step, place.key) for step in leaf.steps)]
    return named or here


def _is_named(step: Step, name: str) -> bool:
    return step.key is not None and fold_words(step.key.value) == fold_words(name.rpartition(".")[2])
