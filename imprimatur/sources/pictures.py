"""The pictures that Markdown texts name: taken from the files of the same dossier, checked to be what they say."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from posixpath import dirname, join, normpath

from imprimatur.core.blocks import Block, Blocks, Figure, List
from imprimatur.core.dossier import Reading
from imprimatur.core.finding import Finding
from imprimatur.core.source import Source
from imprimatur.findings.catalogue import finding
from imprimatur.sources.messages import say
from imprimatur.sources.package import declares_entities

PICTURE = "file:"
"""How the media of a figure starts whose picture is still to be taken from a file beside the text."""

MEDIA = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
_SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


def with_pictures(reading: Reading, sources: Mapping[str, Source]) -> Reading:
    """The reading with its figures filled from the sources, by name; a figure without a usable picture is left out."""
    album = _Album(sources)
    narratives = tuple(replace(text, blocks=album.filled(text.blocks)) for text in reading.narratives)
    return replace(reading, narratives=narratives, findings=(*reading.findings, *album.findings))


@dataclass(slots=True)
class _Album:
    """The pictures at hand, and what was wrong with those asked for."""

    sources: Mapping[str, Source]
    findings: list[Finding] = field(default_factory=list)

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
        source = self.sources.get(name)
        media = MEDIA.get(source.suffix) if source else None
        if source is None:
            code, reason = "R01", say("picture_absent")
        elif media is None or not source.content.startswith(_SIGNATURES.get(media, b"")):
            code, reason = "R01", say("not_a_picture")
        elif media == MEDIA[".svg"] and declares_entities(source.content):
            code, reason = "R02", say("entities")
        else:
            return replace(figure, image=source.content, media=media)
        self.findings.append(finding(code, figure.location, {"file": name, "reason": reason}))
        return None
