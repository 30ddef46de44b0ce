"""What an offer says at its head, the sizes it may be set in, and the levels of its headings."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from imprimatur.core.bilingual import Lang, State
from imprimatur.core.blocks import Facts, Heading, List, Paragraph, plain, runs
from imprimatur.core.location import Location
from imprimatur.core.text import Text, short
from imprimatur.core.values import Hedge, Range
from imprimatur.documents.job_offer.composition import CLOSER, SIZES
from imprimatur.documents.kind import load_kind
from imprimatur.documents.writing.manuscript import Gaps
from tests.documents.test_posting import job, said


def written(gaps: Gaps | None = None, **changes: Any) -> Any:
    one = job()
    document = one.document.model_copy(update=changes)
    return load_kind("job_offer").write(document, one.provenance, one.labels, "fr", gaps).composition


def in_language(lang: Lang) -> Any:
    one = job()
    return load_kind("job_offer").write(one.document, one.provenance, one.labels, lang).composition


@pytest.mark.parametrize(
    ("headline", "printed"),
    [
        ("Une porte ouverte", "Une porte ouverte · Pour le CPAS"),
        ("Une porte ouverte.", "Une porte ouverte. Pour le CPAS"),
        ("Une porte ouverte !", "Une porte ouverte\u202f! Pour le CPAS"),
        ("Une porte ouverte ?", "Une porte ouverte\u202f? Pour le CPAS"),
        ("Une porte ouverte…", "Une porte ouverte… Pour le CPAS"),
    ],
)
def test_on_whose_behalf_follows_a_sentence_as_a_sentence(headline: str, printed: str) -> None:
    assert plain(written(headline=said(headline), on_behalf_of=said("le CPAS")).lines["headline"]) == printed


def test_a_draft_may_be_set_closer_than_the_final() -> None:
    assert written().sizes == SIZES
    assert written(Gaps(())).sizes == (*SIZES, CLOSER)


def test_the_headings_of_every_text_begin_below_that_of_its_part_and_skip_no_level() -> None:
    deep = (Heading(1, runs("Un")), Heading(4, runs("Quatre")), Paragraph(runs("Une phrase.")))
    names = (
        "organisation_presentation context legal_basis main_mission objectives missions tasks process supervision "
        "equal_opportunity_statement privacy_note"
    ).split()
    given = short(runs("x"), State.APPROVED, Location("x"))
    parts = written(**{name: Text(replace(given, blocks=deep)) for name in names}).parts
    for name in names:
        part = {"organisation_presentation": "presentation", "equal_opportunity_statement": "equal_opportunity"}
        levels = [one.level for one in parts[part.get(name, name.removesuffix("_note"))] if isinstance(one, Heading)]
        assert levels == [2, 3], name


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("la coordination de l’équipe", "La coordination de l’équipe."),
        ("Vous êtes suivi par la coordination !", "Vous êtes suivi par la coordination\u202f!"),
        ("la coordination.", "La coordination."),
    ],
)
def test_a_phrase_below_a_heading_is_a_sentence(given: str, printed: str) -> None:
    parts = written(supervision=said(given), main_mission=said(given)).parts
    assert [plain(parts[name][0].text) for name in ("supervision", "main_mission")] == [printed, printed]


@pytest.mark.parametrize(
    ("years", "domain", "lang", "printed"),
    [
        (
            Range(Decimal(4), Decimal(5)),
            "comme chargé de projet",
            "fr",
            "4 à 5~ans d’expérience comme chargé de projet",
        ),
        (Range(Decimal(4), Decimal(5)), "als projectmedewerker", "nl", "4 tot 5~jaar ervaring als projectmedewerker"),
        (Range(Decimal(3)), "d’animation", "fr", "3~ans d’expérience d’animation"),
        (Range(Decimal(3)), "accueil social", "fr", "3~ans d’expérience~: accueil social"),
        (Range(Decimal(3)), "sociaal onthaal", "nl", "3~jaar ervaring: sociaal onthaal"),
        (Range(Decimal(1)), "accueil", "fr", "Un an d’expérience~: accueil"),
        (Range(Decimal(1)), "in de thuiszorg", "nl", "Eén jaar ervaring in de thuiszorg"),
        (Range(Decimal(1), None, Hedge.AT_LEAST), "", "fr", "Au moins un an d’expérience"),
        (Range(Decimal(6), None, Hedge.AT_LEAST, "months"), "", "nl", "Minstens 6~maanden ervaring"),
        (Range(Decimal(1), None, Hedge.EXACT, "months"), "", "nl", "Eén maand ervaring"),
        (Range(Decimal(1), Decimal(2)), "", "fr", "1 à 2~ans d’expérience"),
    ],
)
def test_experience_reads_as_a_phrase(years: Range, domain: str, lang: Lang, printed: str) -> None:
    """A domain that goes on as a phrase has no colon before it, and one year is said in words."""
    one = job()
    wording = short(runs(domain), State.APPROVED, Location("x"))
    told = Text(wording, wording) if domain else Text()
    profile = one.document.profile.model_copy(update={"experience": years, "experience_domain": told})
    document = one.document.model_copy(update={"profile": profile})
    parts = load_kind("job_offer").write(document, one.provenance, one.labels, lang).composition.parts
    background = next(block for block in parts["profile"] if isinstance(block, List))
    assert plain(background.items[1].text).replace("\u00a0", "~") == printed


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "fr",
            "Avec le soutien de : Commission communautaire française (structurel, agrément à durée indéterminée), "
            "Région de Bruxelles-Capitale (facultatif, année 2027) et Actiris (structurel, poste ACS)",
        ),
        (
            "nl",
            "Met de steun van: Franse Gemeenschapscommissie (structureel, erkenning van onbepaalde duur), "
            "Brussels Hoofdstedelijk Gewest (facultatief, jaar 2027) en Actiris (structureel, GECO-functie)",
        ),
    ],
)
def test_who_supports_an_offer_is_a_list_after_a_colon(lang: Lang, said: str) -> None:
    lines = in_language(lang).lines.values()
    assert said in [re.sub(r"[\u00a0\u202f]", " ", plain(line)) for line in lines]


@pytest.mark.parametrize(("lang", "said"), [("fr", "3 et 4 février 2027"), ("nl", "3 en 4 februari 2027")])
def test_the_days_of_interviews_are_told_together(lang: Lang, said: str) -> None:
    facts = next(block for block in in_language(lang).parts["application"] if isinstance(block, Facts))
    assert said in [plain(value).replace("\u00a0", " ") for _, value in facts.rows]
