"""How much text a file may bring: at the bound it is read, one beyond it is told, whatever the format."""

import pytest

from imprimatur.core.blocks import plain
from imprimatur.sources import read_any, size
from imprimatur.sources.size import MAX_CHARACTERS, MAX_HEADINGS, MAX_TEXT, MAX_TEXTS
from tests.sources.making import codes, source, xlsx

REASON = (
    "il contient plus de texte qu’un document n’en porte (au plus 20\u202f000 paragraphes, points et cellules, "
    "1\u202f000 titres et 2\u202f500\u202f000 signes, dont 50\u202f000 d’un seul tenant)"
)


@pytest.mark.parametrize(
    ("at", "beyond"),
    [
        ("a\n\n" * 20, "a\n\n" * 21),
        ("- a\n" * 20, "- a\n" * 21),
        ("# a\n" * 10, "# a\n" * 11),
        ("a" * 50, "a" * 51),
        (f"{'a' * 50}\n\n" * 5, f"{'a' * 50}\n\n" * 5 + "a"),
    ],
)
def test_a_text_is_read_up_to_the_bounds(at: str, beyond: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds a thousand times smaller: the rule is the same, and nobody waits for a file that is refused."""
    for name, bound in (("TEXTS", 20), ("HEADINGS", 10), ("CHARACTERS", 250), ("TEXT", 50)):
        monkeypatch.setattr(size, f"MAX_{name}", bound)
    read = read_any(source("recit.fr.md", at))
    assert (codes(read), len(read.narratives)) == ([], 1)
    told = read_any(source("recit.fr.md", beyond))
    assert (codes(told), told.narratives) == ([("R01", "recit.fr.md")], ())


def test_the_bounds_are_those_of_two_megabytes_of_text() -> None:
    assert (MAX_TEXTS, MAX_HEADINGS, MAX_CHARACTERS, MAX_TEXT) == (20_000, 1_000, 2_500_000, 50_000)
    told = read_any(source("recit.fr.md", "# a\n" * (MAX_HEADINGS + 1)))
    assert REASON in told.findings[0].message.fr


@pytest.mark.parametrize(
    "made",
    [
        lambda text: source("a.yaml", f"titre: {text}"),
        lambda text: source("a.csv", f"Nom;Note\nAnne;{text}"),
        lambda text: source("a.csv", f"Champ;Valeur\nTitre;{text}"),
    ],
)
def test_one_value_is_no_longer_than_a_paragraph(made) -> None:  # type: ignore[no-untyped-def]
    assert codes(read_any(made("a" * MAX_TEXT))) == []
    assert [code for code, _ in codes(read_any(made("a" * (MAX_TEXT + 1))))] == ["R01"]


def test_a_list_of_many_items_is_one_list() -> None:
    (entry,) = read_any(xlsx(Offre=[["Champ", "Valeur"], ["Missions", "- a\n" * 3_000]])).entries
    (made,) = entry.values[""].blocks
    assert [plain(item.text) for item in made.items] == ["a"] * 3_000  # type: ignore[union-attr]
