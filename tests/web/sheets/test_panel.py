"""Where a figure comes from is said by columns, and where a passage does as it is read."""

from types import SimpleNamespace
from typing import Any

import pytest

from flows.access.account import Right
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.location import Location
from web.sheets import routes
from web.sheets.panel import Addresses, _by_column, _places
from web.standings import Standing

CELLS = [Location("a/b/comptes.xlsx", "Comptes", f"{column}{row}") for row in (6, 7, 8) for column in "FG"]


def test_what_adds_up_is_said_column_by_column() -> None:
    (place,) = _places(CELLS, lambda _: Addresses(), _by_column)
    assert place.said.fr == "cellules F6 à F8, G6 à G8, feuille «\u00a0Comptes\u00a0», fichier comptes.xlsx"


def test_cells_lines_and_sheets_of_one_file_are_told_apart() -> None:
    others = [
        Location("a/b/comptes.xlsx", "Comptes"),
        Location("a/b/recit.md", line=3),
        Location("a/b/recit.md", line=9),
    ]
    said = [place.said.nl for place in _places([*CELLS, *others], lambda _: Addresses())]
    assert said == [
        "blad ‘Comptes’, bestand comptes.xlsx",
        "cellen F6, G6, F7, G7, F8, G8, blad ‘Comptes’, bestand comptes.xlsx",
        "regels 3, 9 van recit.md",
    ]


@pytest.mark.parametrize("writes", [True, False])
def test_what_was_typed_leads_to_the_form_for_who_writes(writes: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "house_of", lambda _: SimpleNamespace(project=None))
    monkeypatch.setattr(routes, "recorded", lambda *_: None)
    monkeypatch.setattr(routes, "may", lambda _, right, __: writes and right is Right.WRITE)
    request: Any = SimpleNamespace(state=SimpleNamespace(lang="fr"))
    hrefs = routes._hrefs(request, Standing("job_offer", "x", Bilingual("x", "x")))
    home = "/dossiers/job_offer/x"
    for name in ("formulaire.yaml", "formulier.yaml"):
        taken = Addresses(f"{home}/files/x/{name}")
        assert hrefs(f"job_offer/x/{name}") == (Addresses(form=f"{home}/form") if writes else taken)
    assert hrefs("job_offer/x/offre.yaml") == Addresses(f"{home}/files/x/offre.yaml")
    assert hrefs("job_offer/y/formulaire.yaml") == Addresses()
