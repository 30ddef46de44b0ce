"""The marked copies of the files that have findings, in both languages: workbooks and Word texts."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from imprimatur.core.artefact import Artefact
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.dossier import Dossier
from imprimatur.core.source import Source
from imprimatur.findings.grouping import Group
from imprimatur.language.labels import Labels
from imprimatur.rendering.findings.lines import Line, lines
from imprimatur.rendering.findings.marked_chapter import annotated as annotated_text
from imprimatur.rendering.findings.marked_workbook import annotated as annotated_workbook

_UNREADABLE = ("R01", "R02")
"""Findings of files that must not be opened again."""
_OFFICE = "application/vnd.openxmlformats-officedocument"
_Marking = Callable[[Source, list[Line], Labels, Lang], bytes]
_MARKED: dict[str, tuple[_Marking, str]] = {
    ".xlsx": (annotated_workbook, f"{_OFFICE}.spreadsheetml.sheet"),
    ".docx": (annotated_text, f"{_OFFICE}.wordprocessingml.document"),
}


def copies(groups: Iterable[Group], labels: Labels, dossier: Dossier) -> Iterator[Artefact]:
    """`annotated/<file>.<lang>.xlsx` and `.docx` for each file with findings to mend.

    A file that was refused, could not be opened or cannot be written again has no marked copy.
    """
    open_groups = [group for group in groups if not group.first.waiver]
    refused = {group.first.location.file for group in open_groups if group.first.code in _UNREADABLE}
    concerned = {group.first.location.file for group in open_groups} - refused
    told = {lang: lines(open_groups, labels, dossier, lang) for lang in LANGS}
    for source in dossier.sources:
        if source.suffix in _MARKED and source.name in concerned:
            marking, media = _MARKED[source.suffix]
            for lang in LANGS:
                content = marking(source, told[lang], labels, lang)
                if content:
                    yield Artefact(copy_name(source.name, dossier, lang), content, media)


def copy_name(name: str, dossier: Dossier, lang: Lang) -> str:
    """The name of a file's marked copy in the set; a single workbook bears the dossier's own."""
    inside = PurePosixPath(name.removeprefix(f"{dossier.kind}/").removeprefix(f"{dossier.slug}/"))
    return f"annotated/{inside.with_suffix('')}.{lang}{inside.suffix}"
