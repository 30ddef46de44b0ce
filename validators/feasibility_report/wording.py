"""Words of a feasibility report: those that the boards set aside, and those that call decided what is not."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.blocks import Blocks, List, Quotation
from imprimatur.core.finding import Finding
from imprimatur.findings.catalogue import Values
from validators.examination import texts
from validators.feasibility_report.study import CATALOGUE, Study
from validators.prose import wordlist
from validators.prose.pieces import pieces_of

WORDS = Path(__file__).with_name("words.yaml")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^”“]*[”“]|(?<!\w)‘[^‘’]*’(?!\w)|\"[^\"]*\"")
_PLURAL: dict[Lang, str] = {"fr": "(?:s|x)?", "nl": "(?:s|'s|n|en|es)?"}


def check(study: Study) -> Iterator[Finding]:
    """Each piece of text with a word that should not be there."""
    yield from _avoided(study)
    if not study.adopted():
        yield from wordlist.check(study.examined, WORDS, CATALOGUE)


def _avoided(study: Study) -> Iterator[Finding]:
    """The words of the dossier's own list, quotations aside: a word may be quoted to say that it is not used."""
    lists = {lang: _words(study, lang) for lang in LANGS}
    for path, _, text in texts(study.report):
        if path.startswith("avoided_words."):
            continue
        for lang in LANGS:
            wording = text.wording(lang)
            if wording is None or not lists[lang]:
                continue
            for piece in pieces_of(_unquoted(wording.blocks), lang, wording.location):
                said = _QUOTED.sub(" … ", piece.text).replace("’", "'")
                for pattern, instead in lists[lang]:
                    match = pattern.search(said)
                    if match:
                        about: Values = {"value": match[0].replace("'", "’"), "instead": instead}
                        yield study.examined.finding(
                            "F25", path, about, lang=lang, place=piece.location, source=CATALOGUE
                        )


def _words(study: Study, lang: Lang) -> list[tuple[re.Pattern[str], Bilingual]]:
    """The words set aside in a language, and what to say instead there."""
    found: list[tuple[re.Pattern[str], Bilingual]] = []
    for row in study.report.avoided_words:
        word, instead = row.word.plain(lang).strip(), row.instead.plain(lang).strip()
        if word:
            pattern = re.compile(rf"(?<!\w){re.escape(word.replace('’', chr(39)))}{_PLURAL[lang]}(?!\w)", re.IGNORECASE)
            found.append((pattern, Bilingual(instead or "…", instead or "…")))
    return found


def _unquoted(blocks: Blocks) -> Blocks:
    """The blocks without the quotations that stand on their own."""
    return tuple(
        replace(block, items=tuple(replace(item, children=_unquoted(item.children)) for item in block.items))
        if isinstance(block, List)
        else block
        for block in blocks
        if not isinstance(block, Quotation)
    )
