"""The pictures that Markdown texts name: taken from the files of the same dossier and made fit for print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from posixpath import dirname, join, normpath

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.blocks import Block, Blocks, Figure, List
from imprimatur.core.dossier import Reading
from imprimatur.core.finding import Finding
from imprimatur.core.found_files import key
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.findings.catalogue import finding
from imprimatur.sources.held_pictures import WORD, held_pictures
from imprimatur.sources.messages import say
from imprimatur.sources.printable import UnusablePicture, printable

PICTURE = "file:"
"""How the media of a figure starts whose picture is still to be taken from a file beside the text."""

ENDINGS = frozenset(".png .jpg .jpeg .jfif .gif .tif .tiff .bmp .webp .svg .svgz .heic .heif .avif .wmf .emf".split())
"""The endings of pictures: no files to read, but to be named by a text."""


def with_pictures(readings: Iterable[Reading], sources: Iterable[Source]) -> tuple[Reading, ...]:
    """The readings with their figures filled from the sources, by name; a figure without a usable picture is left out.

    A picture of the dossier that no text names, and that no Word text holds, is told after the last reading.
    """
    files = tuple(sources)
    pictures = {key(one.name): one for one in files if one.suffix in ENDINGS}
    album = _Album(pictures)
    filled = tuple(map(album.reading, readings))
    spare = [one for name, one in pictures.items() if name not in album.named]
    held = {what for one in files if spare and one.suffix == WORD for what in held_pictures(one)}
    spare = [one for one in spare if one.content not in held and key(one.name.rpartition("/")[2]) not in held]
    told = tuple(finding("R42", Location(one.name), {"file": one.name}) for one in spare)
    return (*filled, Reading(findings=told)) if told else filled


def printed(figure: Figure, what: str) -> tuple[Figure | None, list[Finding]]:
    """A figure with its picture fit for print, None where it cannot be; and what is to be told of it, called `what`."""
    about: dict[str, str | int | Bilingual] = {"what": what}
    try:
        picture = printable(figure.image)
    except UnusablePicture as fault:
        return None, [finding("R40", figure.location, {**about, "reason": fault.reason})]
    told = [] if picture.alone else [finding("R41", figure.location, about)]
    return replace(figure, image=picture.content, media=picture.media), told


@dataclass(slots=True)
class _Album:
    """The pictures at hand, those named so far, and what was wrong with those asked for."""

    pictures: Mapping[str, Source]
    named: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def reading(self, reading: Reading) -> Reading:
        """The reading with every figure filled."""
        self.findings = []
        narratives = tuple(replace(text, blocks=self.filled(text.blocks)) for text in reading.narratives)
        return replace(reading, narratives=narratives, findings=(*reading.findings, *self.findings))

    def filled(self, blocks: Blocks) -> Blocks:
        """The blocks with every figure filled, in lists too."""
        return tuple(kept for block in blocks if (kept := self._block(block)) is not None)

    def _block(self, block: Block) -> Block | None:
        if isinstance(block, List):
            items = tuple(replace(item, children=self.filled(item.children)) for item in block.items)
            return replace(block, items=items)
        if isinstance(block, Figure) and block.media.startswith(PICTURE):
            return self._figure(block)
        return block

    def _figure(self, figure: Figure) -> Figure | None:
        name = normpath(join(dirname(figure.location.file), figure.media.removeprefix(PICTURE)))
        source = self.pictures.get(key(name))
        if source is None:
            self.findings.append(finding("R01", figure.location, {"file": name, "reason": say("picture_absent")}))
            return None
        self.named.add(key(name))
        filled, told = printed(replace(figure, image=source.content), name.rpartition("/")[2])
        self.findings += told
        return filled
