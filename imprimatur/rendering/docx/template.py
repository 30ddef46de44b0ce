"""A Word template: what is refused in one, how it is made ready, and the places that it keeps for texts."""

import re
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from io import BytesIO
from typing import Any, TypeGuard

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from imprimatur.core.blocks import Block, Blocks, Inline, Paragraph, plain
from imprimatur.core.walking import plain_blocks
from imprimatur.rendering.docx.xml import W, name, text_run
from imprimatur.rendering.messages import say
from imprimatur.rendering.package import total_size
from imprimatur.rendering.sandbox import UnusableTemplate, sandbox

LARGEST = 64_000_000
"""How many bytes a template may unfold to."""

STORIES = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
LEFT_BEHIND = "lang proofErr commentRangeStart commentRangeEnd commentReference bookmarkStart bookmarkEnd"
"""What Word leaves in a template and no document may inherit: its language, its designer's comments and marks."""

PLACEHOLDER = re.compile(r"(\{\{r\s.*?\}\})")
LINE_HOLDERS, PART_HOLDERS = {"p", "hyperlink", "sdtContent"}, {"body", "tc", "hdr", "ftr", "sdtContent"}


class Styles(dict[str, str]):
    """The identifiers of a template's styles by their names in small letters; a missing one is the template's fault."""

    def __missing__(self, style: str) -> str:
        """Refuse the template for the lack of a style."""
        raise UnusableTemplate(say("style_missing", style=style))


@dataclass(slots=True)
class Slots:
    """The texts that a template has asked for, in the order of asking: it prints a mark, which is filled afterwards.

    `looks` are the run properties that the template gives to its placeholders.
    """

    asked: list["Slot"] = field(default_factory=list)
    looks: list[tuple[Any, ...]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Slot:
    """A line or a part as a template sees it: empty is false, and it prints its mark."""

    slots: Slots
    inline: Inline = ()
    blocks: Blocks = ()
    look: tuple[Any, ...] = ()
    facts: str = "rows"
    aside: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.inline or self.blocks)

    def __str__(self) -> str:
        """The characters, for a template that only wants those."""
        return plain(self.inline) + "\n".join(plain_blocks(self.blocks))

    def __html__(self) -> str:
        """The mark, which Jinja prints as it is."""
        if not self:
            return ""
        self.slots.asked.append(self)
        return f'<w:slot w:id="{len(self.slots.asked) - 1}"/>'


def look(value: object, number: int) -> Slot:
    """The filter that gives a line the look of its placeholder; templates get it by themselves."""
    if isinstance(value, Slot):
        return replace(value, look=value.slots.looks[number])
    raise UnusableTemplate(say("without_r", value=str(value)))


def grid(value: Slot) -> Slot:
    """The filter that sets the facts of a part side by side: `{{p part.facts|grid }}`."""
    return replace(value, facts="grid")


def terms(value: Slot) -> Slot:
    """The filter that sets the values of facts in plain type, for phrases: `{{p part.conditions|terms }}`."""
    return replace(value, facts="terms")


def glance(value: Slot) -> Slot:
    """The filter that sets them so from edge to edge of the page: `{{p part.facts|glance }}`."""
    return replace(value, facts="glance")


def spread(value: Slot) -> Slot:
    """The filter that sets the facts of a part large, value above words: `{{p part.figures|spread }}`."""
    return replace(value, facts="spread")


def band(value: Slot) -> Slot:
    """The filter that sets the facts of a part large in even rows: `{{p part.key_figures|band }}`."""
    return replace(value, facts="band")


def wide_band(value: Slot) -> Slot:
    """The same for long values, fewer in a row: `{{p part.key_figures|wide_band }}`."""
    return replace(value, facts="wide_band")


def pairs(value: Slot) -> Slot:
    """The filter that sets the short facts of a part two by two: `{{p part.acronyms|pairs }}`."""
    return replace(value, facts="pairs")


def aside(value: Slot) -> Slot:
    """The filter that leaves the margin to the headings of a part, below a rule: `{{p part.advice|aside }}`."""
    return replace(value, aside=True)


def small(value: Slot) -> Slot:
    """The filter that sets the plain paragraphs of a part in small print: `{{p part.privacy|small }}`."""
    fine = (replace(block, role="small") if _is_body(block) else block for block in value.blocks)
    return replace(value, blocks=tuple(fine))


