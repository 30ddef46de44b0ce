"""Staff and directions are addressed in one register: vous in French, u in Dutch; candidates, in offers, as je."""

import re
from pathlib import Path

import pytest

from tests.dossiers import ROOT
from validators.catalogues import FILES

_READ = [
    *FILES,
    *sorted(
        path
        for package in ("imprimatur", "validators", "flows", "web")
        for path in (ROOT / package).rglob("messages.yaml")
    ),
    *sorted((ROOT / "templates").rglob("labels.yaml")),
    *sorted((ROOT / "docs" / "guides" / "nl").glob("*.md")),
    ROOT / "inputs" / "LEESMIJ.md",
]
_DUTCH = re.compile(r"\b(je|jij|jou|jouw|jullie|jezelf)\b", re.IGNORECASE)
_FRENCH = re.compile(r"\b(tu|toi|ton|tes)\b", re.IGNORECASE)
_TO_CANDIDATES = {"main_mission", "profile", "privacy", "apply_documents"}
"""Words of printed offers, which address the candidate."""


def said(path: Path, lang: str) -> list[str]:
    """What a catalogue says in a language, spellings accepted on input aside; the whole of a page."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return [text]
    lines = [re.sub(r", also: \[.*", "", line) for line in text.splitlines() if not line.lstrip().startswith("#")]
    if path.parent.name == "job_offer":
        lines = [line for line in lines if line.strip().partition(":")[0] not in _TO_CANDIDATES]
    # What is quoted is what people wrote.
    lines = [re.sub("«[^»]*»|‘[^’]*’", "", line) for line in lines]
    mark, other = f"{lang}: ", {"fr": ", nl: ", "nl": ", fr: "}[lang]
    return [line.partition(mark)[2].partition(other)[0] for line in lines if mark in line]


@pytest.mark.parametrize("path", _READ, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_dutch_says_u(path: Path) -> None:
    assert [text for text in said(path, "nl") if _DUTCH.search(text)] == []


_READ_IN_FRENCH = [
    *(path for path in _READ if path.suffix == ".yaml"),
    *sorted((ROOT / "docs" / "guides" / "fr").glob("*.md")),
    ROOT / "inputs" / "LISEZ-MOI.md",
]


@pytest.mark.parametrize("path", _READ_IN_FRENCH, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_french_says_vous(path: Path) -> None:
    assert [text for text in said(path, "fr") if _FRENCH.search(text)] == []


@pytest.mark.parametrize("text", ["Schrijf je naam.", "Jouw dossier", "wat jullie doen"])
def test_je_would_be_seen(text: str) -> None:
    assert _DUTCH.search(text)
