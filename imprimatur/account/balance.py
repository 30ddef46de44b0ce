"""What was given, less what was printed, used or told: the rest is a finding at its place.

The pipeline keeps the account for every kind and format. A reader or a kind that forgets something makes no silent
hole: it makes a finding that holds back the final version. That both formats print what a manuscript says is held by
tests.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from imprimatur.account.pieces import names_in, pieces_of
from imprimatur.account.second_reading import unread
from imprimatur.account.words import Body, words_of
from imprimatur.core.bilingual import LANGS
from imprimatur.core.blocks import Blocks, Chart, Figure, plain
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.walking import plain_blocks, walk, with_notes
from imprimatur.documents.schema.document import home_of
from imprimatur.documents.writing.manuscript import Manuscript
from imprimatur.findings.blocking import stops
from imprimatur.findings.catalogue import finding
from imprimatur.job import Job

EXCERPT = 60
"""Characters of what was left that a finding quotes."""
UNREAD = ("R01", "R02", "R03", "R34", "R44", "R48", "R49", "C19")
"""Findings of files that were not opened, or that are no texts of the dossier."""
PICTURES = ("R01", "R02", "R40")
"""Findings of pictures that a text names and that cannot be printed: what describes them is left out with them."""
GAP = " {{}} "
"""What stands where words were used: an expression parts the words around it."""


def unaccounted(job: Job, found: Iterable[Finding] = ()) -> Iterator[Finding]:
    """A finding for every piece neither printed, nor used for a value, nor told.

    Told is what a finding holds the final back for, of its reading or of the checks that were `found` (once that is
    mended, the piece is looked for again), and what another finding of its reading quotes at its place. That a place
    has advice of some other sort is no account of what stands there.
    """
    yield from _not_printed(job, {one.location for one in (*job.findings, *found) if stops(one.severity)})
    yield from _not_read(job)


def _not_printed(job: Job, held: set[Location]) -> Iterator[Finding]:
    settled = job.provenance.settled
    told = {*held, *_left_out(job)}
    quoted = _quoted(job.findings)
    used: dict[Location, list[str]] = {}
    for place, text in settled:
        used.setdefault(place, []).append(text)
    said = {lang: _printed(job.manuscripts[lang]) for lang in LANGS}
    images = {lang: set(_images(job.manuscripts[lang])) for lang in LANGS}
    for piece in pieces_of(job.dossier.readings, home_of(job.document)):
        place = piece.location
        if (place, piece.text) in settled or place in told or _whole(place) in told:
            continue
        langs = (piece.lang,) if piece.lang else LANGS
        texts = (piece.text, _without(piece.text, used.get(place, ())))
        is_shown = not piece.image or any(piece.image in images[lang] for lang in langs)
        if place in quoted and not piece.image and quoted[place].says(piece.text):
            continue
        if not is_shown or not any(said[lang].says(text) for lang in langs for text in texts):
            yield _left("N01", piece.text, place)


def _not_read(job: Job) -> Iterator[Finding]:
    """What a plain reading of each file finds beside that of its reader; a file refused as a whole is told already."""
    told: dict[str, list[str]] = {}
    for one in job.findings:
        told.setdefault(one.location.file, []).append(f"{one.message.fr} {one.message.nl}")
    refused = {one.location for one in job.findings if one.code in UNREAD}
    pictures = {one.location for one in job.findings if one.code in PICTURES}
    for source, reading in zip(job.dossier.sources, job.dossier.readings, strict=False):
        if Location(source.name) in refused:
            continue
        texts = (*(piece.text for piece in pieces_of((reading,))), *names_in(reading), *told.get(source.name, ()))
        known = frozenset(word for text in texts for word in words_of(text))
        for text, place in unread(source, known):
            if place in pictures:
                continue  # The words of a picture left out, which is told already.
            yield _left("N02", text, place)


def _quoted(findings: Iterable[Finding]) -> dict[Location, Body]:
    """What findings say in so many words, at the place of each."""
    quoted: dict[Location, Body] = {}
    for one in findings:
        quoted.setdefault(one.location, Body()).add((one.message.fr, one.message.nl))
    return quoted


def _left_out(job: Job) -> Iterator[Location]:
    """The places of the rows and cells that a kind leaves out on purpose, in the languages in which it does.

    What is left out in every language is told by a check of the kind.
    """
    rows = {lang: job.manuscripts[lang].left_out for lang in LANGS}
    for key, place in job.provenance.places.items():
        path, _, lang = key.partition(":")
        row = path.rpartition(".")[0]
        if all({path, row} & rows[one] for one in LANGS if lang in ("", one)):
            yield place


def _whole(location: Location) -> Location:
    """The line or paragraph in which a cell of a text's table stands: a finding there speaks of all of it."""
    return replace(location, cell="") if location.paragraph else location


def _without(text: str, used: Iterable[str]) -> str:
    """A text without the words of it that were used, the last of them where they stand twice."""
    for words in used:
        text = GAP.join(text.rsplit(words, 1))
    return text


def _left(code: str, text: str, location: Location) -> Finding:
    text = " ".join(text.split())
    return finding(code, location, {"excerpt": text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…"})


def _printed(manuscript: Manuscript) -> Body:
    """What a language says, before typography."""
    body = Body()
    body.add(plain(one) for line in manuscript.lines.values() for one in with_notes(line))
    body.add(chain.from_iterable(map(_said, manuscript.parts.values())))
    return body


def _said(blocks: Blocks) -> Iterator[str]:
    yield from plain_blocks(blocks)
    for block in walk(blocks):
        if isinstance(block, Figure | Chart):
            yield block.alt
        if isinstance(block, Chart):
            yield from (*block.categories, *(one.name for one in block.series), *block.labels)
            yield from plain_blocks((block.data,) if block.data else ())


def _images(manuscript: Manuscript) -> Iterator[bytes]:
    for blocks in manuscript.parts.values():
        yield from (block.image for block in walk(blocks) if isinstance(block, Figure))
