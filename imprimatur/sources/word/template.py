"""Word templates (.dotx): documents but for one word in the list of types of their parts."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from imprimatur.core.dossier import Reading
from imprimatur.core.source import Source
from imprimatur.sources.package import refusal
from imprimatur.sources.word.reader import read

_TYPES = "[Content_Types].xml"
_WORDS = (b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml")


def read_template(source: Source) -> Reading:
    """What a template says, read as the document that it would make."""
    refused = refusal(source)
    if refused:
        return Reading(findings=(refused,))
    made = BytesIO()
    with ZipFile(BytesIO(source.content)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member.filename, content.replace(*_WORDS) if member.filename == _TYPES else content)
    return read(replace(source, content=made.getvalue()))
