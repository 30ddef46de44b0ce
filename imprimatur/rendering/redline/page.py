"""The same marked in one page: what a draft says, what came and what went, and a list of it by section."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import jinja2
from jinja2 import FileSystemLoader

from imprimatur.core.artefact import Artefact
from imprimatur.core.bilingual import TAGS, Lang, other
from imprimatur.core.edition import Difference, Edition, Move, PassageSort, Piece
from imprimatur.language.labels import Labels
from imprimatur.language.typography import typeset
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.sandbox import fault, sandbox

TEMPLATE = "redline.html"
MEDIA = "text/html; charset=utf-8"

DEEPEST = 6
"""The deepest level of a heading in HTML."""
EXCERPT = 90
"""Characters that are enough to recognise a change in the list."""
TAGGED = {Move.ADDED: "ins", Move.REMOVED: "del", Move.KEPT: ""}


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as the page shows it: its cells, each as pieces with the element that marks them.

    `number` is that of the change, 0 where nothing changed; `level` is that of a heading in the page.
    """

    sort: str
    move: str
    cells: tuple[tuple[tuple[str, str], ...], ...]
    number: int
    level: int
    word: str


def page(
    differences: Sequence[Difference],
    edition: Edition,
    labels: Labels,
    templates: Templates,
    since: str,
    both: bool = True,
    has_word: bool = True,
) -> Artefact:
    """`<slug>.redline.<lang>.html`, self-contained: no script, nothing fetched. Raises TemplateFault.

    `since` is the number of the version that it is compared with, empty for a final version that has none. `both` says
    that the other language has such a page too, `has_word` that the same was made in Word.
    """
    lang = edition.lang
    words = words_of(labels, lang)
    shown = list(_shown(differences, words))
    count = sum(one.number > 0 for one in shown)
    context = {
        "tag": TAGS[lang],
        "words": words,
        "title": edition.title or edition.slug,
        "dossier": f"{edition.kind}/{edition.slug}",
        "since": words["redline_since"].format(number=since) if since else words["redline_since_final"],
        "count": words["redline_count_one"] if count == 1 else words["redline_count"].format(count=count),
        "word": name_of(edition.slug, lang, ".docx") if has_word else "",
        "other": _other(edition.slug, lang, labels) if both else None,
        "sections": list(_sections(differences, shown, words)),
        "groups": [(sort, list(group)) for sort, group in groupby(shown, key=_holder)],
    }
    return Artefact(name_of(edition.slug, lang, ".html"), rendered(TEMPLATE, context, templates), MEDIA)


def name_of(slug: str, lang: Lang, ending: str) -> str:
    """The name of a file of a redline."""
    return f"{slug}.redline.{lang}{ending}"


def words_of(labels: Labels, lang: Lang) -> dict[str, str]:
    """The fixed words of a language, by key, as they are set."""
    return {key: typeset(text, lang) for key, text in labels.in_language(lang).items()}


def rendered(template: str, context: dict[str, Any], templates: Templates) -> bytes:
    """A page of a template of the shared folder. Raises TemplateFault."""
    folder = templates.root / "_shared"
    try:
        made = sandbox(FileSystemLoader(folder)).get_template(template).render(context)
    except (jinja2.TemplateError, OSError, TypeError, ValueError) as error:
        raise fault(folder / template, error) from error
    return (made.rstrip() + "\n").encode()


def _other(slug: str, lang: Lang, labels: Labels) -> dict[str, str]:
    there = other(lang)
    words = typeset(labels.word("redline_other", there), there)
    return {"lang": there, "href": name_of(slug, there, ".html"), "words": words}


def _shown(differences: Iterable[Difference], words: dict[str, str]) -> Iterator[Shown]:
    number = 0
    for one in differences:
        changed = one.move is not Move.KEPT
        number += changed
        passage = one.passage
        replaced = one.move is Move.CHANGED and one.before is not None and one.before.digest != passage.digest
        word = words["redline_figure"] if replaced else words[f"redline_{one.move.value}"] if changed else ""
        level = min(max(passage.level, 1) + 2, DEEPEST) if passage.sort is PassageSort.HEADING else 0
        yield Shown(passage.sort.value, one.move.value, cells_of(one.pieces), number if changed else 0, level, word)


def cells_of(pieces: Iterable[Piece]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The words of a passage by cell, each piece with the element that marks it."""
    by_cell = groupby(pieces, key=lambda piece: piece.cell)
    return tuple(tuple((TAGGED[piece.move], piece.text) for piece in group) for _, group in by_cell)


def _holder(shown: Shown) -> str:
    """The element that holds passages of a sort that follow one another."""
    return {PassageSort.ROW.value: "table", PassageSort.ITEM.value: "ul"}.get(shown.sort, "div")


def _sections(
    differences: Sequence[Difference], shown: Sequence[Shown], words: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """The changes by the section that they stand in."""
    both = [pair for pair in zip(differences, shown, strict=True) if pair[1].number]
    for section, group in groupby(both, key=lambda pair: _section(pair[0])):
        yield {
            "name": " › ".join(section) or words["redline_head"],
            "changes": [_entry(one, two) for one, two in group],
        }


def _section(one: Difference) -> tuple[str, ...]:
    return one.passage.section


def _entry(one: Difference, shown: Shown) -> dict[str, Any]:
    return {"number": shown.number, "word": shown.word, "cell": [*_excerpt(one)]}


def _excerpt(one: Difference) -> Iterator[tuple[str, str]]:
    """The first words that went and those that came in their place, or the words of the passage."""
    changes = (list(group) for is_kept, group in groupby(one.pieces, key=_is_kept) if not is_kept)
    first = next((held for held in changes if any(piece.text.strip() for piece in held)), [])
    if one.move is not Move.CHANGED or not first:
        yield "", _short(one.passage.text)
        return
    for move in (Move.REMOVED, Move.ADDED):
        if text := _short("".join(piece.text for piece in first if piece.move is move)):
            yield TAGGED[move], text
            yield "", " "


def _is_kept(piece: Piece) -> bool:
    return piece.move is Move.KEPT


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= EXCERPT else text[:EXCERPT].rsplit(" ", 1)[0] + "…"
