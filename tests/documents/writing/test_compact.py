"""Long lists of names in columns."""

import pytest

from imprimatur.core.blocks import Heading, Item, List, runs
from imprimatur.documents.writing.compact import in_columns
from imprimatur.language.partners import names_partners


def columns(heading: str, names: list[str], *, ordered: bool = False) -> int:
    blocks = (Heading(2, runs(heading)), List(tuple(Item(runs(name)) for name in names), ordered))
    found = in_columns(blocks)[1]
    assert isinstance(found, List)
    return found.columns


@pytest.mark.parametrize(
    ("count", "longest", "wanted"),
    [(8, 10, 0), (9, 10, 2), (14, 26, 2), (15, 26, 3), (15, 27, 2), (15, 48, 2), (15, 49, 0)],
)
def test_the_longest_name_and_their_number_decide(count: int, longest: int, wanted: int) -> None:
    assert columns("Partenaires", ["x" * longest, *["Nom"] * (count - 1)]) == wanted


def test_only_names_below_a_heading_that_announces_them() -> None:
    names = ["Nom"] * 20
    assert columns("Missions", names) == 0
    assert columns("Nos partenaires", names, ordered=True) == 0
    nested = List((*[Item(runs("Nom"))] * 19, Item(runs("Nom"), (List((Item(runs("x")),)),))))
    (_, found) = in_columns((Heading(1, runs("Partners")), nested))
    assert isinstance(found, List) and found.columns == 0
    assert in_columns((nested,)) == (nested,)


def test_headings_of_both_languages_announce_names() -> None:
    said = ["Nos partenaires", "Avec le soutien de", "Met de steun van", "Onze leden", "Merci", "Dank aan", "Réseaux"]
    assert all(map(names_partners, said))
    assert not any(map(names_partners, ["Objectifs", "Bedankt voor niets…", "Partage", "Missions"]))
