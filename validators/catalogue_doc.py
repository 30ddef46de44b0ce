"""Writes `docs/findings.md` from the catalogues, or holds it against them.

python -m validators.catalogue_doc           write the page
python -m validators.catalogue_doc --check   exit with 1 when the page is not up to date
"""

import sys
from pathlib import Path

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.findings.catalogue import Sort, severity_title
from imprimatur.language.typography import typeset
from validators.catalogues import all_families, all_sorts
from validators.messages import say

PAGE = Path(__file__).parents[1] / "docs" / "findings.md"
_NOTICE = "<!-- Written by `python -m validators.catalogue_doc`; change the catalogues, not this page. -->\n\n"


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


def main(arguments: list[str]) -> int:
    """Write or check the page; the exit code."""
    if "--check" not in arguments:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    print("docs/findings.md is not up to date: run python -m validators.catalogue_doc", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
