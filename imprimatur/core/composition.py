"""What one language of one document says: named parts, placed by the templates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Blocks, Inline
from imprimatur.core.theme import Theme


class Stage(StrEnum):
    """A draft shows its gaps; a final document has none."""

    DRAFT = "draft"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Properties:
    """Document properties, as written into DOCX core properties and PDF metadata. `date` is an ISO date or empty."""

    title: str
    author: str
    subject: str = ""
    keywords: tuple[str, ...] = ()
    date: str = ""


@dataclass(frozen=True, slots=True)
class Composition:
    """One language of one document.

    `parts` are blocks and `lines` short inline texts, both by name: the template of the kind places them. Every part
    and line of a kind is always present; one that has nothing to say is empty, and a template may ask for that.
    `labels` are the fixed words of the kind in this language. `flags` are facts a template may choose by (a draft,
    a mission…). `posting` is the offer as data for search engines (schema.org, JobPosting) but for its description,
    which the edition for the screen takes from its page; nothing for what is no job. `sizes` are the sizes in points
    that the text may be set in, the largest first, for a kind whose length is to be held to few pages
    (imprimatur/rendering/pdf/sizing.py); none where the template alone says it.
    `chaptered` are the parts, in their order, whose chapters open on a page of their own or in the flow, by how full
    the page before is (imprimatur/rendering/pdf/chapters.py).
    """

    kind: str
    slug: str
    lang: Lang
    stage: Stage
    properties: Properties
    theme: Theme
    lines: Mapping[str, Inline] = field(default_factory=dict)
    parts: Mapping[str, Blocks] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    flags: Mapping[str, bool] = field(default_factory=dict)
    posting: Mapping[str, Any] = field(default_factory=dict)
    sizes: tuple[float, ...] = ()
    chaptered: tuple[str, ...] = ()
