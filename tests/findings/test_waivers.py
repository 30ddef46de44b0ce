"""Findings accepted on purpose: with a reason, a name and a day, for as long as the value stays."""

from datetime import datetime

import pytest

from imprimatur.core.finding import Finding, Severity
from imprimatur.core.location import Location
from imprimatur.findings.blocking import blocking, stops
from imprimatur.findings.catalogue import finding
from imprimatur.findings.grouping import grouped
from imprimatur.findings.waivers import LOSSES, can_be_accepted
from imprimatur.job import Job
from tests.dossiers import examined
from tests.sources.making import saved, workbook
from tests.validators.faults import job
from validators.catalogues import all_sorts

EARLY = ("entrée en fonction: 1er mars 2027", "entrée en fonction: 1er janvier 2027")
SHEETS = {
    "Constats acceptés": ["Référence", "Raison", "Accepté par", "Accepté le"],
    "Aanvaarde bevindingen": ["Referentie", "Reden", "Aanvaard door", "Aanvaard op"],
}
DAY = datetime(2027, 2, 3)


def accepting(*rows: list[object], sheet: str = "Constats acceptés", start: str = EARLY[1]) -> Job:
    """The offer that begins too early, with acceptances."""
    book = saved(workbook(**{sheet: [SHEETS[sheet], *rows]}))
    return examined("job_offer", job((EARLY[0], start), acceptations__xlsx=book))


def too_early(done: Job) -> Finding:
    return next(one for one in done.findings if one.code == "J01")


@pytest.fixture(scope="module")
def reference() -> str:
    (group,) = grouped(examined("job_offer", job(EARLY)).findings)
    return group.reference


@pytest.mark.parametrize("sheet", SHEETS)
def test_an_accepted_finding_stops_nothing_and_says_why(reference: str, sheet: str) -> None:
    done = accepting([reference, "Convenu ainsi", "Ada Lova", DAY], sheet=sheet)
    (one,) = done.findings
    assert one.waiver is not None
    assert (one.waiver.reason, one.waiver.by) == ("Convenu ainsi", "Ada Lova")
    assert one.waiver.on is not None and one.waiver.on.value == DAY.date()
    assert str(one.waiver.location) == f"job_offer/test/acceptations.xlsx!{sheet}!A2"
    assert blocking(done.findings) == done.blocking == ()
    assert stops(one.severity)


def test_a_reference_is_known_as_a_hand_writes_it(reference: str) -> None:
    written = f" {reference.lower().replace('1', 'l').replace('0', 'o')} "
    assert "1" in reference
    assert too_early(accepting([written, "Convenu ainsi", "Ada Lova", DAY])).waiver


def test_it_stands_in_the_yaml_of_the_dossier_too(reference: str) -> None:
    accepted = f"{{référence: {reference}, raison: Convenu, accepté par: Ada Lova, accepté le: 3 février 2027}}"
    files = job(EARLY, ("nombre de postes: 1\n", f"nombre de postes: 1\nconstats acceptés:\n- {accepted}\n"))
    (one,) = examined("job_offer", files).findings
    assert one.waiver is not None
    assert one.waiver.location.file.endswith("offre.yaml")


def test_it_lapses_when_the_value_changes(reference: str) -> None:
    later = "entrée en fonction: 2 janvier 2027"
    done = accepting([reference, "Convenu ainsi", "Ada Lova", DAY], start=later)
    assert too_early(done).waiver is None
    (lapsed,) = (one for one in done.findings if one.code == "X02")
    assert (lapsed.severity, lapsed.location.cell, lapsed.path) == (Severity.WARNING, "A2", "accepted.0")
    assert f"«\u00a0{reference}\u00a0»" in lapsed.message.fr.replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    assert len(done.blocking) == 1


@pytest.mark.parametrize(
    ("row", "lacking"),
    [
        (["Convenu", "Ada Lova", None], "la date."),
        (["Convenu", None, DAY], "le nom de qui l’accepte."),
        ([None, "Ada Lova", DAY], "la raison."),
        ([None, None, None], "la raison, le nom de qui l’accepte, la date."),
    ],
)
def test_without_a_reason_a_name_or_a_day_it_does_not_hold(reference: str, row: list[object], lacking: str) -> None:
    done = accepting([reference, *row])
    assert too_early(done).waiver is None
    (told,) = (one for one in done.findings if one.code == "X01")
    assert told.message.fr.endswith(f"il manque : {lacking}")
    assert len(done.blocking) == 2


@pytest.mark.parametrize(
    "row", [["à compléter", "Ada Lova", DAY], ["Convenu", "XXX", DAY], ["Convenu", "Ada", "bientôt"]]
)
def test_a_mark_of_what_is_to_come_is_told_once_and_does_not_hold(reference: str, row: list[object]) -> None:
    done = accepting([reference, *row])
    assert too_early(done).waiver is None
    (told,) = (one for one in done.findings if one.location.sheet == "Constats acceptés")
    assert told.code in {"V17", "V01"}
    assert len(done.blocking) == 2


def test_without_a_reference_it_accepts_nothing() -> None:
    done = accepting([None, "Convenu", "Ada Lova", DAY])
    (told,) = (one for one in done.findings if one.code == "X01")
    assert told.message.fr.endswith("il manque : la référence.")


def test_a_lack_is_not_accepted() -> None:
    missing = next(
        group
        for group in grouped(examined("job_offer", {"offre.yaml": "titre: {fr: Un, nl: Een}\n"}).findings)
        if group.first.code == "C01"
    )
    accepted = f"{{référence: {missing.reference}, raison: Tant pis, accepté par: Ada, accepté le: 3 février 2027}}"
    files = {"offre.yaml": f"titre: {{fr: Un, nl: Een}}\nconstats acceptés:\n- {accepted}\n"}
    done = examined("job_offer", files)
    (told,) = (one for one in done.findings if one.code == "X03")
    assert told.message.fr.endswith(missing.first.message.fr)
    assert all(one.waiver is None for one in done.findings)


@pytest.mark.parametrize(
    "code", ["G01", "G02", "C01", "C03", "C04", "C05", "C06", "N01", "R01", "R10", "V17", "P01", "T24", "A26"]
)
def test_lacks_and_losses_cannot_be_accepted(code: str) -> None:
    sort = all_sorts()[code]
    assert not can_be_accepted(Finding(code, sort.severity, Location("a"), sort.message, sort.remedy))


@pytest.mark.parametrize("code", ["C02", "J01", "L02", "A03", "R22", "R46", "T05", "R45"])
def test_judgements_can_be_accepted(code: str) -> None:
    sort = all_sorts()[code]
    assert can_be_accepted(Finding(code, sort.severity, Location("a"), sort.message, sort.remedy))


def test_what_stops_a_draft_is_never_accepted() -> None:
    assert not can_be_accepted(finding("R22", Location("a"), {"excerpt": "x"}, severity=Severity.FATAL))


def test_every_code_that_cannot_be_accepted_exists_and_stops_a_final() -> None:
    found = {code for code in LOSSES if code not in all_sorts() or not stops(all_sorts()[code].severity)}
    assert found == set()