def _is_body(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.role == "body"


@cache
def environment() -> SandboxedEnvironment:
    """The sandbox for Word templates, which compiles the same text once in a process."""
    made = sandbox()
    filters = (look, grid, glance, terms, spread, band, wide_band, pairs, aside, small)
    made.filters.update({one.__name__: one for one in filters})
    made.from_string = lru_cache(maxsize=64)(made.from_string)  # type: ignore[assignment, method-assign]
    return made


@dataclass(slots=True)
class Template:
    """A template that has been read and made ready; it serves once."""

    docx: DocxTemplate
    slots: Slots = field(default_factory=Slots)

    @classmethod
    def read(cls, content: bytes) -> "Template":
        """Read a template. Raises UnusableTemplate, or what the libraries raise on a broken file."""
        if total_size(content) > LARGEST:
            raise UnusableTemplate(say("template_too_large"))
        template = cls(DocxTemplate(BytesIO(content)))
        template.docx.init_docx()
        _refuse_remote(template.document.part)
        for part in template.stories():
            template._make_ready(part.element)
        return template

    @property
    def document(self) -> Document:
        """The document as python-docx knows it."""
        document: Document = self.docx.docx
        return document

    def stories(self) -> list[XmlPart]:
        """The parts that hold text: the body, the headers, the footers."""
        main = self.document.part
        return [main, *(rel.target_part for rel in main.rels.values() if rel.reltype in STORIES)]

    def styles(self) -> Styles:
        """The styles of the template."""
        found = Styles()
        for style in self.document.styles.element.findall(name("style")):
            found[style.find(name("name")).get(name("val")).lower()] = style.get(name("styleId"))
        return found

    def render(self, context: dict[str, Any]) -> None:
        """Let docxtpl follow the template's instructions; texts leave a mark. Raises what a template may raise."""
        self.docx.render(context, environment(), autoescape=True)

    def _make_ready(self, root: Any) -> None:
        for element in list(root.iter(*(name(tag) for tag in LEFT_BEHIND.split()))):
            element.getparent().remove(element)
        for paragraph in root.iter(name("p")):
            if "{{r" in "".join(piece.text or "" for piece in paragraph.iter(name("t"))):
                _join_placeholders(paragraph)
                for run in paragraph.findall(f".//{name('r')}"):
                    self._mark_looks(run)

    def _mark_looks(self, run: Any) -> None:
        """Split a run at its placeholders and note in each the look of the run, which docxtpl would lose."""
        text = "".join(piece.text or "" for piece in run.findall(name("t")))
        if not PLACEHOLDER.search(text):
            return
        properties = run.find(name("rPr"))
        self.slots.looks.append(tuple(properties) if properties is not None else ())
        for piece in filter(None, PLACEHOLDER.split(text)):
            if PLACEHOLDER.fullmatch(piece):
                piece = f"{{{{r ({piece[3:-2].strip()})|look({len(self.slots.looks) - 1}) }}}}"
            run.addprevious(text_run(piece, deepcopy(properties)))
        run.getparent().remove(run)


def _join_placeholders(paragraph: Any) -> None:
    """Put a placeholder that Word has spread over several runs into the first of them."""
    opened = None
    for run in paragraph.findall(f".//{name('r')}"):
        texts = run.findall(name("t"))
        text = "".join(piece.text or "" for piece in texts)
        if opened is not None and texts:
            opened.text = (opened.text or "") + text
            run.getparent().remove(run)
        elif text.count("{") > text.count("}"):
            opened = texts[0]
            opened.text = text
            for piece in texts[1:]:
                run.remove(piece)
        if opened is not None and opened.text.count("{") <= opened.text.count("}"):
            opened = None


def _refuse_remote(main: Part) -> None:
    """Refuse a template that would make Word fetch something when the document is opened."""
    for part in main.package.iter_parts():
        for relation in part.rels.values():
            if relation.is_external and relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
                kind = relation.reltype.rpartition("/")[2]
                raise UnusableTemplate(say("fetches", kind=kind))


def marks(root: Any, slots: Slots) -> list[tuple[Any, Slot]]:
    """The marks of a rendered part with the slots they stand for. Raises UnusableTemplate on one in a wrong place."""
    found = []
    for mark in root.iter(f"{{{W}}}slot"):
        slot = slots.asked[int(mark.get(name("id")))]
        holder = etree.QName(mark.getparent()).localname
        said = str(slot)[:40]
        if slot.blocks and holder not in PART_HOLDERS:
            raise UnusableTemplate(say("part_place", part=said))
        if slot.inline and holder not in LINE_HOLDERS:
            raise UnusableTemplate(say("line_place", line=said))
        found.append((mark, slot))
    return found
