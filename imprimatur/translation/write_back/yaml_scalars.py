"""A text written as a scalar of YAML, in the form of the one that it takes the place of or stands beside."""

import re
from dataclasses import dataclass

from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from imprimatur.translation.write_back.yaml_leaves import composed

WIDTH = 120
"""Columns that a text is folded at where the file tells no other."""
_LONG = 40
"""The least columns of a folded line, however deep it stands."""
_HEADER = re.compile(r"[>|][^\n]*")


@dataclass(frozen=True, slots=True)
class Form:
    """How a scalar is written: `plain`, a quotation mark, or the header of a block (`>-`, `|`); its folding and indent.

    `indent` are the columns of the lines after the first, `width` where they are folded, 0 where they are not.
    """

    sort: str = "plain"
    indent: int = 2
    width: int = 0
    flow: bool = False


def body_end(text: str, start: int, indent: int) -> int:
    """Where a block scalar ends whose header starts there: before the first line less deep than its body."""
    at = end = text.find("\n", start)
    if at < 0:
        return len(text)
    while at >= 0:
        stop = text.find("\n", at + 1)
        line = text[at + 1 : stop if stop >= 0 else len(text)]
        if line.strip() and len(line) - len(line.lstrip(" ")) < indent:
            break
        if line.strip():
            end = at + 1 + len(line.rstrip("\r"))
        at = stop
    return end


def span(text: str, node: ScalarNode, floor: int) -> tuple[int, int]:
    """Where a scalar stands in its text; the body of a block is deeper than `floor`, the columns of its key."""
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("|", ">"):
        return start, body_end(text, start, floor + 1)
    return start, start + len(text[start:end].rstrip())


def form_of(text: str, node: ScalarNode, floor: int, flow: bool) -> Form:
    """The form of a scalar as it stands."""
    start, end = span(text, node, floor)
    lines = text[start:end].splitlines()
    deep = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()]
    indent = min(deep, default=floor + 2)
    folded = max((len(line) for line in lines[1:]), default=0)
    before = start - (text.rfind("\n", 0, start) + 1)
    if node.style in ("|", ">"):
        width = folded if len(lines) > 2 else max(folded, WIDTH)
        return Form(lines[0].split("#")[0].strip(), indent, width, flow)
    width = max(folded, before + len(lines[0])) if len(lines) > 1 else 0
    return Form(node.style or "plain", indent, width, flow)


def scalar(value: str, form: Form) -> str:
    """A text in a form, or in the nearest one that can hold it."""
    value = value.strip("\n")
    if form.sort[0] in "|>":
        return _block(value, form)
    if "\n" in value and not form.flow:
        return _block(value, Form("|-", form.indent, form.width))
    if form.sort == "plain" and _is_plain(value, form.flow):
        written = value
    elif form.sort == "'" and "\n" not in value:
        written = f"'{value.replace(chr(39), chr(39) * 2)}'"
    else:
        written = _double(value)
    return _wrapped(written, form) if form.width and "\\" not in written else written


def _block(value: str, form: Form) -> str:
    """A block: folded where every line of it is a paragraph, else as it stands."""
    pad = " " * form.indent
    lines = value.split("\n")
    header = form.sort
    if header[0] == ">" and any(line[:1] in (" ", "\t") or not line for line in lines):
        header = f"|{header[1:]}"
    if header[0] == "|":
        return "\n".join((header, *(f"{pad}{line}" if line.strip() else "" for line in lines)))
    paragraphs = ("\n".join(pad + line for line in _folded(line, form.width - form.indent)) for line in lines)
    return f"{header}\n" + "\n\n".join(paragraphs)


def _folded(line: str, width: int) -> list[str]:
    """The lines of a paragraph, cut at single spaces."""
    made = [""]
    for word in re.split(r"(?<=\S) (?=\S)", line):
        if made[-1] and len(made[-1]) + 1 + len(word) > max(width, _LONG):
            made.append(word)
        else:
            made[-1] = f"{made[-1]} {word}" if made[-1] else word
    return made


def _wrapped(written: str, form: Form) -> str:
    lines = _folded(written, form.width - form.indent)
    return f"\n{' ' * form.indent}".join(lines)


def _double(value: str) -> str:
    text = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{text}"'


def _is_plain(value: str, flow: bool) -> bool:
    """Whether a text needs no quotation marks: YAML reads it back as that text, and as a text."""
    if "\n" in value or not value:
        return False
    root = composed(f"[{value}, z]" if flow else f"k: {value}\nz: z")
    if flow:
        nodes = root.value if isinstance(root, SequenceNode) else []
    else:
        nodes = [one for _, one in root.value] if isinstance(root, MappingNode) else []
    if len(nodes) != 2 or not isinstance(nodes[0], ScalarNode):
        return False
    return bool(nodes[0].value == value and nodes[0].style is None and str(nodes[0].tag).endswith(":str"))
