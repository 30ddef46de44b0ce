"""Writes `docs/findings.md`, and the usual codes in the guides, from the catalogues, or holds them against these.

python -m validators.catalogue_doc           write the pages
python -m validators.catalogue_doc --check   exit with 1 when one of them is not up to date
"""

import re
import sys
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.findings.catalogue import Sort, severity_title
from imprimatur.language.typography import typeset
from validators.catalogues import all_families, all_sorts
from validators.messages import say

PAGE = Path(__file__).parents[1] / "docs" / "findings.md"
_NOTICE = "<!-- Written by `python -m validators.catalogue_doc`; change the catalogues, not this page. -->\n\n"
GUIDES: Mapping[Lang, Path] = {
    "fr": PAGE.parent / "guides" / "fr" / "8-messages.md",
    "nl": PAGE.parent / "guides" / "nl" / "8-meldingen.md",
}
"""The guides that list the usual codes, between two marks that their readers do not see."""
USUAL = """
R05 R06 R08 R09 R22 R32 V02 V05 V11 V17 C01 C02 C03 C05 C07 T01 T02 T03 T21 W01 W02 W05 W07 W15
N01 N02 L01 L02 L05 D14 G01 G02 K01 K04 K07 P01 P30 X01 X02
""".split()
"""The codes that staff meet most, in the order of the catalogue."""
_CODES = re.compile(r"(?<=<!-- codes -->\n).*(?=<!-- /codes -->)", re.DOTALL)


def usual(lang: Lang) -> str:
    """The usual codes in a language: by family, what each is called and what to do."""
    known, parts = all_sorts(), []
    head = " | ".join(say(f"usual_{name}").of(lang) for name in ("code", "title", "do"))
    for family, codes in groupby(USUAL, key=lambda code: code[0]):
        rows = [_row(known[code], lang) for code in codes]
        table = "\n".join([f"| {head} |", "|---|---|---|", *rows])
        parts.append(f"### {all_families()[family].of(lang)}\n\n{table}\n")
    return "\n" + "\n".join(parts) + "\n"


def _row(sort: Sort, lang: Lang) -> str:
    """The row of a code. What to do is told without what only one finding can name; else, what the code is about."""
    remedy = sort.remedy.of(lang)
    texts = sort.title.of(lang), sort.explanation.of(lang) if "{" in remedy else remedy
    return f"| {sort.code} | {' | '.join(typeset(text, lang) for text in texts)} |"


def page() -> str:
    """The whole page, French then Dutch."""
    return _NOTICE + "\n".join(_language(lang) for lang in LANGS)


def _language(lang: Lang) -> str:
    parts = [say("findings_intro").of(lang)]
    family = ""
    for sort in all_sorts().values():
        if sort.code[0] != family:
            family = sort.code[0]
            parts.append(f"## {all_families()[family].of(lang)}")
        parts.append(_entry(sort, lang))
    return "\n\n".join(parts) + "\n"


def _entry(sort: Sort, lang: Lang) -> str:
    message, remedy, explanation, title = (
        typeset(part.of(lang), lang) for part in (sort.message, sort.remedy, sort.explanation, sort.title)
    )
    to_do = say("findings_do").of(lang)
    return (
        f"### {sort.code} · {title}\n\n"
        f"*{severity_title(sort.severity).of(lang)}*\n\n"
        f"> {message}\n\n"
        f"{explanation}\n\n"
        f"**{to_do}** – {remedy}"
    )


def pages() -> dict[Path, str]:
    """Every page with what it should hold; a checkout without guides has none of them."""
    made = {PAGE: page()}
    for lang, guide in GUIDES.items():
        if guide.is_file():
            made[guide] = _CODES.sub(lambda _, lang=lang: usual(lang), guide.read_text(encoding="utf-8"))  # type: ignore[misc]
    return made


def main(arguments: list[str]) -> int:
    """Write or check the pages; the exit code."""
    code = 0
    for path, content in pages().items():
        if "--check" not in arguments:
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="\n")
        elif not path.is_file() or path.read_text(encoding="utf-8") != content:
            place = path.relative_to(PAGE.parents[1])
            print(f"{place} is not up to date: run python -m validators.catalogue_doc", file=sys.stderr)
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
