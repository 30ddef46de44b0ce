"""A set made into sheets: pictures and what is known of them, written in a folder."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.edition import Edition
from imprimatur.core.opening import content_of
from imprimatur.editions import EDITION, Unreadable, dumped, loaded
from imprimatur.editions.stored import LARGEST as LARGEST_EDITION
from imprimatur.sheets import stored
from imprimatur.sheets.pages import LARGEST, Damaged, opened
from imprimatur.sheets.pairing import paired
from imprimatur.sheets.sheet import Sheets
from imprimatur.sheets.standing import standings

BOOK = "sheets.json"
FINDINGS = "findings.json"
_MOST_WORDS = 2_000
"""Characters of a message that are kept; ours have a tenth of them."""
_TOLD = ("message", "remedy", "place_said", "section")


def picture_name(lang: Lang, page: int) -> str:
    """The name of the picture of a page, which counts from 0."""
    return f"{lang}-{page + 1}.png"


def pdf_name(slug: str, lang: Lang) -> str:
    """The name of the PDF of a language in its set."""
    return f"{slug}.{lang}.pdf"


def make_book(announce: Callable[[str], None], slug: str, langs: tuple[Lang, ...], set_folder: Path, into: Path) -> str:
    """Write the pictures of the pages of a set, what stands on them, and what it says; why not, or nothing.

    Done in a copy of a process: whoever wrote in the outputs may have written anything. `announce` is told the
    language that is at hand.
    """
    try:
        said = {one.lang: one for one in loaded(content_of(set_folder / EDITION, LARGEST_EDITION)) if one.slug == slug}
        editions = [said[lang] for lang in langs]
        sheets = {one.lang: _drawn(announce, one, set_folder, into) for one in editions}
    except (Unreadable, KeyError, FileNotFoundError):
        return "edition"
    except Damaged:
        return "pdf"
    marks = {blank.mark for one in editions for blank in one.blanks if blank.mark}
    book = stored.Book(sheets, dict(_pairs(editions)), dict(_findings(set_folder / FINDINGS, marks)))
    (into / EDITION).write_bytes(dumped(editions))
    (into / BOOK).write_bytes(stored.dumped(book))
    return ""


def _drawn(announce: Callable[[str], None], edition: Edition, set_folder: Path, into: Path) -> Sheets:
    announce(edition.lang)
    pages = opened(_pdf(set_folder / pdf_name(edition.slug, edition.lang)))
    sizes = []
    for number, (size, picture) in enumerate(pages.pictures()):
        (into / picture_name(edition.lang, number)).write_bytes(picture)
        sizes.append(size)
    return Sheets(tuple(sizes), *standings(edition, pages.letters()))


def _pdf(path: Path) -> bytes:
    try:
        return content_of(path, LARGEST)
    except OSError as fault:
        raise Damaged("file") from fault


def _pairs(editions: list[Edition]) -> Iterator[tuple[Lang, tuple[int, ...]]]:
    for one in editions:
        for two in editions:
            if one is not two:
                yield one.lang, paired(one.passages, two.passages)


def _findings(path: Path, marks: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the marks of a draft ask for; nothing of what has not its form."""
    try:
        told = json.loads(content_of(path, LARGEST))["findings"]
        for one in told:
            if one["mark"] in marks:
                yield (
                    one["mark"],
                    {
                        **{name: _both(one[name]) for name in _TOLD},
                        **{name: str(one[name])[:_MOST_WORDS] for name in ("code", "reference", "owner")},
                        "file": str(one["place"]["file"])[:_MOST_WORDS],
                    },
                )
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return


def _both(told: Mapping[str, Any]) -> dict[str, str]:
    return {lang: str(told[lang])[:_MOST_WORDS].encode(errors="replace").decode() for lang in LANGS}
