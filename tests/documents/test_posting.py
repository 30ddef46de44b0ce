"""An offer as data: every property against what the offer says, and what is left out because it says too little."""

from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from imprimatur.core.bilingual import LANGS, Lang, State
from imprimatur.core.blocks import runs
from imprimatur.core.location import Location
from imprimatur.core.parameters import Parameters
from imprimatur.core.text import Text, short
from imprimatur.core.values import Bound, FlexDate, Hedge, Money, MoneyNote, Phone, Precision, Range, WorkingTime
from imprimatur.documents.job_offer.choices import ContractKind
from imprimatur.documents.kind import load_kind
from imprimatur.documents.writing.manuscript import Gaps
from imprimatur.job import Job
from imprimatur.pipeline import read
from imprimatur.project import Project
from tests.dossiers import ROOT

SAMPLE = "tisselande-accueil-2027"


@cache
def job() -> Job:
    return read(Project(ROOT), Parameters(kind="job_offer", slug=SAMPLE))


def posting(lang: Lang = "fr", gaps: Gaps | None = None, **changes: Any) -> dict[str, Any]:
    """The data of the sample with some values changed: `contract__kind=…`."""
    one = job()
    document: Any = one.document
    for path, value in changes.items():
        group, _, name = path.rpartition("__")
        if group:
            value = getattr(document, group).model_copy(update={name: value})
        document = document.model_copy(update={group or name: value})
    made = load_kind("job_offer").write(document, one.provenance, one.labels, lang, gaps)
    return dict(made.composition.posting)


def said(fr: str) -> Text:
    return Text(short(runs(fr), State.APPROVED, Location("x")))


def test_the_sample_in_french() -> None:
    found = posting()
    for name in ("jobBenefits", "workHours", "skills", "qualifications", "educationRequirements"):
        assert found.pop(name)
    assert found == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Responsable de l’accueil social",
        "datePosted": "2026-12-01",
        "validThrough": "2027-01-15T23:59:59+01:00",
        "employmentType": ["PART_TIME"],
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Tisselande",
            "sameAs": "https://www.tisselande.example",
        },
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Rue du Merle de Papier 7",
                "postalCode": "1080",
                "addressLocality": "Molenbeek-Saint-Jean",
                "addressCountry": "BE",
            },
        },
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": {"@type": "QuantitativeValue", "minValue": 2640, "maxValue": 3520, "unitText": "MONTH"},
        },
        "identifier": {"@type": "PropertyValue", "name": "Tisselande", "value": "TIS-2027-01"},
        "applicationContact": {
            "@type": "ContactPoint",
            "name": "Yasmina Tellouch",
            "email": "emploi@tisselande.example",
        },
        "directApply": False,
        "totalJobOpenings": 1,
        "jobStartDate": "2027-03-01",
        "employmentUnit": {"@type": "Organization", "name": "Accueil social"},
        "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 36},
    }


def test_what_is_asked_is_set_in_the_language_and_leaves_assets_aside() -> None:
    french, dutch = posting("fr"), posting("nl")
    assert french["skills"].endswith("courants\u202f; français (maîtrise)\u202f; néerlandais (bonne connaissance)")
    assert "médiation" not in french["skills"] and "arabe" not in french["skills"]
    assert dutch["skills"].endswith("kantoorsoftware; Frans (uitstekende kennis); Nederlands (goede kennis)")
    assert french["qualifications"].startswith("bonne connaissance de l’aide sociale")
    assert "réseau associatif" not in french["qualifications"]
    assert french["workHours"].startswith("du lundi au vendredi")
    assert french["educationRequirements"].startswith("bachelier d’assistant social")
    assert dutch["jobLocation"]["address"]["streetAddress"] == "Papieren-Merelstraat 7"


@pytest.mark.parametrize("lang", LANGS)
def test_a_mission_is_no_job_and_a_draft_is_not_published(lang: Lang) -> None:
    assert posting(lang)
    assert posting(lang, contract__kind=ContractKind.MISSION) == {}
    assert posting(lang, contract__kind=None) == {}
    assert posting(lang, Gaps()) == {}


FOUR_FIFTHS, FULL = Fraction(4, 5), Fraction(1)


