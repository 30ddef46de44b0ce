"""YAML files: a value written in its place, or its other language beside it; comments, order and all else stay."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from imprimatur.core.bilingual import Lang, other
from imprimatur.core.blocks import Inline
from imprimatur.documents.schema.vocabulary import split_language
from imprimatur.language.folding import fold_words
from imprimatur.translation.write_back.columns import in_other_language
from imprimatur.translation.write_back.encoding import Text
from imprimatur.translation.write_back.held import Change
from imprimatur.translation.write_back.typed import plain_line, translated, with_text
from imprimatur.translation.write_back.yaml_leaves import Leaf, Step, composed, found, leaves
from imprimatur.translation.write_back.yaml_scalars import Form, form_of, scalar, span

Said = tuple[Inline, Inline, str]
"""What the other language says, what is said for it, and that on a line of its own."""


def changed(name: str, content: bytes, changes: Sequence[Change]) -> tuple[bytes, list[tuple[Change, str]]]:
    """The file with its changes made, and those that it has no place for."""
    file = Text.of(content)
    text, left = changed_text(file.text, changes)
    return file.encoded(text), left


def changed_text(text: str, changes: Sequence[Change]) -> tuple[str, list[tuple[Change, str]]]:
    """The same for a YAML text whose first line is line 1."""
    root = composed(text)
    if root is None:
        return text, [(change, "unreadable") for change in changes]
    work = _Work(text, list(leaves(root)))
    left = [(change, why) for change in changes if (why := work.make(change))]
    return work.applied(), left


@dataclass(slots=True)
class _Work:
    """The pieces of a text that change: values by their leaf, what is put in at a place, what is new beside a leaf."""

    text: str
    leaves: list[Leaf]
    values: dict[Leaf, str] = field(default_factory=dict)
    forms: dict[Leaf, Form] = field(default_factory=dict)
    inserts: list[tuple[int, int, str]] = field(default_factory=list)
    beside: dict[Node, tuple[Leaf, int, list[Said], Lang]] = field(default_factory=dict)
    filled: dict[Leaf, tuple[Leaf, list[Said]]] = field(default_factory=dict)

    def make(self, change: Change) -> str:
        """Take one change; why it cannot be made, empty where it can."""
        if change.held is not None:
            return self._replace(change, change.held.inline)
        lang = change.edit.lang
        if change.edit.after is not None and (why := self._after(change)) is not None:
            return why
        place = change.edit.beside
        known = found(self.leaves, place, change.edit.said, other(lang)) if place else []
        return self._beside(known[0], change, lang) if known else "no_place"

    def _replace(self, change: Change, was: Inline) -> str:
        assert change.held is not None
        lang: Lang = change.edit.lang
        here = found(self.leaves, change.held.location, was, lang)
        here = [leaf for leaf in here if leaf.lang == change.held.lang] or here
        for leaf in here:
            made = with_text(self.values.get(leaf, leaf.node.value), was, change.text)
            if made is not None:
                self.values[leaf] = made
                return ""
        return "marks_not_held" if here else "place_changed"

    def _after(self, change: Change) -> str | None:
        """A further item of a list, or paragraph of a value, of which its language says something; None for neither."""
        place = change.edit.after
        here = [leaf for leaf in self.leaves if place and leaf.stands_at(place) and leaf.lang == change.edit.lang]
        twin = (
            found(self.leaves, change.edit.beside, change.edit.said, other(change.edit.lang))
            if change.edit.beside
            else []
        )
        owners = [_pair(one) for one in twin]
        here = [leaf for leaf in here if _pair(leaf) is not None and _pair(leaf) in owners]
        if not here:
            return None
        leaf = here[-1]
        if leaf.steps[-1].key is None:
            line = plain_line(change.text)
            if line is None:
                return "marks_not_held"
            form = form_of(self.text, leaf.node, _floor(leaf), leaf.in_flow)
            start, end = span(self.text, leaf.node, _floor(leaf))
            dash = start - (self.text.rfind("\n", 0, start) + 1)
            head = ", " if leaf.in_flow else f"\n{' ' * max(dash - 2, 0)}- "
            self.inserts.append((end, len(self.inserts), head + scalar(line, form)))
            return ""
        value = self.values.get(leaf, leaf.node.value)
        line = plain_line(change.text)
        if line is None:
            return "marks_not_held"
        self.values[leaf] = f"{value.rstrip(chr(10))}\n{line}"
        return ""

    def _beside(self, leaf: Leaf, change: Change, lang: Lang) -> str:
        line = plain_line(change.text)
        if line is None:
            return "marks_not_held"
        at = _language_step(leaf)
        steps = leaf.steps
        depth = at if at is not None else max((i for i, step in enumerate(steps) if step.key is not None), default=-1)
        if depth < 0:
            return "no_place"
        step = steps[depth]
        sibling = self._sibling(step, lang)
        if sibling is not None:
            if isinstance(sibling, ScalarNode) and not sibling.value:
                known = next(one for one in self.leaves if one.node is sibling)
                self.filled.setdefault(known, (leaf, []))[1].append((change.edit.said, change.text, line))
                self.forms[known] = form_of(self.text, leaf.node, _floor(leaf), leaf.in_flow)
                return ""
            return "no_place"
        self.beside.setdefault(step.value, (leaf, depth, [], lang))[2].append((change.edit.said, change.text, line))
        return ""

    @staticmethod
    def _sibling(step: Step, lang: Lang) -> Node | None:
        """The value of the other language beside that of a step."""
        for key, value in step.holder.value if isinstance(step.holder, MappingNode) and step.lang else ():
            if (
                isinstance(key, ScalarNode)
                and Step(step.holder, key, value).lang == lang
                and _base(key) == _base(step.key)
            ):
                found: Node = value
                return found
        return None

    def applied(self) -> str:
        """The text with all its changes, from the last to the first."""
        pieces: list[tuple[int, int, int, str]] = []
        for leaf, (model, said) in self.filled.items():
            self.values[leaf] = _other_side(model.node.value, said)
        for leaf, value in self.values.items():
            start, end = span(self.text, leaf.node, _floor(leaf))
            form = self.forms.get(leaf) or form_of(self.text, leaf.node, _floor(leaf), leaf.in_flow)
            key = leaf.steps[-1].key if leaf.steps else None
            if start == end and key is not None:
                # An empty value has no place of its own but behind its colon.
                start = end = self.text.index(":", key.end_mark.index) + 1
            pieces.append((start, end, 0, (" " if start == end else "") + scalar(value, form)))
        pieces += [(at, at, rank, new) for at, rank, new in self.inserts]
        for node, (leaf, depth, lines, lang) in self.beside.items():
            pieces += self._new_side(node, leaf, depth, lines, lang)
        text = self.text
        for start, end, _, new in sorted(pieces, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def _new_side(
        self, node: Node, leaf: Leaf, depth: int, said: list[Said], lang: Lang
    ) -> list[tuple[int, int, int, str]]:
        """What makes the other language of a value: a key beside its own, or both in the place of a value of none."""
        step = leaf.steps[depth]
        assert step.key is not None
        flow = any(bool(one.holder.flow_style) for one in leaf.steps[: depth + 1])
        column = step.key.start_mark.column
        end = self._end(node, column)
        if step.lang:
            name = in_other_language(step.key.value) or lang
            value = self._value(node, leaf, said, column, flow)
            head = f", {name}: " if flow else f"\n{' ' * column}{name}: "
            return [(end, end, 0, (head + value).replace(": \n", ":\n"))]
        start = node.start_mark.index
        mine = self.text[start:end]
        if flow:
            value = self._value(node, leaf, said, column, flow)
            return [(start, end, 0, f"{{{other(lang)}: {mine}, {lang}: {value}}}")]
        pad = " " * (column + 2)
        is_block_list = isinstance(node, SequenceNode) and not node.flow_style
        value = self._value(node, leaf, said, column + 2, flow)
        gap = self.text.rfind(":", 0, start) + 1
        inner = mine.replace("\n", "\n  ")
        if is_block_list:
            deep = " " * max(4 + column, node.start_mark.column + 2)
            inner = f"\n{deep}{inner}"
        sides = (f"{other(lang)}: {inner}", f"{lang}: {value}")
        return [(gap, end, 0, "".join(f"\n{pad}{side}" for side in sides).replace(": \n", ":\n"))]

    def _value(self, node: Node, leaf: Leaf, said: list[Said], column: int, flow: bool) -> str:
        """The new texts as the value of a key at a column: in the form that they have in the other language."""
        form = form_of(self.text, leaf.node, column, flow)
        if not isinstance(node, SequenceNode):
            form = Form(form.sort, column + 2, form.width, flow)
            return scalar(_other_side(node.value if isinstance(node, ScalarNode) else "", said), form)
        lines = [line for _, _, line in said]
        if flow or node.flow_style:
            return f"[{', '.join(scalar(line, Form('plain', 0, 0, True)) for line in lines)}]"
        dash = max(node.start_mark.column - (leaf.steps[-2].key.start_mark.column if leaf.steps[-2].key else 0), 2)
        pad = " " * (column + dash)
        inner = Form(form.sort, column + dash + 2, form.width)
        return "".join(f"\n{pad}- {scalar(line, inner)}" for line in lines)

    def _end(self, node: Node, floor: int) -> int:
        """Where a value ends."""
        if isinstance(node, ScalarNode):
            return span(self.text, node, floor)[1]
        if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        if isinstance(last, tuple):
            return self._end(last[1], last[0].start_mark.column)
        return self._end(last, node.start_mark.column)


def _other_side(value: str, said: Sequence[Said]) -> str:
    """A value in its other language, its lists and tables kept; else its texts one a line."""
    made = translated(value, [(theirs, ours) for theirs, ours, _ in said])
    return made if made is not None else "\n".join(line for _, _, line in said)


def _base(key: ScalarNode | None) -> str:
    """What the name of a key says beside its language."""

    return fold_words(split_language(key.value)[0]) if key is not None and in_other_language(key.value) else ""


def _language_step(leaf: Leaf) -> int | None:
    """Which of the steps to a value says its language, from the inside."""
    return next((i for i in range(len(leaf.steps) - 1, -1, -1) if leaf.steps[i].lang), None)


def _pair(leaf: Leaf) -> Node | None:
    """What holds both languages of a value."""
    at = _language_step(leaf)
    return leaf.steps[at].holder if at is not None else None


def _floor(leaf: Leaf) -> int:
    """The columns of the key of a value, or of the dash before it: a block below is deeper."""
    step = leaf.steps[-1] if leaf.steps else None
    if step is None:
        return -1
    return int(step.key.start_mark.column) if step.key is not None else int(step.holder.start_mark.column)
