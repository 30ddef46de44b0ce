"""Bibliography entries and citations in APA style, by the CSL processor citeproc-py, in French or Dutch.

The style is `csl/apa.csl` (CC BY-SA 3.0, see `csl/LICENCE.md`); terms come from the CSL locales fr-FR and nl-NL.
Entries are CSL-JSON items (docs.citationstyles.org, specification 1.0.2). No network, no clock: same items, same runs.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON
from citeproc.string import String

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Inline, Run
from imprimatur.language.citations.items import CLOSE, ENDED, LINK, OPEN, OTHERS, SPEECHES, address_of, prepared

STYLE = Path(__file__).with_name("csl") / "apa.csl"

_LOCALES: dict[Lang, str] = {"fr": "fr-FR", "nl": "nl-NL"}
_STATUSES = {"forthcoming": "forthcoming", "in press": "in press", "in-press": "in press", "inpress": "in press"}
_BEFORE_OTHERS = re.compile(rf",? (?:et|en|…) {OTHERS}\.?")
_STOP_TWICE = re.compile(rf"(?<=[.?!…])([{CLOSE}{ENDED}]*)\.")
_MARKS = re.compile(f"([{OPEN}{CLOSE}{LINK}{ENDED}{''.join(SPEECHES)}])")
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
# The processor keeps what it is printing in the style itself.
_PRINTING = Lock()


class _Marks:
    """The output format given to the processor: italics become marks, every other look is plain."""

    Bold = Light = Underline = Superscript = Subscript = SmallCaps = String

    @staticmethod
    def preformat(text: str) -> str:
        """Nothing needs escaping."""
        return text

    @staticmethod
    def Italic(text: object) -> String:
        """The text between marks."""
        return String(f"{OPEN}{text}{CLOSE}")

    Oblique = Italic


def formatted(entries: Sequence[Mapping[str, Any]], lang: Lang) -> tuple[Inline, ...]:
    """One bibliography entry for each CSL-JSON item, in the order given.

    Titles of books and reviews are italic; a DOI or URL stands at the end, verbatim and linked. Dates are
    `(2024, 14 novembre)`, without date `(à paraître)` for an item whose status is `forthcoming`.
    """
    if not entries:
        return ()
    with _PRINTING:
        texts = [str(text) for text in _bibliography(entries, lang, years=False).bibliography()]
    return tuple(_runs(text, address_of(entry)) for text, entry in zip(texts, entries, strict=True))


def in_text(entries: Sequence[Mapping[str, Any]], lang: Lang) -> str:
    """A citation of the items in one pair of brackets: `(De Muynck et al., 2022)`; empty without items."""
    if not entries:
        return ""
    with _PRINTING:
        bibliography = _bibliography(entries, lang, years=True)
        cited = Citation([CitationItem(str(number)) for number in range(len(entries))])
        cited.bibliography = bibliography
        text = str(bibliography.cite(cited, lambda item: ""))
    return _MARKS.sub("", _others(text))


@cache
def _style(lang: Lang) -> CitationStylesStyle:
    style = CitationStylesStyle(str(STYLE), locale=_LOCALES[lang], validate=False)
    style.root.formatter = _Marks
    return style


@cache
def _terms(lang: Lang) -> Mapping[str, str]:
    """The words for the status of what is not published yet."""
    root = _style(lang).root
    return {status: str(root.get_single_term(name=term)) for status, term in _STATUSES.items()}


def _bibliography(entries: Sequence[Mapping[str, Any]], lang: Lang, years: bool) -> CitationStylesBibliography:
    """The items registered with the processor under their numbers."""
    items = [prepared(entry, str(number), lang, _terms(lang), years) for number, entry in enumerate(entries)]
    events = {item["id"]: item.pop("event-title", "") for item in items}
    source = CiteProcJSON(items)
    for key, event in events.items():
        if event:
            # The library warns of this variable, which it does not list, and prints it all the same.
            source[key]["event_title"] = String(event)
    bibliography = CitationStylesBibliography(_style(lang), source, _Marks)
    bibliography.register(Citation([CitationItem(item["id"]) for item in items]))
    return bibliography


def _others(text: str) -> str:
    """The text with the author who stands for others as "et al.": `Moriau, J., et al.`, `Moriau et al.`."""
    # Initials are what names end with in a bibliography; the comma stands after them.
    text = _BEFORE_OTHERS.sub(lambda found: ", et al." if text[found.start() - 1] == "." else " et al.", text)
    return re.sub(rf"{OTHERS}\.?", "et al.", text)


def _runs(text: str, address: str) -> Inline:
    """The runs of an entry: marks to italics, the mark of the address to the address."""
    runs: list[Run] = []
    depth, speech = 0, None
    for piece in _MARKS.split(_STOP_TWICE.sub(r"\1", _others(text))):
        if piece in (OPEN, CLOSE):
            depth = max(depth + (1 if piece == OPEN else -1), 0)
        elif piece == LINK:
            runs.append(Run(address, link=address if _WEB.fullmatch(address) else "", verbatim=True))
        elif piece in SPEECHES or piece == ENDED:
            speech = SPEECHES.get(piece)
        elif piece:
            # Italic within italic is upright, as CSL has it.
            runs.append(Run(piece, italic=depth % 2 == 1, lang=speech))
    return tuple(runs)
