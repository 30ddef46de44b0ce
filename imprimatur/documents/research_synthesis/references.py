"""The references of a synthesis as CSL items, and the citations of the text."""

from collections.abc import Sequence
from typing import Any

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Inline, runs
from imprimatur.documents.research_synthesis.groups import Reference
from imprimatur.documents.research_synthesis.model import ResearchSynthesis
from imprimatur.documents.writing.tables import NotFound
from imprimatur.language.citations import in_text
from imprimatur.language.parsing import fold


def items(references: Sequence[Reference]) -> list[dict[str, Any]]:
    """CSL-JSON of the references (docs.citationstyles.org, specification 1.0.2)."""
    return [item(one) for one in references]


def item(one: Reference) -> dict[str, Any]:
    """CSL-JSON of one reference. Authors are typed `Family, Given; Family, Given`; a body has no comma."""
    entry = {
        "id": one.key,
        "type": str(one.kind or "document"),
        "author": [*map(_name, _pieces(one.authors)), *([{"literal": "et al."}] if one.others else [])],
        "title": one.title,
        "container-title": one.container,
        "volume": one.volume,
        "issue": one.issue,
        "page": one.pages,
        "publisher": one.publisher,
        "publisher-place": one.place,
        "URL": one.url,
        "issued": {"date-parts": [[one.year]]} if one.year else None,
    }
    return {name: value for name, value in entry.items() if value}


def _pieces(authors: str | None) -> list[str]:
    return [name.strip() for name in (authors or "").split(";") if name.strip()]


def _name(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": name}


def cited(synthesis: ResearchSynthesis, keys: Sequence[str], lang: Lang) -> Inline:
    """The citation of references by their keys, as the text calls them. Raises NotFound for an unknown key."""
    by_key = {fold(one.key or ""): one for one in synthesis.references}
    for key in keys:
        if fold(key) not in by_key:
            raise NotFound(key)
    return runs(in_text([item(by_key[fold(key)]) for key in keys], lang))
