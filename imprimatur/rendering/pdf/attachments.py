"""What a PDF carries along: files embedded in it once it is laid out, so that they never ask for a new layout."""

from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO

from pikepdf import Array, AttachedFileSpec, Name, Pdf

from imprimatur.core.artefact import Artefact
from imprimatur.rendering.interface import Attachment

EPOCH = "1980-01-01"
"""The date given to the attachments of a document that has none: PDF/A asks for one, and a clock is not allowed."""


def attached(artefact: Artefact, attachments: Iterable[Attachment], date: str = "") -> Artefact:
    """A PDF with files embedded in it (ISO 19005-3, 6.8), each dated `date`, an ISO date. Same inputs, same bytes."""
    day = f"D:{(date or EPOCH).replace('-', '')}000000Z"
    content = BytesIO()
    with Pdf.open(BytesIO(artefact.content)) as pdf:
        embedded = Array()
        # In the order of their names, for they are the keys of a tree.
        for one in sorted(attachments, key=lambda attachment: attachment.name):
            spec = AttachedFileSpec(
                pdf,
                one.content,
                description=one.description,
                filename=one.name,
                mime_type=one.media,
                creation_date=day,
                mod_date=day,
            )
            spec.relationship = Name(f"/{one.relationship}")
            pdf.attachments[one.name] = spec
            embedded.append(pdf.attachments[one.name].obj)
        pdf.Root.AF = embedded
        pdf.save(content, deterministic_id=True)
    return replace(artefact, content=content.getvalue())
