"""Empty kits that lie ready to be copied: all of them, up to date, never over somebody's work."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.kinds import KINDS
from imprimatur.kit import ready_kits
from imprimatur.kit.messages import say
from imprimatur.kit.new_dossier import new_dossier
from imprimatur.kit.outline import Wanted
from imprimatur.kit.ready_kits import KITS, renew_kits
from imprimatur.kit.registers import REGISTERS, register_workbook
from imprimatur.kit.wanted import wishes
from imprimatur.language.labels import load_labels
from imprimatur.project import Project
from tests.dossiers import ROOT
from tests.kit import filling

TEMPLATES = ROOT / "templates"
Made = dict[str, bytes]


@cache
def all_kits() -> dict[str, bytes]:
    """Every file of every kit, made once: it takes seconds."""
    return dict(ready_kits.ready_kits(TEMPLATES))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """What the kits are, in the place of those that take seconds."""
    content = {"français/Offre/donnees.xlsx": b"offre", "français/Rapport/donnees.xlsx": b"rapport"}

    def ready(_: Path) -> Iterator[tuple[str, bytes]]:
        yield from content.items()

    monkeypatch.setattr(ready_kits, "ready_kits", ready)
    return content


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "labels.yaml").write_text("a: 1", encoding="utf-8")
    return Project(tmp_path)


def held(project: Project) -> Made:
    folder = project.inputs / KITS
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_there_is_a_kit_for_every_kind_and_contract_in_each_language() -> None:
    found = all_kits()
    kits = {name.rpartition("/")[0] for name in found}
    # Of the annual report there is a short one too.
    cases = sum(len(wishes(TEMPLATES, kind).contracts) or 1 for kind in KINDS) + 1
    assert len(kits) == len(LANGS) * (cases + 1)
    assert {one.partition("/")[0] for one in kits} == {"français", "Nederlands"}
    name = "Vacature – Contract van onbepaalde duur"
    for file, content in new_dossier(TEMPLATES, "job_offer", "nl", LANGS, Wanted(("cdi",))).items():
        assert found[f"Nederlands/{name}/{file}"] == content
    assert "français/Rapport d’activités/donnees.xlsx" in found
    for register in REGISTERS:
        assert found[f"français/Registres/{register}.xlsx"] == register_workbook(TEMPLATES, register, "fr")
    assert not [name for name in found if "\u00a0" in name]


@pytest.mark.parametrize(
    ("lang", "home", "name", "file", "whole"),
    [
        ("fr", "français", "Rapport d’activités", "donnees.xlsx", "complet"),
        ("nl", "Nederlands", "Activiteitenverslag", "gegevens.xlsx", "volledig"),
    ],
)
def test_the_annual_report_has_a_short_kit_and_the_whole(
    lang: Lang, home: str, name: str, file: str, whole: str
) -> None:
    """The short one is for what a small association tells of: it leaves the rest out, and requires nothing more."""
    found = all_kits()
    every = new_dossier(TEMPLATES, "annual_report", lang, LANGS)
    assert {one: found[f"{home}/{name} – {whole}/{one}"] for one in every} == every
    short, long = (filling.opened(found[f"{home}/{one}/{file}"]) for one in (name, f"{name} – {whole}"))
    labels = load_labels(TEMPLATES, "annual_report")
    tables = "activities audiences volunteers staff board partners accounts key_figures organisations persons sections"
    kept = {labels.field(path).of(lang) for path in (*tables.split(), "added_sections", "accepted")}
    assert set(short.sheetnames[2:]) == kept
    assert len(long.sheetnames) > 40
    module = labels.field("modules").of(lang)
    assert [row[2].value for row in short.worksheets[1].iter_rows() if row[0].value == module] == [None]
    required = say["need_required"].of(lang)
    needs = [
        [str(row[1].value) for row in one.worksheets[1].iter_rows() if row[1].value and row[0].value]
        for one in (short, long)
    ]
    assert sum(one.startswith(required) for one in needs[0]) == sum(one.startswith(required) for one in needs[1])


def test_kits_are_no_dossiers_and_nothing_that_strayed(project: Project, made: Made) -> None:
    assert renew_kits(project) == ()
    assert held(project) == made
    assert list(project.dossiers()) == []
    assert list(project.strays()) == []


def test_kits_are_made_again_when_words_changed_or_one_is_gone(project: Project, made: Made) -> None:
    renew_kits(project)
    made["français/Offre/donnees.xlsx"] = b"offre nouvelle"
    assert renew_kits(project) == ()
    assert held(project)["français/Offre/donnees.xlsx"] == b"offre"
    (project.templates / "labels.yaml").write_text("a: 2", encoding="utf-8")
    assert renew_kits(project) == ()
    assert held(project) == made
    (project.inputs / KITS / "français" / "Rapport" / "donnees.xlsx").unlink()
    assert renew_kits(project) == ()
    assert held(project) == made


def test_kits_are_made_again_for_a_new_version_or_when_asked(
    project: Project, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    renew_kits(project)
    made["français/Offre/donnees.xlsx"] = b"deux"
    monkeypatch.setattr(ready_kits, "__version__", "99")
    renew_kits(project)
    assert held(project) == made
    made["français/Offre/donnees.xlsx"] = b"trois"
    renew_kits(project, again=True)
    assert held(project) == made


def test_what_somebody_wrote_in_a_kit_stays_and_is_told(project: Project, made: Made) -> None:
    renew_kits(project)
    written = project.inputs / KITS / "français" / "Offre" / "donnees.xlsx"
    written.write_bytes(b"le travail de quelqu'un")
    made.update(dict.fromkeys(made, b"nouveau"))
    for _ in range(2):
        (told,) = renew_kits(project, again=True)
        assert told.file == "_kits/français/Offre/donnees.xlsx"
        assert written.read_bytes() == b"le travail de quelqu'un"
    assert held(project)["français/Rapport/donnees.xlsx"] == b"nouveau"
    written.unlink()
    assert renew_kits(project) == ()
    assert written.read_bytes() == b"nouveau"


def test_nothing_is_written_where_a_link_leads_out(project: Project, made: Made, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (project.inputs / KITS).symlink_to(outside)
    assert len(renew_kits(project)) == len(made)
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("record", ["", "[]", '{"of": 1}', '{"files": []}'])
def test_a_record_that_cannot_be_read_is_none(project: Project, made: Made, record: str) -> None:
    project.private.mkdir()
    (project.private / "kits.json").write_text(record, encoding="utf-8")
    assert renew_kits(project) == ()
    assert held(project) == made
