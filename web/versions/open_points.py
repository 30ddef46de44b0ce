"""What holds a final back, as its page tells it: each point with its place, who settles it, and a link to it."""

from collections.abc import Mapping
from typing import Any

from flows.digest.points import findings_of
from imprimatur.core.bilingual import Lang
from imprimatur.core.dossier import Dossier
from imprimatur.core.source import Source
from imprimatur.findings.blocking import blocking
from imprimatur.findings.grouping import grouped
from imprimatur.language.labels import Labels
from imprimatur.rendering.findings.lines import Line, lines


def open_points(manifest: Mapping[str, Any], labels: Labels, lang: Lang) -> list[Line]:
    """The findings that the gate stops a final at, in the order of the page of the dossier."""
    sources = tuple(Source(name, b"", sha256) for name, sha256 in manifest["inputs"].items())
    about = Dossier(str(manifest["kind"]), str(manifest["slug"]), sources)
    return lines(grouped(blocking(findings_of(manifest))), labels, about, lang)
