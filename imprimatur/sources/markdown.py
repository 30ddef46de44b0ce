"""Markdown texts: the front matter is read as YAML, the body as a narrative, every block with its line."""

import re
from dataclasses import dataclass, field, replace
from functools import cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from imprimatur.core.blocks import (
    Block,
    Blocks,
    Figure,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Quotation,
    Run,
    Table,
    runs,
)
from imprimatur.core.dossier import Narrative, Reading
from imprimatur.core.file_names import language_of
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.findings.catalogue import finding
from imprimatur.sources.messages import say
from imprimatur.sources.package import unreadable
from imprimatur.sources.pictures import PICTURE
from imprimatur.sources.plain_text.characters import clean, decoded
from imprimatur.sources.plain_text.inline import guard_stars, joined, runs_of, safe_link, told_tongues
from imprimatur.sources.yaml.reader import read_text

MAX_CHARACTERS = 3_000_000
MAX_NESTING = 100
"""Levels of containers that are read, two for an item of a list and one for a quotation; beyond, the text is told.

The library's own limit of 20 lets what is deeper vanish.
"""
_BOXES = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}
"""The boxes of a list of tasks."""
_CONTAINERS = ("blockquote_open", "bullet_list_open", "ordered_list_open", "list_item_open")


@cache
def parser() -> MarkdownIt:
    """The parser of Markdown as it is read here."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).enable("table").disable("text_join")
    return told_tongues(parser.use(front_matter_plugin).use(footnote_plugin))


def read(source: Source) -> Reading:
    """The entries of the front matter and the narrative of the body, in the language that the file's name announces.

    Pictures are named, not read: the media of their figures is `file:` and the path beside the text.
    """
    text = guard_stars(clean(decoded(source.content)))
    location = Location(source.name)
    if len(text) > MAX_CHARACTERS:
        return Reading(findings=(unreadable(source, say("text_too_large")),))
    tokens = parser().parse(text)
    body = _Body(location)
    body.learn_notes(tokens)
    body.note_lost(tokens)
    blocks = body.blocks(SyntaxTreeNode(tokens).children)
    narratives = (Narrative(language_of(source.name), blocks, location),) if blocks else ()
    front = _front_matter(tokens, location)
    return replace(front, narratives=narratives, findings=(*front.findings, *body.findings))


def _front_matter(tokens: list[Token], location: Location) -> Reading:
    """The front matter read as YAML, empty lines in front so that its lines are those of the file."""
    for token in tokens:
        if token.type == "front_matter" and token.map:
            return read_text("\n" * (token.map[0] + 1) + token.content.replace("\\*", "*"), location)
    return Reading()


@dataclass(slots=True)
class _Body:
    """The blocks of a body; footnotes are known beforehand, pictures are set aside as they are met."""

    file: Location
    findings: list[Finding] = field(default_factory=list)
    _notes: dict[int, Inline] = field(default_factory=dict)

    def learn_notes(self, tokens: list[Token]) -> None:
        """Keep the texts of the footnotes, which Markdown gathers at the end; notes inside notes are left out."""
        number: int | None = None
        for token in tokens:
            if token.type == "footnote_open":
                number = token.meta["id"]
            elif token.type == "footnote_close":
                number = None
            elif number is not None and token.type == "inline":
                before = self._notes.get(number, ())
                text = runs_of(token.children or ())
                self._notes[number] = joined((*before, Run(" "), *text)) if before else text

    def note_lost(self, tokens: list[Token]) -> None:
        """Tell of the containers that the parser has opened at its last level: what they hold is not among them."""
        for token in tokens:
            if token.type in _CONTAINERS and token.level == MAX_NESTING - 1 and token.map:
                place = replace(self.file, line=token.map[0] + 1)
                self.findings.append(finding("R43", place, {"count": MAX_NESTING // 2}))

    def blocks(self, nodes: list[SyntaxTreeNode]) -> Blocks:
        """The blocks of sibling nodes."""
        return tuple(block for node in nodes for block in self._block(node))

    def _place(self, node: SyntaxTreeNode) -> Location:
        return replace(self.file, line=node.map[0] + 1 if node.map else 0)

    def _block(self, node: SyntaxTreeNode) -> Blocks:
        place = self._place(node)
        match node.type:
            case "heading":
                heading = Heading(int(node.tag[1]), self._inline(node.children), location=place)
                return (heading, *self._pictures(node))
            case "paragraph":
                text = self._inline(node.children)
                pictures = self._pictures(node)
                return (*((Paragraph(text, location=place),) if text else ()), *pictures)
            case "bullet_list" | "ordered_list":
                ordered, start = node.type == "ordered_list", int(node.attrs.get("start", 1))
                return (List(tuple(map(self._item, node.children)), ordered, place, start),)
            case "blockquote":
                return self._quotation(node)
            case "table":
                return (self._table(node), *self._pictures(node))
            case "fence" | "code_block":
                return (Paragraph((Run(node.content.rstrip("\n"), verbatim=True),), location=place),)
        return ()

    def _inline(self, nodes: list[SyntaxTreeNode]) -> Inline:
        tokens = [
            token for node in nodes if node.token and node.type == "inline" for token in node.token.children or ()
        ]
        for call in tokens:
            if call.type == "footnote_ref" and not self._notes.get(call.meta["id"]):
                self.findings.append(finding("R28", self._place(nodes[0]), {"what": say["word_note"]}))
        links = dict.fromkeys(str(one.attrGet("href") or "") for one in tokens if one.type == "link_open")
        astray = [
            finding("P31", self._place(nodes[0]), {"excerpt": unquote(link)}) for link in links if not safe_link(link)
        ]
        self.findings += astray
        return runs_of(tokens, lambda token: self._notes.get(token.meta["id"], ()))

    def _item(self, node: SyntaxTreeNode) -> Item:
        """An item: its first paragraph is its text, what follows stands under it."""
        blocks = self.blocks(node.children)
        first = blocks[0] if blocks else None
        place = self._place(node)
        return Item(_boxed(first.text), blocks[1:], place) if isinstance(first, Paragraph) else Item((), blocks, place)

    def _quotation(self, node: SyntaxTreeNode) -> Blocks:
        """A quotation; a last paragraph that starts with a dash says who is quoted. Lists inside follow it."""
        blocks = self.blocks(node.children)
        texts = [block.text for block in blocks if isinstance(block, Paragraph)]
        others = tuple(block for block in blocks if not isinstance(block, Paragraph))
        author: Inline = ()
        if len(texts) > 1 and texts[-1] and texts[-1][0].text.startswith(("—", "–", "-")):
            head, *rest = texts.pop()
            author = joined((replace(head, text=head.text.lstrip("—–- ")), *rest))
        spoken = [run for index, text in enumerate(texts) for run in (*(runs("\n") if index else ()), *text)]
        quotation = (Quotation(joined(spoken), author, self._place(node)),) if spoken else ()
        return (*quotation, *others)

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [
            tuple(self._inline(cell.children) for cell in row.children)
            for part in node.children
            for row in part.children
        ]
        return Table(rows[0], tuple(rows[1:]), location=self._place(node))

    def _pictures(self, node: SyntaxTreeNode) -> tuple[Block, ...]:
        place = self._place(node)
        found: list[Block] = []
        for picture in (child for child in node.walk() if child.type == "image"):
            target = unquote(str(picture.attrs.get("src", "")))
            alt = picture.content.strip()
            if re.match(r"[a-zA-Z][\w+.-]*:|/", target) or ".." in target.split("/") or "\\" in target:
                self.findings.append(finding("R02", place, {"file": target, "reason": say("picture_outside")}))
                continue
            if not alt:
                self.findings.append(finding("R09", place, {"what": target}))
            caption = runs(str(picture.attrs.get("title", "")))
            found.append(Figure(b"", f"{PICTURE}{target}", alt, caption, location=place))
        return tuple(found)


def _boxed(text: Inline) -> Inline:
    """The text of an item, its box as a sign."""
    box = _BOXES.get(text[0].text[:4]) if text else None
    return (replace(text[0], text=box + text[0].text[4:]), *text[1:]) if box else text