@pytest.mark.parametrize(
    ("kind", "fractions", "types"),
    [
        (ContractKind.CDI, (FULL,), ["FULL_TIME"]),
        (ContractKind.CDI, (FOUR_FIFTHS,), ["PART_TIME"]),
        (ContractKind.CDI, (FULL, FOUR_FIFTHS), ["FULL_TIME", "PART_TIME"]),
        (ContractKind.CDI, (), ["PART_TIME"]),
        (ContractKind.CDI, None, None),
        (ContractKind.CDD, (FULL,), ["FULL_TIME", "TEMPORARY"]),
        (ContractKind.REPLACEMENT, None, ["TEMPORARY"]),
        (ContractKind.TEMPORARY, None, ["TEMPORARY"]),
        (ContractKind.ARTICLE_60, (FULL,), ["FULL_TIME", "TEMPORARY"]),
        (ContractKind.STUDENT, (FOUR_FIFTHS,), ["PART_TIME", "TEMPORARY"]),
        (ContractKind.INTERNSHIP, (FULL,), ["INTERN"]),
        (ContractKind.VOLUNTEER, (FOUR_FIFTHS,), ["VOLUNTEER"]),
    ],
)
def test_types_of_employment(kind: ContractKind, fractions: Any, types: Any) -> None:
    regime = None if fractions is None else WorkingTime(fractions)
    assert posting(contract__kind=kind, contract__regime=regime).get("employmentType") == types


@pytest.mark.parametrize(
    ("deadline", "until"),
    [
        (FlexDate(date(2027, 7, 15)), "2027-07-15T23:59:59+02:00"),
        (FlexDate(date(2027, 7, 15), at=time(12)), "2027-07-15T12:00:00+02:00"),
        (FlexDate(date(2027, 1, 15), bound=Bound.BEFORE), "2027-01-14T23:59:59+01:00"),
        (FlexDate(date(2027, 1, 1), Precision.MONTH), None),
        (FlexDate(date(2027, 1, 15), bound=Bound.ABOUT), None),
        (None, None),
    ],
)
def test_until_when_one_may_apply(deadline: FlexDate | None, until: str | None) -> None:
    assert posting(application__deadline=deadline).get("validThrough") == until


def money(amount: int, **more: Any) -> Money:
    return Money(Decimal(amount), **more)


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [
        (money(2500), None, {"value": 2500, "unitText": "MONTH"}),
        (money(2500, hedge=Hedge.AT_LEAST), None, {"minValue": 2500, "unitText": "MONTH"}),
        (money(2500, hedge=Hedge.AT_MOST), None, {"maxValue": 2500, "unitText": "MONTH"}),
        (None, money(3000), {"maxValue": 3000, "unitText": "MONTH"}),
        (money(2500, high=Decimal("2700.50")), None, {"minValue": 2500, "maxValue": 2700.5, "unitText": "MONTH"}),
        (money(15, notes=(MoneyNote.HOUR,)), None, {"value": 15, "unitText": "HOUR"}),
        (money(40_000, notes=(MoneyNote.YEAR, MoneyNote.GROSS)), None, {"value": 40_000, "unitText": "YEAR"}),
        (money(2500, notes=(MoneyNote.NET,)), None, None),
        (money(2500, hedge=Hedge.ABOUT), None, None),
        (money(15, notes=(MoneyNote.HOUR,)), money(3000, notes=(MoneyNote.MONTH,)), None),
        (None, None, None),
    ],
)
def test_pay(low: Money | None, high: Money | None, value: Any) -> None:
    salary = posting(pay__gross_min=low, pay__gross_max=high).get("baseSalary")
    assert (salary and salary["value"]) == (value and {"@type": "QuantitativeValue", **value})


def test_a_place_elsewhere_is_told_in_the_words_of_the_offer() -> None:
    elsewhere = said("à la maison communale de Jette")
    address = {"streetAddress": "à la maison communale de Jette", "addressCountry": "BE"}
    found = posting(contract__workplace=elsewhere)["jobLocation"]["address"]
    assert found == {"@type": "PostalAddress", **address}
    assert posting(contract__workplace=Text())["jobLocation"]["address"]["postalCode"] == "1080"
    assert "jobLocation" not in posting(contract__workplace=Text(), employer=None)


def test_a_name_that_may_not_appear_is_left_out() -> None:
    contact = job().document.application.contact  # type: ignore[attr-defined]
    hidden = contact.model_copy(update={"public": False})
    found = posting(application__contact=hidden)["applicationContact"]
    assert found == {"@type": "ContactPoint", "email": "emploi@tisselande.example"}
    known = contact.model_copy(update={"phone": Phone("0472389913")})
    assert posting(application__contact=known)["applicationContact"]["telephone"] == "+32 472 38 99 13"


def test_experience_that_is_an_asset_is_no_requirement() -> None:
    two = Range(Decimal(2))
    assert posting(profile__experience=two)["experienceRequirements"]["monthsOfExperience"] == 24
    half = Range(Decimal(6), unit="months")
    assert posting(profile__experience=half)["experienceRequirements"]["monthsOfExperience"] == 6
    assert "experienceRequirements" not in posting(profile__experience_asset=True)
