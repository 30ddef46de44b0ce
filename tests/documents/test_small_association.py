"""The report of a small association, made as its staff would: a workbook, a Word text for each language, no more."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import cast

import pytest

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Block, Chart, Figure, Heading, Paragraph, Table, plain
from imprimatur.core.parameters import Parameters
from imprimatur.core.walking import walk
from imprimatur.documents.annual_report.choices import AccountSide, BalanceSide, Module
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.pipeline import Job, examined
from imprimatur.project import RECORD, Project
from tests.dossiers import ROOT
from validators import check

SLUG = "tournecuiller-2025"


@cache
def job() -> Job:
    return examined(Project(ROOT), Parameters(kind="annual_report", slug=SLUG), check)


def report() -> AnnualReport:
    return cast(AnnualReport, job().document)


def blocks(lang: Lang) -> Iterator[Block]:
    for part in job().manuscripts[lang].composition.parts.values():
        yield from walk(part)


def money(lines: Iterable[object], column: str) -> int:
    return sum(int(getattr(line, column).amount) for line in lines if getattr(line, column))


def test_it_is_a_workbook_and_a_word_text_for_each_language():
    files = sorted(path.name for path in (ROOT / "inputs" / "annual_report" / SLUG).iterdir())
    assert files.pop(0) == RECORD
    assert files == ["donnees.xlsx", "textes.fr.docx", "textes.nl.docx"]


def test_nothing_is_found_but_what_the_registers_may_take_over():
    """Three organisations and seven persons are given in its own sheets."""
    assert Counter(one.code for one in job().findings) == {"G09": 2}
    assert job().blocking == ()


def test_its_chapters_stand_under_their_titles_in_one_text():
    titles = {
        lang: [plain(one.text) for one in blocks(lang) if isinstance(one, Heading) and one.level == 1]
        for lang in ("fr", "nl")
    }
    for lang, said in titles.items():
        assert [one.title.plain(lang) for one in report().sections] == said  # type: ignore[arg-type]
    assert all(one.file is None and one.body.wording("fr") and one.body.wording("nl") for one in report().sections)


def test_what_it_announces_is_there():
    announced = {Module.ACTIVITIES, Module.AUDIENCES, Module.VOLUNTEERS, Module.TEAM, Module.TRAININGS, Module.THANKS}
    announced |= {Module.MEMBERSHIP, Module.ORG_CHART, Module.PARTNERS, Module.FUNDING, Module.YEARS}
    announced |= {Module.ACCOUNTS, Module.BUDGET, Module.BALANCE}
    assert set(report().modules) == announced
    assert len(report().activities) == 6


def test_its_figures_agree():
    """Those of a table with those of another: the year's result is what the own funds have grown by."""
    one = report()
    said = {row.indicator.plain("fr"): row.value for row in one.years if row.year == 2025}
    activities = sum(int(row.participants or 0) for row in one.activities)
    volunteers = sum(int(row.number or 0) for row in one.volunteers)
    assert (activities, volunteers) == (said["Présences aux activités"], said["Volontaires au 31 décembre"])
    assert sum(row.hours or 0 for row in one.volunteers) == said["Heures de volontariat"]
    result = {}
    for column in ("amount", "previous"):
        income = money((row for row in one.accounts if row.side is AccountSide.INCOME), column)
        assets, debts = (
            money((row for row in one.balance if row.side is side), column)
            for side in (BalanceSide.ASSETS, BalanceSide.LIABILITIES)
        )
        result[column] = income - money((row for row in one.accounts if row.side is AccountSide.EXPENSE), column)
        assert assets == debts
    own = next(row for row in one.balance if row.line.plain("fr") == "Fonds propres")
    assert result["amount"] == money([own], "amount") - money([own], "previous") == 1360


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_its_pictures_are_those_of_its_word_text_and_described(lang: Lang):
    places = {one.place: one.alt for one in blocks(lang) if isinstance(one, Figure)}
    assert set(places) == {"cover", "opener", "", "back"}
    assert all(len(alt) > 40 for alt in places.values())


def test_the_languages_show_the_same():
    shown = [
        Counter(type(one).__name__ for one in blocks(lang) if isinstance(one, Table | Chart | Figure))
        for lang in ("fr", "nl")
    ]
    assert shown[0] == shown[1]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "fr",
            "Avec le soutien de\u00a0: Commission communautaire française, Actiris, Commune de Schaerbeek, "
            "Commission communautaire flamande et Fonds Mirandole",
        ),
        (
            "nl",
            "Met de steun van: Franse Gemeenschapscommissie, Actiris, Gemeente Schaarbeek, "
            "Vlaamse Gemeenschapscommissie en Fonds Mirandole",
        ),
    ],
)
def test_who_supports_is_a_list_after_a_colon(lang: Lang, said: str):
    colophon = job().manuscripts[lang].composition.parts["colophon"]
    assert said in [plain(block.text).replace("\u202f", "\u00a0") for block in colophon if isinstance(block, Paragraph)]
