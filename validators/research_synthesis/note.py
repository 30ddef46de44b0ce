"""A research synthesis as its checks read it, with each language as it will be printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import plain
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.text import Text
from imprimatur.core.walking import plain_blocks
from imprimatur.documents.research_synthesis.model import ResearchSynthesis
from imprimatur.findings.catalogue import Values
from validators.examination import Examination, texts

CATALOGUE = Path(__file__).with_name("findings.yaml")


@dataclass(frozen=True, slots=True)
class Note:
    """A synthesis under examination."""

    examined: Examination
    synthesis: ResearchSynthesis

    def finding(
        self,
        code: str,
        path: str,
        values: Values | None = None,
        *,
        lang: Lang | None = None,
        place: Location | None = None,
    ) -> Finding:
        """A finding of the synthesis's own catalogue."""
        return self.examined.finding(code, path, values, lang=lang, place=place, source=CATALOGUE)

    def narratives(self) -> Iterator[Text]:
        """The texts that make a synthesis, short fields aside."""
        yield from (text for _, spec, text in texts(self.synthesis) if spec.rich)

    def is_written(self, lang: Lang) -> bool:
        """Whether a language is there, beyond its titles; what it lacks is reported as missing."""
        return any(text.wording(lang) for text in self.narratives())

    def is_bilingual(self) -> bool:
        """Whether a narrative stands in both languages: one of them was then translated."""
        return any(all(text.wording(lang) for lang in LANGS) for text in self.narratives())

    def printed(self, lang: Lang, *parts: str) -> Iterator[str]:
        """The printed text of some parts, else of the whole document."""
        composition = self.examined.manuscript(lang).composition
        if not parts:
            yield from map(plain, composition.lines.values())
        for name, blocks in composition.parts.items():
            if not parts or name in parts:
                yield from plain_blocks(blocks)
