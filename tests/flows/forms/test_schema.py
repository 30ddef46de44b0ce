"""The form of a kind: what the server's page shows, and that the runs it asks for are valid."""

import inspect
import os
from importlib import import_module
from pathlib import Path

import pytest
from prefect.utilities.schema_tools import validate

from flows.forms.schema import LONGEST, choices, form
from imprimatur.core.composition import Stage
from imprimatur.kinds import KINDS
from imprimatur.project import Project
from imprimatur.publishing.changes import set_folder
from tests.flows.projects import COMPLETE, INCOMPLETE, ROOT, copy_project


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_asks_what_its_flow_takes_in_both_languages(kind: str) -> None:
    asks = form(Project(ROOT), kind)
    flow = getattr(import_module(f"flows.{kind}"), kind)
    assert set(asks["properties"]) == set(inspect.signature(flow.fn).parameters)
    places = [field["position"] for field in asks["properties"].values()]
    assert places == sorted(places)
    for name, field in asks["properties"].items():
        assert " / " in field["title"] or name == "slug", name
        assert " / " in field["description"], name
    assert asks["properties"]["slug"]["enum"]
    chosen = {"slug": asks["properties"]["slug"]["enum"][0], "stage": asks["properties"]["stage"]["enum"][1]}
    validate(chosen, asks, raise_on_error=True)
    flow.validate_parameters(chosen)


def test_an_annual_report_may_be_named_by_its_organisation_and_year() -> None:
    asks = form(Project(ROOT), "annual_report")
    assert asks["required"] == []
    assert {"organisation", "year"} <= set(asks["properties"])
    validate({"organisation": "cbcs", "year": 2024}, asks, raise_on_error=True)
    assert form(Project(ROOT), "job_offer")["required"] == ["slug"]


def test_dossiers_are_listed_with_the_titles_of_their_drafts(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE, INCOMPLETE)
    assert list(choices(project, "job_offer")) == [INCOMPLETE, COMPLETE]
    titles = {"fr": "Chargé·e  d’accueil", "nl": "Onthaal" * 40}
    folder = set_folder(project, "job_offer", COMPLETE, Stage.DRAFT)
    folder.mkdir(parents=True)
    _edition(folder, titles)
    _, chosen = choices(project, "job_offer")
    slug, _, title = chosen.partition(" · ")
    assert slug == COMPLETE
    assert title.startswith("Chargé·e d’accueil / Onthaal")
    assert title.endswith("…")
    assert len(title) <= LONGEST
    _edition(folder, {"fr": "Accueil", "nl": "Accueil"})
    assert list(choices(project, "job_offer"))[1] == f"{COMPLETE} · Accueil"
    (folder / "edition.json").write_text("[]")
    assert list(choices(project, "job_offer")) == [INCOMPLETE, COMPLETE]
    (folder / "edition.json").unlink()
    os.mkfifo(folder / "edition.json")  # which nobody writes to
    assert list(choices(project, "job_offer")) == [INCOMPLETE, COMPLETE]


def test_a_kind_without_dossiers_has_no_list(tmp_path: Path) -> None:
    assert "enum" not in form(Project(tmp_path), "job_offer")["properties"]["slug"]


def _edition(folder: Path, titles: dict[str, str]) -> None:
    from imprimatur.core.edition import Edition
    from imprimatur.editions import dumped

    said = tuple(Edition("job_offer", COMPLETE, lang, title, ()) for lang, title in titles.items())  # type: ignore[arg-type]
    (folder / "edition.json").write_bytes(dumped(said))
