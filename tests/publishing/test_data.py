"""What travels inside a PDF: a manifest that names nobody, and neutral data where the dossier asks for it."""

import csv
import io
import json
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pytest

from imprimatur import pipeline
from imprimatur.core.bilingual import State
from imprimatur.core.blocks import runs
from imprimatur.core.finding import Waiver
from imprimatur.core.location import Location
from imprimatur.core.parameters import Parameters
from imprimatur.core.text import Text, short
from imprimatur.documents.job_offer.groups import Requirement
from imprimatur.job import Job
from imprimatur.kinds import KINDS
from imprimatur.project import Project
from imprimatur.publishing.data import data_of
from imprimatur.publishing.manifest import attachments, templates_of
from tests.dossiers import ROOT
from tests.flows.projects import COMPLETE, INCOMPLETE, copy_project
from validators import check

PROJECT = Project(ROOT)
FINAL = {
    "job_offer": "tisselande-accueil-2027",
    "feasibility_report": "tisselande-horizon",
    "research_synthesis": "dernier-guichet",
    "annual_report": "cbcs-2024",
}


@cache
def job(kind: str = "job_offer", slug: str = FINAL["job_offer"]) -> Job:
    return pipeline.examined(PROJECT, Parameters(kind=kind, slug=slug), check)


def asking(one: Job, **changes: Any) -> Job:
    """A job whose dossier asks for its data, with some values of its document changed."""
    return replace(one, document=one.document.model_copy(update={"data_attached": True, **changes}))


def files(one: Job) -> dict[str, bytes]:
    return {file.name: file.content for file in data_of(one, "fr")}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_data_go_along_only_where_the_dossier_asks_for_them() -> None:
    one = job()
    assert data_of(one, "fr") == ()
    assert data_of(replace(one, document=one.document.model_copy(update={"data_attached": False})), "fr") == ()
    assert [file.name for file in attachments(one, {}, "fr")] == ["manifest.json"]
    found = attachments(asking(one), {}, "nl")
    assert [file.name for file in found] == [
        *("data.json", "profile.languages.csv", "profile.skills.csv", "profile.knowledge.csv"),
        *("profile.qualities.csv", "funders.csv", "manifest.json"),
    ]
    assert [file.description for file in found][:2] == ["Gegevens van het document", "Talen"]
    assert found[-1].description == "Productiemanifest"
    assert {file.relationship for file in found} == {"Data"}
    assert {file.media for file in found} == {"application/json", "text/csv"}


def test_fields_are_neutral_and_say_what_is_printed_alone() -> None:
    fields = json.loads(files(asking(job()))["data.json"])
    assert {name: fields[name] for name in ("kind", "contract.kind", "contract.start", "contract.hours_week")} == {
        **{"kind": "job_offer", "contract.kind": "cdi", "contract.start": "2027-03-01", "contract.hours_week": 30.4}
    }
    assert (fields["pay.gross_min"], fields["pay.gross_max"], fields["positions_count"]) == (2640, 3520, 1)
    assert (fields["employer"], fields["application.contact"]) == ("Tisselande", "Yasmina Tellouch")
    assert (fields["title.fr"], fields["title.nl"][:15]) == ("Responsable de l’accueil social", "Verantwoordelij")
    # What serves the checks or the machine, and what the document says in sentences.
    for name in ("owner", "approvals.fr.by", "inclusive_style", "document_languages", "data_attached", "tasks.fr"):
        assert name not in fields
    assert not [name for name in fields if name.startswith(("accepted", "approvals", "organisation_presentation"))]


def test_a_name_that_may_not_appear_does_not() -> None:
    contact = job().document.application.contact.model_copy(update={"public": False})  # type: ignore[attr-defined]
    apply = job().document.application.model_copy(update={"contact": contact})  # type: ignore[attr-defined]
    fields = json.loads(files(asking(job(), application=apply))["data.json"])
    assert "application.contact" not in fields and fields["application.email"] == "emploi@tisselande.example"


