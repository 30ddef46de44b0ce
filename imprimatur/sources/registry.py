"""Every reader by the ending of the files it reads."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from imprimatur.core.dossier import Reading
from imprimatur.core.found_files import is_leftover
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.findings.catalogue import finding
from imprimatur.sources import markdown, word, yaml
from imprimatur.sources.bibliography import bibtex, csl_json
from imprimatur.sources.interface import Reader
from imprimatur.sources.messages import say
from imprimatur.sources.package import unreadable
from imprimatur.sources.pictures import ENDINGS, with_pictures
from imprimatur.sources.tables import csv, xlsx

READERS: Mapping[str, Reader] = {
    ".xlsx": xlsx.read,
    ".xlsm": xlsx.read,
    ".docx": word.read,
    ".docm": word.read,
    ".md": markdown.read,
    ".yaml": yaml.read,
    ".yml": yaml.read,
    ".csv": csv.read,
    ".bib": bibtex.read,
    ".json": csl_json.read,
}
"""The readers. A workbook or document that may hold macros is opened far enough to say whether it does."""


def read_any(source: Source) -> Reading:
    """What one source says. A fault in the file, whatever it is, is a finding that names the file."""
    if is_leftover(PurePosixPath(source.name).name) or source.suffix in ENDINGS:
        return Reading()
    reader = READERS.get(source.suffix)
    if reader is None:
        return Reading(findings=(finding("R03", Location(source.name), {"file": source.name}),))
    try:
        return reader(source)
    except Exception:  # Libraries raise anything on a damaged file, and no file may harm the rest of its dossier.
        return Reading(findings=(unreadable(source, say("damaged")),))


Each = Callable[[Callable[[Source], Reading], Iterable[Source]], Iterable[Reading]]
"""How a reader is applied to several sources: `map`, or something that does it side by side, in the same order."""


def read_all(sources: Iterable[Source], each: Each = map) -> tuple[Reading, ...]:
    """What the sources of one dossier say, in order, the pictures that texts name filled from among them."""
    by_name = {source.name: source for source in sources}
    return with_pictures(each(read_any, by_name.values()), by_name.values())
