"""A text that is lacking, or that nobody has begun: made as a copy of the other language's, its texts replaced.

A copy keeps what no translation can say anew: tables, footnotes, the styles of headings and lists.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from imprimatur.core.bilingual import TAGS, Lang
from imprimatur.core.blocks import Run, plain
from imprimatur.core.location import Location
from imprimatur.core.own_marks import QUESTION
from imprimatur.core.source import Source
from imprimatur.sources.word.opc import Package, Part
from imprimatur.sources.word.words import words
from imprimatur.sources.word.xml import elements, qn
from imprimatur.translation.unit import Sort
from imprimatur.translation.write_back.held import contents
from imprimatur.translation.write_back.interface import Edit, Refused
from imprimatur.translation.write_back.looks import same
from imprimatur.translation.write_back.package import with_members, xml_bytes
from imprimatur.translation.write_back.registry import apply_to

NARRATIVES = (".md", ".docx")
"""The endings of running texts, of which each language has a file of its own."""
Headed = Callable[[str, Lang], str]
"""What a heading that names a field is called in a language; empty for a heading of its author's."""


def is_begun(name: str, content: bytes) -> bool:
    """Whether a text says more than the names of its parts, as those of a kit do until somebody answers."""
    ending = PurePosixPath(name).suffix.lower()
    return ending not in NARRATIVES or any(one.sort is not Sort.HEADING for one in contents(name, content).texts)


def begun(
    name: str, sources: Mapping[str, Source], edits: Sequence[Edit], headed: Headed
) -> tuple[bytes, tuple[Refused, ...]]:
    """What a text that is lacking or not begun becomes, empty where it cannot be, with the edits that were refused.

    What is not given is left out. Where that cannot be, a text in Markdown begins empty; a Word text, whose styles are
    needed, waits, or is written into what stands there.
    """
    now = sources.get(name)
    beside = edits[0].beside
    model = sources.get(beside.file) if beside else None
    ending = PurePosixPath(name).suffix.lower()
    if model is None or ending not in NARRATIVES:
        return apply_to(name, now.content, edits) if now else (b"", tuple(Refused(one, "no_form") for one in edits))
    moved = {id(edit): _over(edit, name) for edit in edits}
    origin = {id(copy): edit for edit in edits if (copy := moved[id(edit)])}
    names = list(names_of(name, model.content, list(moved.values()), headed))
    content, refused = apply_to(name, model.content, [*moved.values(), *names])
    if not refused and _is_whole(name, model.content, content):
        return (_in_its_language(content, edits[0].lang, now) if ending == ".docx" else content), ()
    if not now:
        # What is not given is left out.
        content, refused = apply_to(name, model.content, [*moved.values(), *names], alone=True)
        left = {id(one.edit): one.reason for one in refused}
        if any(id(copy) not in left for copy in moved.values()):
            unmade = tuple(Refused(edit, left[id(moved[id(edit)])]) for edit in edits if id(moved[id(edit)]) in left)
            return (_in_its_language(content, edits[0].lang, now) if ending == ".docx" else content), unmade
    if now or ending == ".md":
        return apply_to(name, now.content if now else b"", edits)
    own = {id(one.edit): one.reason for one in refused}
    return b"", tuple(
        Refused(edit, own.get(next((key for key, one in origin.items() if one is edit), 0), "partial_file"))
        for edit in edits
    )


def _over(edit: Edit, name: str) -> Edit:
    """The edit of a text of the other language in a copy of its file."""
    place = replace(edit.beside or Location(name), file=name)
    return replace(edit, at=place, was=edit.said, beside=None, after=None, said=())


def names_of(name: str, content: bytes, edits: Sequence[Edit], headed: Headed) -> Iterator[Edit]:
    """The edits that name the fields of a copy in its language; a heading that is translated is its author's."""
    lang = edits[0].lang
    taken = {one.at for one in edits}
    for one in contents(name, content).texts:
        said = plain(one.inline)
        wanted = headed(said, lang) if one.sort is Sort.HEADING and one.location not in taken else ""
        if wanted and wanted != said:
            yield Edit(lang, (Run(wanted),), Sort.HEADING, one.level, at=one.location, was=one.inline)


def _is_whole(name: str, before: bytes, after: bytes) -> bool:
    """Whether no text of the other language is left in a copy; headings name fields, in either language."""
    pairs = zip(contents(name, before).texts, contents(name, after).texts, strict=False)
    return not any(
        same(one.inline, other.inline) and one.sort is not Sort.HEADING and any(map(str.isalpha, plain(one.inline)))
        for one, other in pairs
    )


def _in_its_language(content: bytes, lang: Lang, kit: Source | None) -> bytes:
    """A copy whose spelling is checked in its own language, and that asks what the kit it takes the place of asked."""
    main = Package(content).main
    parts = [main, *(one for sort in ("styles", "footnotes") if (one := main.related(sort)))]
    other: Lang = "fr" if lang == "nl" else "nl"
    for part in parts:
        for one in part.root.iter(qn("w:lang")):
            if (one.get(qn("w:val")) or "").lower().startswith(other):
                one.set(qn("w:val"), TAGS[lang])
    if kit:
        _ask_again(main, Package(kit.content).main)
    return with_members(content, {part.name: xml_bytes(part.root) for part in parts})


def _ask_again(copy: Part, kit: Part) -> None:
    """Put the questions of a kit in the place of those of the other language, under the same headings."""
    asked: dict[str, list[Any]] = {}
    for under, node in _questions(kit):
        asked.setdefault(under, []).append(node)
    for under, node in list(_questions(copy)):
        if asked.get(under):
            node.addnext(deepcopy(asked[under].pop(0)))
        node.getparent().remove(node)


def _questions(main: Part) -> Iterator[tuple[str, Any]]:
    """The paragraphs that hold a question which nobody answered, each with the words of the paragraph before them."""
    under = ""
    for node in elements(next(elements(main.root))):
        said = words(node)
        if said.startswith(QUESTION[0]) and said.endswith(QUESTION[1]):
            yield under, node
        else:
            under = said
