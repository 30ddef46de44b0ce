"""What is plausible for the form and impossible in fact: one finding, where the impossible value stands."""

from dataclasses import replace
from datetime import date

import pytest

from imprimatur import pipeline
from imprimatur.core.finding import Finding
from imprimatur.core.parameters import Parameters
from tests.dossiers import assembled, register_cell
from tests.validators.annual_report.dossiers import REPORT
from tests.validators.dossiers import JOB, MISSION, changed
from tests.validators.ground import Ground
from validators import check

_STUDY, _NOTE = Ground("feasibility_report").files, Ground("research_synthesis").files
_BASES = {"job": ("job_offer", JOB), "mission": ("job_offer", MISSION), "study": ("feasibility_report", _STUDY)}
_BASES |= {"note": ("research_synthesis", _NOTE), "report": ("annual_report", REPORT)}
_YAML = {"job": "offre.yaml", "mission": "offre.yaml", "study": "rapport.yaml", "note": "synthese.yaml"}
_YAML["report"] = "rapport.yaml"


def found(base: str, *changes: tuple[str, str], file: str = "", today: date | None = None) -> list[Finding]:
    """What is found about dates and figures in a complete dossier with changes, on a day."""
    kind, files = _BASES[base]
    name = file or _YAML[base]
    job = assembled(kind, changed(files, *((name, old, new) for old, new in changes)))
    job = replace(job, parameters=Parameters(kind=kind, slug="test", today=today))
    findings = pipeline.examine(pipeline.write(job), check).findings
    return [one for one in findings if one.code.startswith("D")]


def line(base: str, text: str, changes: tuple[tuple[str, str], ...]) -> int:
    """The line of the file on which a text stands once changed."""
    content = changed(_BASES[base][1], *((_YAML[base], old, new) for old, new in changes))[_YAML[base]]
    return next(place for place, one in enumerate(str(content).splitlines(), 1) if text in one)


FIRES = [
    ("job", "D10", (("publication: 1er décembre 2026", "publication: 1er décembre 2027"),), "date de publication"),
    ("job", "D12", (("date limite: vendredi 15 janvier 2027", "date limite: 5 septembre 1919"),), "date limite"),
    ("job", "D12", (("[3 février 2027, 4 février 2027]", "[3 janvier 2027, 4 février 2027]"),), "dates des entretiens"),
    ("job", "D13", (("français approuvé le: 23/11/2026", "français approuvé le: 23/11/2024"),), "texte français"),
    ("job", "D21", (("minimum: 2.640 €", "minimum: 18,50 €"),), "brut mensuel minimum"),
    ("job", "D21", (("maximum: 3 520 €", "maximum: 42 240 €"),), "brut mensuel maximum"),
    ("mission", "D21", (("montant: 8 000 €", "montant: 80 €"),), "honoraires"),
    ("mission", "D20", (("  horaire:", "  durée: {fr: 12 mois, nl: 12 maanden}\n  horaire:"),), "durée"),
    ("study", "D10", (("fin des entretiens: mai 2026", "fin des entretiens: mai 2027"),), "fin des entretiens"),
    ("study", "D11", (("date du mandat: 14 janvier 2026", "date du mandat: 14 avril 2026"),), "date du mandat"),
    ("note", "D13", (("français approuvé le: 23/10/2026", "français approuvé le: 23/05/2026"),), "texte français"),
    ("note", "D12", (("traduction: 19 octobre 2026", "traduction: 19 octobre 2024"),), "date de la traduction"),
    (
        "note",
        "D26",
        (("début de la recherche: septembre 2025", "début de la recherche: septembre 1995"),),
        "début de la",
    ),
    ("study", "D26", (("date du rapport: 18 décembre 2026\n", ""), ("horizon: 2028", "horizon: 2012")), "horizon"),
    ("report", "D17", (("d’administration le: 18/03/2027", "d’administration le: 18/03/2026"),), "le: 18/03/2026"),
    ("report", "D17", (("français approuvé le: 12/03/2027", "français approuvé le: 12/03/2025"),), "texte français"),
    ("report", "D18", (("générale le: 22/04/2027", "générale le: 22/04/2037"),), "le: 22/04/2037"),
    ("report", "D13", (("d’administration le: 18/03/2027", "d’administration le: 18/05/2027"),), "le: 22/04/2027"),
    ("report", "D16", (("réseau créé en: 2016", "réseau créé en: 2030"),), "réseau créé en"),
]


@pytest.mark.parametrize(("base", "code", "changes", "at"), FIRES, ids=lambda value: str(value)[:40])
def test_speaks_once_where_the_value_stands(base, code, changes, at):
    (one,) = found(base, *changes)
    assert (one.code, one.location.line) == (code, line(base, at, changes))


