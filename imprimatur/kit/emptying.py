"""Values taken out of the files of a former dossier, each with what it said beside it.

Where a value stands inside other words, it is left and its place is given.
"""

import csv
import io
from collections.abc import Mapping
from typing import Any

from docx import Document as open_word
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.file_names import stem_of
from imprimatur.core.location import Location
from imprimatur.core.own_marks import AUTHOR, CONDITIONAL_FILL, QUESTION
from imprimatur.core.source import Source
from imprimatur.documents.kind import Kind
from imprimatur.documents.schema.fields import Spec, specs
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.kit.messages import say
from imprimatur.kit.saved import saved
from imprimatur.kit.typed import as_typed
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import Unreadable
from imprimatur.rendering.findings.passages import Passages
from imprimatur.rendering.workbooks import opened
from imprimatur.sources.plain_text.characters import decoded

_EMPTY = PatternFill("solid", fgColor=CONDITIONAL_FILL)


def empty(cell: Any, before: Bilingual) -> None:
    """Empty a cell and colour it; a note of ours says when it was filled (`before`) and with what."""
    if cell.value is None:
        return
    said = Bilingual(as_typed(cell.value, "fr"), as_typed(cell.value, "nl"))
    note = say("before", before=before, said=said)
    cell.comment = Comment(f"FR: {note.fr} / NL: {note.nl}", AUTHOR)
    cell.value, cell.fill = None, _EMPTY


def workbook(source: Source, places: Mapping[Location, Spec]) -> bytes:
    """The workbook without the values at some places."""
    book = opened(source.content, rich=True)
    for place in places:
        empty(book[place.sheet][place.cell], say["before_word"])
    return saved(book)


def table(source: Source, places: Mapping[Location, Spec], kind: Kind, labels: Labels) -> tuple[bytes, list[Location]]:
    """The table with the columns of the values empty; as it was, where its first line does not name them."""
    names, known = vocabulary(kind.model, labels), {one.path: one for one in specs(kind.model)}
    filled = known.get(names.resolve(stem_of(source.name)) or "")
    text = decoded(source.content)
    delimiter = max(";,\t", key=text.partition("\n")[0].count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    inner = vocabulary(filled.type, labels, f"{filled.path}.") if filled else None
    wanted = {spec.path for spec in places.values()}
    columns = [at for at, name in enumerate(rows[0]) if inner and inner.resolve(name) in wanted]
    if not columns:
        return source.content, list(places)
    for row in rows[1:]:
        for at in columns:
            row[at : at + 1] = [""]
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return written.getvalue().encode(), []


def lines(source: Source, places: Mapping[Location, Spec]) -> tuple[bytes, list[Location]]:
    """The text without the lines that say a value and nothing else."""
    found, left = decoded(source.content).split("\n"), []
    for place, spec in places.items():
        if place.line and _says_only(found[place.line - 1], spec):
            found[place.line - 1] = ""
        else:
            left.append(place)
    return "\n".join(found).encode(), left


def word(source: Source, places: Mapping[Location, Spec]) -> tuple[bytes, list[Location]]:
    """The Word text, a question of ours in the place of each paragraph that says a value and nothing else."""
    document, left = open_word(io.BytesIO(source.content)), []
    passages = Passages(document.element.body)
    for place, spec in places.items():
        paragraph = passages.at(place)
        runs = [] if paragraph is None else list(paragraph.iter("{*}t"))
        text = "".join(one.text or "" for one in runs)
        if not _says_only(text, spec):
            left.append(place)
            continue
        for one in runs:
            one.text = ""
        runs[0].text = say("before", before=say["before_word"], said=text).fr.join(QUESTION)
    return saved(document), left


def _says_only(text: str, spec: Spec) -> bool:
    """Whether a line or paragraph holds a value of the field and no other words."""
    if spec.reads is None:
        return False
    try:
        spec.reads.parser(text.strip())
    except Unreadable:
        return False
    return bool(text.strip())
