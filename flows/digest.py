"""The morning's summary, in French and in Dutch: what changed, what became of it, what is missing from whom."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flows.messages import Words
from flows.runner import Outcome
from imprimatur.core.bilingual import LANGS
from imprimatur.core.composition import Stage
from imprimatur.core.finding import Severity, quoted
from imprimatur.findings.blocking import stops
from imprimatur.language.typography import typeset_around
from imprimatur.project import Project
from imprimatur.publishing.changes import Change, recorded


def digest(project: Project, changes: Mapping[tuple[str, str], Change], outcomes: Sequence[Outcome]) -> str:
    """The summary as Markdown."""
    parts = [[*_night(words, changes, outcomes), "", *_missing(words, project)] for words in map(Words, LANGS)]
    return "\n\n---\n\n".join("\n".join(lines) for lines in parts)


def _night(words: Words, changes: Mapping[tuple[str, str], Change], outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield f"# {words('night_title')}\n"
    if not outcomes:
        yield words("night_nothing")
        return
    yield f"| {words('col_dossier')} | {words('night_changed')} | {words('night_result')} |"
    yield "|---|---|---|"
    for change, outcome in zip(changes.values(), outcomes, strict=True):
        result = words.of(outcome.fault) if outcome.fault else f"{words('state_built')} ({outcome.blocking})"
        yield f"| {outcome.dossier} | {_reasons(words, change)} | {_cell(result)} |"


def _reasons(words: Words, change: Change) -> str:
    if change.never_built:
        return words("night_new")
    names = [f"`{_cell(name)}`" for name in (*change.inputs, *(f"templates/{name}" for name in change.templates))]
    return ", ".join([*names, *([words("night_program")] if change.program else [])])


def _missing(words: Words, project: Project) -> Iterator[str]:
    """What holds back the final version of any dossier, by the person who can mend it."""
    yield f"## {words('night_missing')}\n"
    owed: dict[str, list[str]] = {}
    for kind, slug in project.dossiers():
        manifest = recorded(project, kind, slug, Stage.DRAFT) or {}
        count = manifest.get("blocking")
        if isinstance(count, int) and count:
            yield f"- {kind}/{slug} – {words('demo_draft_one' if count == 1 else 'demo_draft', count=count)}"
        for lines in _lines(manifest.get("findings", ())):
            first, count = lines[0], f" (× {len(lines)})" if len(lines) > 1 else ""
            message = typeset_around(first["message"][words.lang], words.lang, quoted(first["values"]))
            line = f"- **{kind}/{slug}** {_cell(message)}{count} ({_cell(first['line_place'][words.lang])})"
            owed.setdefault(first["owner"], []).append(line)
    for owner in sorted(owed, key=lambda name: (not name, name)):
        yield f"\n### {owner or words('night_nobody')}\n"
        yield from owed[owner]
    if not owed:
        yield words("night_complete")


def _lines(findings: Sequence[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    """The findings that stop a final version, as the manifest records them: those of one line together."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for one in findings:
        if stops(Severity(one["severity"])) and not one["accepted"]:
            found.setdefault(one["reference"], []).append(one)
    yield from found.values()


def _cell(text: str) -> str:
    """Text that stays in its cell and is not taken for markup."""
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
