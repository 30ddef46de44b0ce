"""The form of a kind: what the server's page shows, and that the runs it asks for are valid."""

import inspect
import os
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from prefect.client.schemas.actions import DeploymentUpdate
from prefect.exceptions import ObjectNotFound
from prefect.utilities.schema_tools import validate

from flows.deployments import of_kind
from flows.forms.schema import LONGEST, Form, choices, form, refresh
from imprimatur.core.composition import Stage
from imprimatur.kinds import KINDS
from imprimatur.project import Project
from imprimatur.publishing.changes import set_folder
from tests.flows.projects import COMPLETE, INCOMPLETE, ROOT, add, copy_project


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
    (tmp_path / "inputs" / "annual_report" / "une-autre").mkdir(parents=True)
    assert "enum" not in form(Project(tmp_path), "job_offer")["properties"]["slug"]
    assert form(Project(tmp_path), "annual_report")["properties"]["slug"]["enum"] == ["une-autre"]


def test_a_title_of_ninety_characters_is_shown_whole_and_an_edition_of_twenty_megabytes_read(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    folder = set_folder(project, "job_offer", COMPLETE, Stage.DRAFT)
    folder.mkdir(parents=True)
    for length, shown in ((90, "x" * 90), (91, "x" * 89 + "…")):
        _edition(folder, {"fr": "x" * length})
        assert list(choices(project, "job_offer")) == [f"{COMPLETE} · {shown}"]
    _edition(folder, {"fr": "Accueil"})
    content = (folder / "edition.json").read_bytes()
    for size, shown in ((20 * 1024 * 1024, f"{COMPLETE} · Accueil"), (20 * 1024 * 1024 + 1, COMPLETE)):
        (folder / "edition.json").write_bytes(content.ljust(size))
        assert list(choices(project, "job_offer")) == [shown]


class Deployments:
    """A server that knows the deployments of some kinds, and the forms that it was given."""

    def __init__(self, *kinds: str) -> None:
        self.forms: dict[str, Form] = {of_kind(kind): {} for kind in kinds}

    def read_deployment_by_name(self, name: str) -> SimpleNamespace:
        if name not in self.forms:
            raise ObjectNotFound(LookupError(name))
        return SimpleNamespace(id=name, parameter_openapi_schema=self.forms[name])

    def update_deployment(self, name: str, update: DeploymentUpdate) -> None:
        self.forms[name] = update.parameter_openapi_schema or {}


def test_only_the_forms_that_would_say_otherwise_are_renewed(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    server: Any = Deployments("job_offer", "annual_report")
    assert refresh(server, project) == 2
    assert server.forms[of_kind("job_offer")] == form(project, "job_offer")
    assert refresh(server, project) == 0
    add(project, INCOMPLETE)
    assert refresh(server, project) == 1
    assert server.forms[of_kind("job_offer")]["properties"]["slug"]["enum"] == [INCOMPLETE, COMPLETE]


def _edition(folder: Path, titles: dict[str, str]) -> None:
    from imprimatur.core.edition import Edition
    from imprimatur.editions import dumped

    said = tuple(Edition("job_offer", COMPLETE, lang, title, ()) for lang, title in titles.items())  # type: ignore[arg-type]
    (folder / "edition.json").write_bytes(dumped(said))
