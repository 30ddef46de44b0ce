"""What goes out to a translator, and what comes along by itself when it comes back."""

import pytest

from imprimatur.core.blocks import Run
from imprimatur.core.location import Location
from imprimatur.translation.exchange.interface import Answer, Returned
from imprimatur.translation.receiving import receive
from imprimatur.translation.sending import parcel, where
from imprimatur.translation.unit import Side, Sort, Unit
from tests.translation.standings import stood
from tests.validators.dossiers import JOB

TABLE = "\n\n| Équipe | Personnes |\n|---|---|\n| Accueil | 31 |\n"


def _unit(text: str, place: str = "1") -> Unit:
    return Unit("missions", "missions", place, Sort.CELL, "fr", Side((Run(text),), Location("a.md")))


def test_the_place_of_a_cell_is_said_in_words() -> None:
    labels = stood().labels
    assert where(_unit("x", "4 R2C13"), labels, "nl").endswith(" › tabel, rij 2, kolom 13")
    assert where(_unit("x", "4 R2C13"), labels, "fr").endswith(" › tableau, ligne 2, colonne 13")


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("31", True),
        ("1 200", True),
        ("75 %", True),
        ("12/03/2026", True),
        ("2024–2025", True),
        ("12,5", False),  # a point in thousands, a comma in decimals: each language has its own
        ("1.200", False),
        ("40 €", False),
        ("7 mois", False),
        ("–", False),
        ("{{ 3 }}", False),
    ],
)
def test_a_number_that_both_languages_write_alike(text: str, alike: bool) -> None:
    assert _unit(text).is_alike is alike


def test_numbers_are_not_sent_and_come_along_with_what_is_translated() -> None:
    (name,) = [one for one in JOB if one.endswith("fr.md")]
    end = "durant tout le mois de mars 2027."
    job = stood({**JOB, name: str(JOB[name]).replace(end, end + TABLE)})
    sent = parcel(
        job.dossier.name, job.document, job.labels, job.registers.terms, job.standing, "nl", everything=False
    ).segments
    assert [one.source[0].text for one in sent] == ["Équipe", "Personnes", "Accueil"]
    answers = tuple(Answer(one.id, one.source, (Run(f"x{one.source[0].text}"),)) for one in sent)

    def taken(*answers: Answer) -> list[str]:
        back = Returned(job.dossier.name, "fr", "nl", answers)
        receipt = receive(back, job.standing, job.provenance, lambda source, target, to: ("", ""), job.labels)
        return [one.edit.text[0].text for one in receipt.taken]

    assert taken(*answers) == ["xÉquipe", "xPersonnes", "xAccueil", "31"]
    assert taken() == []