SILENT = [
    ("job", (("publication: 1er décembre 2026", "publication: 15 janvier 2027"),)),
    ("job", (("[3 février 2027, 4 février 2027]", "[15 janvier 2027, 4 février 2027]"),)),
    ("job", (("[3 février 2027, 4 février 2027]", "[janvier 2027]"),)),
    ("job", (("français approuvé le: 23/11/2026", "français approuvé le: 23/08/2026"),)),
    ("job", (("minimum: 2.640 €", "minimum: 1 000 €"), ("maximum: 3 520 €", "maximum: 12 000 €"))),
    ("mission", (("montant: 8 000 €", "montant: 750 €"),)),
    ("mission", (("  horaire:", "  durée: {fr: 4 mois, nl: 4 maanden}\n  horaire:"),)),
    ("mission", (("  horaire:", "  durée: {fr: 5 mois, nl: 5 maanden}\n  horaire:"),)),
    ("report", (("d’administration le: 18/03/2027", "d’administration le: 22/04/2027"),)),
    ("report", (("d’administration le: 18/03/2027", "d’administration le: 01/12/2026"),)),
    ("report", (("générale le: 22/04/2027", "générale le: 22/04/2028"),)),
    ("report", (("réseau créé en: 2016", "réseau créé en: 2026"),)),
    ("note", (("début de la recherche: septembre 2025", "début de la recherche: septembre 2021"),)),
    ("study", (("horizon: 2028", "horizon: 2040"),)),
]


@pytest.mark.parametrize(("base", "changes"), SILENT, ids=lambda value: str(value)[:60])
def test_is_silent_where_it_may_be(base, changes):
    assert found(base, *changes) == []


@pytest.mark.parametrize(("base", "part"), [("study", "18"), ("study", "40")])
def test_a_part_is_not_larger_than_its_whole(base, part):
    """Full-time equivalents above heads, in one row of the people of a study."""
    content = str(_STUDY["personnel.csv"])
    row = content.splitlines()[1].split(";")
    old = ";".join(row)
    heads, share = next((i, i + 1) for i, cell in enumerate(row) if cell.isdigit())
    assert int(row[heads]) < int(part)
    row[share] = part
    (one,) = [one for one in found(base, (old, ";".join(row)), file="personnel.csv") if one.code == "D15"]
    assert one.location.line == 2
    row[share] = row[heads]
    assert found(base, (old, ";".join(row)), file="personnel.csv") == []


def test_a_reference_is_no_younger_than_the_note():
    line_ = str(_NOTE["references.csv"]).splitlines()[1]
    year = next(cell for cell in line_.split(";") if cell.isdigit() and len(cell) == 4)
    (one,) = found("note", (line_, line_.replace(f";{year};", ";2027;")), file="references.csv")
    assert (one.code, one.location.line, one.values["value"]) == ("D16", 2, "2027")
    assert found("note", (line_, line_.replace(f";{year};", ";2026;")), file="references.csv") == []


@pytest.mark.parametrize(
    ("today", "codes"),
    [(None, []), (date(2026, 11, 24), []), (date(2026, 11, 23), ["D14"]), (date(2026, 11, 22), ["D14", "D14"])],
)
def test_an_approval_is_not_dated_after_today(today, codes):
    assert [one.code for one in found("job", today=today)] == codes


def test_no_organisation_is_founded_in_the_future():
    """The register is at fault: it is told where the record stands."""
    kind, files = _BASES["job"]
    job = assembled(kind, files)
    employer = job.document.employer.model_copy(update={"founded": 2042})
    job = replace(job, document=job.document.model_copy(update={"employer": employer}))
    (one,) = [one for one in pipeline.examine(pipeline.write(job), check).findings if one.code == "D19"]
    assert str(one.location) == register_cell("organisations", "Année de création", employer.code)


def test_the_day_of_a_build_is_told_by_none_of_its_outputs():
    """Neither recorded nor needed: the same parameters, dumped."""
    with_day = Parameters(kind="job_offer", slug="x", today=date(2026, 1, 1))
    assert with_day.model_dump() == Parameters(kind="job_offer", slug="x").model_dump()


@pytest.mark.parametrize(("value", "code"), [("57", []), ("157", ["D07"]), ("101", ["D07"]), ("100", [])])
def test_a_key_figure_of_more_than_all(value, code):
    """No share of the people asked exceeds them."""
    told = found("note", ("57;%;%;", f"{value};%;%;"), file="chiffres-cles.csv")
    assert [one.code for one in told] == code
    assert all(one.location.line == 3 for one in told)


def test_a_key_figure_that_the_texts_tell_otherwise():
    """What is told more often is right: the figure is doubted at its own cell, once."""
    told = [f"Au total, 412 personnes ont répondu.\n\n# {title}" for title in ("Contexte", "Méthode")]
    changes = [("# Contexte", f"{told[0]}"), ("# Méthode", f"{told[1]}")]
    files = changed(_NOTE, ("chiffres-cles.csv", "412;", "421;"), *(("recit.fr.md", *one) for one in changes))
    job = assembled("research_synthesis", files)
    findings = pipeline.examine(pipeline.write(job), check).findings
    doubted = [(one.location.file.rpartition("/")[2], one.location.line) for one in findings if one.code == "D24"]
    assert doubted == [("chiffres-cles.csv", 2)]


def test_a_finding_is_not_accepted_after_today():
    accepted = (
        "constats acceptés:\n- {référence: J01-AAAAA, raison: Convenu, accepté par: Ada Lova, accepté le: 3/2/2027}"
    )
    change = ("nombre de postes: 1\n", f"nombre de postes: 1\n{accepted}\n")
    told = [
        one for one in found("job", change, file="offre.yaml", today=date(2027, 2, 2)) if one.path == "accepted.0.on"
    ]
    assert [one.code for one in told] == ["D14"]
    assert not [
        one for one in found("job", change, file="offre.yaml", today=date(2027, 2, 3)) if one.path == "accepted.0.on"
    ]
