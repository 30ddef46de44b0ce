"""For every code of the catalogues: dossiers in which it fires, with the exact places, and neighbours in which it stays
silent. Each dossier is a complete one with one change, so that any other finding would show.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook

from imprimatur.core.artefact import Artefact
from imprimatur.core.identity import Identity
from imprimatur.rendering.docx.identity import identified
from tests.validators.dossiers import JOB, MISSION, changed

_MISSIONS = str(JOB["recit.fr.md"]).partition("# Missions\n")[2].partition("# Tâches")[0]
COPY = f"# Processus\n{_MISSIONS}# Objectifs\n"
"""The list of missions, printed a second time before the objectives."""
DUTCH_COPY = "# Werkwijze\n\n- één;\n- twee;\n- drie.\n\n# Doelstellingen\n"
Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class Fires:
    """A dossier and everything that must be found in it, as code and place."""

    code: str
    files: Files
    places: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Silent:
    """A dossier close to a faulty one, in which nothing of the code may be found."""

    code: str
    files: Files
    name: str = ""


def job(*changes: tuple[str, str], file: str = "offre.yaml", **added: str | bytes) -> dict[str, str | bytes]:
    """The complete offer of employment, changed."""
    files = changed(JOB, *((file, old, new) for old, new in changes))
    return {**files, **{name.replace("__", "."): content for name, content in added.items()}}


def text(old: str, new: str, lang: str = "fr") -> dict[str, str | bytes]:
    """The complete offer with its French or Dutch narrative changed."""
    return job((old, new), file=f"recit.{lang}.md")


def both(french: tuple[str, str], dutch: tuple[str, str]) -> dict[str, str | bytes]:
    """The complete offer with both narratives changed alike."""
    return changed(JOB, ("recit.fr.md", *french), ("recit.nl.md", *dutch))


def mission(*changes: tuple[str, str], file: str = "offre.yaml") -> dict[str, str | bytes]:
    """The complete mission, changed."""
    return changed(MISSION, *((file, old, new) for old, new in changes))


def xlsx(*rows: list[Any], **sheet: Any) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    page = book.active
    page.title = "Offre"
    for name, state in sheet.items():
        setattr(page, name, state)
    if sheet:
        book.create_sheet("Langues").append(["Langue", "Niveau", "Atout"])
    for row in rows:
        page.append(row)
    return _saved(book)


def word(comment: bool = False, chart: bool = False, form: str = "", look: str = "", header: str = "") -> bytes:
    """A Word text that says what no other file of the sample says, with a fault.

    `form` is XML after its text, `look` a property of the text, `header` stands above every page. With the look `b` the
    heading is one by its look alone, with `rFonts` a sign of another font ends it.
    """
    document = Document()
    heading = document.add_paragraph(style=None if look == "b" else "Heading 1").add_run("Renouvelable")
    heading.bold = look == "b"
    paragraph = document.add_paragraph("non")
    for node in parse_xml(f"<w:p {nsdecls('w')}>{form}</w:p>"):
        paragraph._p.append(node)
    if look == "rFonts":
        heading._r.append(parse_xml(f"<w:sym {nsdecls('w')} w:font='Wingdings' w:char='F0FF'/>"))
    elif look not in ("", "b"):
        said = "color w:val='FF0000'" if look == "red" else f"{look} w:val='yellow'"
        paragraph.runs[0]._r.get_or_add_rPr().append(parse_xml(f"<w:{said} {nsdecls('w')}/>"))
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if comment:
        document.add_comment(paragraph.runs, "à vérifier", "A", "A")
    if chart:
        paragraph.add_run()._r.append(OxmlElement("w:object"))
    return _saved(document)


def produced(stage: str = "draft", content: bytes | None = None) -> bytes:
    """A Word text that says in its properties that it was made here; with an empty stage it says less than all."""
    about = Identity("job_offer", "offre", "fr", stage, "0" * 64)
    return identified(Artefact("x.docx", content or word(comment=True), ""), about).content


def _saved(file: Any) -> bytes:
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()
