import re
from dataclasses import replace
from importlib.metadata import version
from typing import Any

import pytest
from prefect.states import Failed
from prefect.task_engine import TaskRunTimeoutError

from flows import artifacts
from flows.artifacts import key
from flows.steps import _may_pass, produce, sentence
from imprimatur import pipeline
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import Busy, GateRefused, NotWritten, TemplateFault, UnknownDossier
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.location import Location
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from tests.dossiers import ROOT


@pytest.mark.parametrize(
    ("fault", "again"),
    [
        (Busy(Bilingual("fr", "nl")), True),
        (OSError("disk"), True),
        (NotWritten(Bilingual("fr", "nl")), True),
        (TimeoutError(), False),
        (GateRefused(Bilingual("fr", "nl")), False),
        (UnknownDossier(Bilingual("fr", "nl")), False),
        (TemplateFault(Bilingual("fr", "nl")), False),
        (ValueError(), False),
    ],
)
def test_only_what_passes_by_itself_is_tried_again(fault: Exception, again: bool) -> None:
    assert _may_pass(None, None, Failed(data=fault)) is again


def test_a_fault_is_one_sentence_in_both_languages() -> None:
    assert sentence(Busy(Bilingual("occupé", "bezet"))) == "occupé / bezet"


def test_a_step_that_takes_too_long_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_long(*_: object) -> None:
        raise TaskRunTimeoutError("Scope timed out after 300.0 second(s).")

    monkeypatch.setattr(pipeline, "run", too_long)
    state = produce(Parameters(kind="job_offer", slug="tisselande-accueil-2027"))
    assert state.is_failed()
    assert "Redemandez le document" in str(state.message)
    assert "Vraag het document opnieuw" in str(state.message)


def test_what_a_workbook_says_is_no_markup_on_the_pages_of_prefect(monkeypatch: pytest.MonkeyPatch) -> None:
    """They take each cell for Markdown: a picture would be fetched from anywhere, a link run what it holds."""
    kept: list[dict[str, Any]] = []
    monkeypatch.setattr(artifacts, "create_table_artifact", lambda **given: kept.append(given))
    job = pipeline.read(Project(ROOT), Parameters(kind="job_offer", slug="tisselande-accueil-2027"))
    bad = "![x](https://elsewhere.example/p.png)\n[y](javascript:z)<img src=z onerror=z>"
    place = Location(f"{bad}.xlsx", sheet=bad, cell="C7")
    found = Finding("C01", Severity.ERROR, place, Bilingual(bad, bad), Bilingual(bad, bad), owner=bad)
    job = replace(job, findings=(found,), dossier=replace(job.dossier, slug=bad))
    artifacts.record_findings(job)
    artifacts.record_completeness(job)
    texts = [text for one in kept for row in one["table"] for text in row.values() if isinstance(text, str)]
    texts += [one["description"] for one in kept]
    assert sum("elsewhere" in text for text in texts) >= 8
    assert not [text for text in texts if re.search(r"(?<!\\)[<>\[\]()!:`]|\n", text)]


def test_keys_suit_prefect() -> None:
    assert key("job_offer", "Été_2027..x", "findings") == "job-offer-t-2027-x-findings"


def test_a_run_records_what_great_expectations_says(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[dict[str, Any]] = []
    monkeypatch.setattr(artifacts, "create_table_artifact", lambda **given: kept.append(given))
    job = pipeline.read(Project(ROOT), Parameters(kind="job_offer", slug="tisselande-accueil-2027"))
    artifacts.record_suites(job)
    (artifact,) = kept
    assert artifact["key"] == "job-offer-tisselande-accueil-2027-suites"
    assert artifact["description"].endswith(
        r"Niet gevolgde regels voor de tabellen, 0 van de 18\: job\_offer/tisselande\-accueil\-2027"
    )
    assert artifact["table"][-1] == {
        "ensemble de règles / regelset": r"job\_offer\.funders",
        "tableau / tabel": "Soutiens / Steun",
        "règle": "«\u00a0Montant\u00a0» reste dans ses limites\u00a0\\: à partir de 0",
        "regel": r"‘Bedrag’ blijft binnen de grenzen\: vanaf 0",
        "langue / taal": "",
        "attente / verwachting": r"expect\_column\_values\_to\_be\_between",
        "respectée / gevolgd": True,
        "cellules en faute / foute cellen": 0,
        "confirmé / bevestigd": True,
        "Great Expectations": version("great-expectations"),
    }
