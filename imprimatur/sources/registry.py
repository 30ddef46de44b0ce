"""Every reader by the ending of the files it reads."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from imprimatur.core.dossier import Reading
from imprimatur.core.exchanged import Exchanged, exchanged
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.found_files import is_leftover
from imprimatur.core.identity import Identity
from imprimatur.core.location import Location
from imprimatur.core.office_identity import identity_in
from imprimatur.core.source import Source
from imprimatur.findings.catalogue import Values, finding
from imprimatur.sources import markdown, word, yaml
from imprimatur.sources.bibliography import bibtex, csl_json
from imprimatur.sources.interface import Reader
from imprimatur.sources.messages import say
from imprimatur.sources.package import unreadable
from imprimatur.sources.pictures import ENDINGS, with_pictures
from imprimatur.sources.size import within_bounds
from imprimatur.sources.suspect import with_suspects
from imprimatur.sources.tables import csv, xlsx

READERS: Mapping[str, Reader] = {
    ".xlsx": xlsx.read,
    ".xlsm": xlsx.read,
    ".xltx": xlsx.read,
    ".docx": word.read,
    ".docm": word.read,
    ".dotx": word.read,
    ".md": markdown.read,
    ".yaml": yaml.read,
    ".yml": yaml.read,
    ".csv": csv.read,
    ".bib": bibtex.read,
    ".json": csl_json.read,
}
"""The readers. A workbook or document that may hold macros is opened far enough to say whether it does."""

_OTHER_PROGRAMS = {
    **dict.fromkeys((".xls", ".xlsb", ".xlt", ".ods", ".ots", ".fods"), "save_workbook"),
    **dict.fromkeys((".doc", ".dot", ".odt", ".ott", ".rtf", ".wps"), "save_document"),
    ".numbers": "export_workbook",
    ".pages": "export_document",
    ".pdf": "save_pdf",
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".key"), "save_slides"),
    ".txt": "save_text",
}
"""The files of other programs that people take for readable, and how each is saved so that it is."""
_BESIDE = (".pdf", ".ppt", ".pptx", ".odp", ".key", ".txt")
"""Those that are often kept beside the inputs: they stop nothing."""

_WORD = (".docx", ".docm", ".dotx")
_STAGES = ("draft", "final", "redline")
"""What a document of ours says that it is, where it has a name."""


def read_any(source: Source) -> Reading:
    """What one source says. A fault in the file, whatever it is, is a finding that names the file."""
    if is_leftover(PurePosixPath(source.name).name) or source.suffix in ENDINGS:
        return Reading()
    if (ours := exchanged(source.name, source.content)) is not None:
        return Reading(findings=(_waiting(source, ours),))
    if source.suffix in _WORD and (identity := identity_in(source.content)):
        return Reading(findings=(_produced(source, identity),))
    reader = READERS.get(source.suffix)
    if reader is None and source.suffix in _OTHER_PROGRAMS:
        about: Values = {"file": source.name, "how": say(_OTHER_PROGRAMS[source.suffix])}
        severity = Severity.WARNING if source.suffix in _BESIDE else None
        return Reading(findings=(finding("R34", Location(source.name), about, severity=severity),))
    if reader is None:
        return Reading(findings=(finding("R03", Location(source.name), {"file": source.name}),))
    try:
        return with_suspects(within_bounds(reader(source), source), source)
    except Exception:  # Libraries raise anything on a damaged file, and no file may harm the rest of its dossier.
        return Reading(findings=(unreadable(source, say("damaged")),))


def _waiting(source: Source, ours: Exchanged) -> Finding:
    """A file that came back from a translator, and that is no text of the dossier before it is imported."""
    about: Values = {"file": source.name}
    if ours is Exchanged.RETURNED:
        return finding("C19", Location(source.name), about)
    return finding("R44", Location(source.name), {**about, "reason": say("goes_along")})


def _produced(source: Source, identity: Identity) -> Finding:
    """A document of ours: its words come from the dossier, and what somebody proposes in it is for a review."""
    known = identity.stage in _STAGES
    about: Values = {"file": source.name, "what": say(f"produced_{identity.stage}" if known else "produced")}
    return finding("R49", Location(source.name), about)


Each = Callable[[Callable[[Source], Reading], Iterable[Source]], Iterable[Reading]]
"""How a reader is applied to several sources: `map`, or something that does it side by side, in the same order."""


def read_all(sources: Iterable[Source], each: Each = map) -> tuple[Reading, ...]:
    """What the sources of one dossier say, in order, the pictures that texts name filled from among them."""
    by_name = {source.name: source for source in sources}
    return with_pictures(each(read_any, by_name.values()), by_name.values())
