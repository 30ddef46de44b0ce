"""Writes `docs/tables.md` from the suites of every kind, or holds it against them.

python -m validators.tables.doc           write the page
python -m validators.tables.doc --check   exit with 1 when the page is not up to date
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.document import ACCEPTED, ADDED
from imprimatur.documents.schema.fields import Need, Spec, specs
from imprimatur.kinds import KINDS
from imprimatur.language.labels import Labels, load_labels
from imprimatur.language.typography import typeset
from validators.tables.messages import say
from validators.tables.rules import Rule, suites_of
from validators.tables.words import words_of

_ROOT = Path(__file__).parents[2]
PAGE = _ROOT / "docs" / "tables.md"
_NOTICE = "<!-- Written by `python -m validators.tables.doc`; change the suites, not this page. -->\n\n"


def page() -> str:
    """The whole page, French then Dutch."""
    return _NOTICE + "\n".join("\n\n".join(_language(lang)) + "\n" for lang in LANGS)


def _language(lang: Lang) -> Iterator[str]:
    yield say("page_intro").of(lang)
    for kind in KINDS:
        labels = load_labels(_ROOT / "templates", kind)
        yield f"## {labels.word('kind', lang)}"
        suites = suites_of(_ROOT / "validators" / kind)
        for spec in sorted(specs(load_kind(kind).model), key=lambda spec: (spec.path == ADDED, spec.path == ACCEPTED)):
            if spec.is_table:
                yield from _table(spec, suites.get(spec.path, ()), labels, lang)


def _table(spec: Spec, rules: tuple[Rule, ...], labels: Labels, lang: Lang) -> Iterator[str]:
    yield f"### {labels.field(spec.path).of(lang)}"
    needed = [inner.path for inner in specs(spec.type) if inner.need is Need.REQUIRED and not inner.many]
    names = ", ".join(labels.field(f"{spec.path}.{path}").of(lang) for path in needed)
    if names:
        yield typeset(say("page_required", columns=names).of(lang), lang)
    if rules:
        yield "\n".join(f"- {words_of(rule, spec.path, labels).of(lang)} ({rule.code})" for rule in rules)


def main(arguments: list[str]) -> int:
    """Write or check the page; the exit code."""
    if "--check" not in arguments:
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    print("docs/tables.md is not up to date: run python -m validators.tables.doc", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
