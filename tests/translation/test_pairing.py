"""Pieces of a list that became longer in one language find their partners by what the record knows."""

from imprimatur.core.blocks import Run
from imprimatur.core.location import Location
from imprimatur.translation.pairing import paired
from imprimatur.translation.pieces import Piece
from imprimatur.translation.unit import Side, Sort, digest

FRENCH = ("accueillir les personnes", "tenir une permanence par semaine")
DUTCH = ("mensen ontvangen", "één permanentie per week verzorgen")
KNOWN = {(digest((Run(fr),)), digest((Run(nl),))): (fr, nl) for fr, nl in zip(FRENCH, DUTCH, strict=True)}
CHANGED = "één permanentie per week verzorgen, op dinsdagvoormiddag"


def pieces(*texts: str) -> list[Piece]:
    return [Piece(Sort.ITEM, 1, Side((Run(text),), Location("x.docx"), n)) for n, text in enumerate(texts)]


def partners(french: tuple[str, ...], dutch: tuple[str, ...]) -> set[tuple[str, str]]:
    made = paired(pieces(*french), pieces(*dutch), KNOWN)
    return {(one.side.text if one else "", other.side.text if other else "") for one, other in made}


def test_a_translation_that_changed_keeps_its_partner_beside_one_that_came_after_it() -> None:
    added = "deelnemen aan de teamvergadering, twee uur per week"
    assert partners(FRENCH, (DUTCH[0], CHANGED, added)) == {(FRENCH[0], DUTCH[0]), (FRENCH[1], CHANGED), ("", added)}


def test_or_one_that_came_before_it() -> None:
    added = "vergaderen met het team, elke week"
    assert partners(FRENCH, (DUTCH[0], added, CHANGED)) == {(FRENCH[0], DUTCH[0]), (FRENCH[1], CHANGED), ("", added)}


def test_a_source_that_changed_does_so_too() -> None:
    changed, added = "tenir une permanence par semaine, le mardi matin", "relire les dossiers chaque lundi"
    assert partners((FRENCH[0], added, changed), DUTCH) == {(FRENCH[0], DUTCH[0]), (changed, DUTCH[1]), (added, "")}
