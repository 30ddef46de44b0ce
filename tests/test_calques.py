"""The Dutch that people read is no French in Dutch words: calques that an editor found are not written again."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dossiers import ROOT

_CALQUES = {
    r"weerhouden": "geselecteerd",
    r"desgevallend|naargelang(?= wat| het geval)": "in voorkomend geval, afhankelijk van",
    r"zin geeft": "zinvol houdt",
    r"oog in oog": "face-to-face",
    r"tussenkomst(?:en)?": "bijdrage, lezing",
    r"executie(?:f|ven)": "college",
    r"werven liggen|werf openen|liggen er \w+ werven": "projecten staan op stapel",
    r"\d uur 30": "anderhalf uur, 1.30 uur",
    r"met respect voor de AVG": "zoals de AVG het vraagt",
    r"[Hh]et tandem": "de tandem",
    r"maakt ze tot de zijne": "neemt ze over",
    r"artikels": "artikelen",
    r"banen": "jobs",
    r"concrete pistes|actiepistes?|pistes voor actie": "mogelijke acties",
    r"laat (?:haar|hem|hen) toe|laten toe": "stelt in staat, geeft het recht",
    r"van PC \d": "van het PC",
}
_FOUND = {re.compile(rf"\b(?:{pattern})"): better for pattern, better in _CALQUES.items()}
_BARE = re.compile(r"met goede banen|in goede banen|banen smeden|barema’s van PC")
_PAGES = [
    *sorted((ROOT / "inputs").glob("*/*/*.nl.md")),
    *sorted((ROOT / "docs" / "guides" / "nl").glob("*.md")),
    ROOT / "inputs" / "LEESMIJ.md",
]
_CATALOGUES = [
    *sorted((ROOT / "templates").rglob("labels.yaml")),
    *sorted((ROOT / "inputs").glob("*/*/*.yaml")),
]


def calques(text: str) -> Iterator[str]:
    """What is said in French with Dutch words, with what to say instead."""
    text = _BARE.sub("", text)
    for pattern, better in _FOUND.items():
        yield from (f"{match.group()} → {better}" for match in pattern.finditer(text))


def dutch(text: str) -> str:
    """What a catalogue says in Dutch, spellings accepted on input aside."""
    text = re.sub(r", also: \[[^\]]*\]", "", text)
    return "\n".join(re.findall(r"\bnl: (?:>-\n|\|-\n)?(.*(?:\n {6,}(?!fr:|nl:).*)*)", text))


@pytest.mark.parametrize("path", _PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_page_in_dutch_has_a_calque(path: Path) -> None:
    assert list(calques(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", _CATALOGUES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_printed_word_is_a_calque(path: Path) -> None:
    assert list(calques(dutch(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "text",
    [
        "wie wordt weerhouden",
        "een kalender die zin geeft",
        "de tussenkomst van Crebis",
        "twee executieven",
        "Voor 2026 liggen er drie werven open",
        "ongeveer 1 uur 30",
        "barema van PC 330.01.10",
        "Gevolgen voor de banen",
    ],
)
def test_a_calque_would_be_seen(text: str) -> None:
    assert list(calques(text))
    assert list(calques(dutch(f"x: {{fr: y, nl: {text}}}")))


def test_what_is_good_dutch_stays_silent() -> None:
    assert (
        list(calques("De dag wordt in goede banen geleid; het barema van het PC 332 is er werknemersvriendelijk."))
        == []
    )