def test_tables_are_csv_in_which_no_text_is_a_formula() -> None:
    made = rows(files(asking(job()))["profile.languages.csv"])
    assert made == [
        {"language": "fr", "level": "mastery", "asset": "false"},
        {"language": "nl", "level": "good", "asset": "false"},
        {"language": "ar", "level": "basic", "asset": "true"},
    ]
    assert b'"patience, franchise et sens de l\xe2\x80\x99humour"' in files(asking(job()))["profile.qualities.csv"]
    said = ["=1+1", "+32", "-x", "@a", "\tb", "a=b"]
    texts = tuple(Requirement(text=Text(short(runs(one), State.APPROVED, Location("x")))) for one in said)
    profile = job().document.profile.model_copy(update={"skills": texts})  # type: ignore[attr-defined]
    content = files(asking(job(), profile=profile))["profile.skills.csv"]
    assert [row["text.fr"] for row in rows(content)] == ["'=1+1", "'+32", "'-x", "'@a", "'\tb", "a=b"]
    assert content.count(b"\r\n") == len(said) + 1
    money = rows(files(asking(job("feasibility_report", FINAL["feasibility_report"])))["finances.csv"])
    assert money[1]["result"] == "-3200" and money[0]["income"] == "912000"


def test_a_document_of_one_language_carries_that_one() -> None:
    fields = json.loads(files(asking(job(), document_languages=("nl",)))["data.json"])
    assert "title.nl" in fields and "title.fr" not in fields


def test_a_row_that_no_language_prints_stays_out() -> None:
    one = asking(job())
    left = {lang: replace(said, left_out=frozenset({"funders.1"})) for lang, said in one.manuscripts.items()}
    names = [row["organisation"] for row in rows(files(replace(one, manuscripts=left))["funders.csv"])]
    assert names == ["Commission communautaire française", "Actiris"]
    left["nl"] = one.manuscripts["nl"]
    assert len(rows(files(replace(one, manuscripts=left))["funders.csv"])) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_data_the_same_every_time(kind: str) -> None:
    one = asking(job(kind, FINAL[kind]))
    made = files(one)
    assert len(made) > 2 and made == files(one)
    for name, content in made.items():
        assert json.loads(content) if name.endswith(".json") else len({len(row) for row in rows(content)}) == 1


def test_the_manifest_inside_names_no_file_no_owner_and_no_reason() -> None:
    whole = pipeline.examined(PROJECT, Parameters(kind="job_offer", slug=INCOMPLETE), check)
    waiver = Waiver("A25-7F3KD", "raison privée", "Nadia", None, Location("x"), "accepted.0")
    first, *others = whole.findings
    one = replace(whole, findings=(replace(first, waiver=waiver, owner="Marie"), *others))
    (record,) = attachments(one, templates_of(PROJECT, "job_offer"), "fr")
    told = json.loads(record.content)
    assert set(told) == {
        *("kind", "slug", "stage", "language", "parameters"),
        *("inputs", "templates", "versions", "blocking", "findings"),
    }
    assert (told["language"], told["parameters"]) == ("fr", {"languages": ["fr", "nl"]})
    assert told["blocking"] == len(one.blocking)
    assert told["inputs"] == sorted(told["inputs"]) and all(len(one) == 64 for one in told["inputs"])
    assert set(told["inputs"]) == {*one.shared.values(), *(source.sha256 for source in one.dossier.sources)}
    assert told["findings"]["accepted"] == 1 and told["findings"]["error"] > 5
    assert sum(told["findings"].values()) == len(one.reported)
    for private in ("Nadia", "raison", "Marie", "A25-7F3KD", ".yaml:", ".xlsx", str(ROOT)):
        assert private not in record.content.decode().replace('labels.yaml"', "")


def test_no_file_of_the_staff_is_in_the_pdf(tmp_path: Any) -> None:
    project = copy_project(tmp_path, COMPLETE)
    offer = project.inputs / "job_offer" / COMPLETE / "offre.yaml"
    offer.write_text(offer.read_text(encoding="utf-8") + "\njoindre les données au pdf: oui\n", encoding="utf-8")
    made = pipeline.run(project, Parameters(kind="job_offer", slug=COMPLETE, formats=("pdf",)), check)
    assert made.folder
    with pikepdf.open(made.folder / f"{COMPLETE}.fr.pdf") as pdf:
        names = list(pdf.attachments)
        content = json.loads(pdf.attachments["data.json"].get_file().read_bytes())
    assert {"data.json", "manifest.json"} <= set(names)
    assert all(name.endswith(".csv") or name in ("data.json", "manifest.json") for name in names)
    assert content["slug"] == COMPLETE
