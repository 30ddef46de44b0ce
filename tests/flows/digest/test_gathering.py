"""What a digest tells, morning after morning: from the sets as they stand and the memory of the last one."""

import os
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from flows import digest
from flows.digest import Digest, memory
from flows.digest.model import Dossier, News
from flows.runner import End, Outcome
from imprimatur.core.bilingual import NOTHING, Bilingual
from imprimatur.core.composition import Stage
from imprimatur.core.edition import Move
from imprimatur.project import Project
from imprimatur.publishing.changes import Change
from tests.flows.digest.sets import KIND, add, missing, passage, project_in, put

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
ROW = ("Loyer", "12 000 €", "par an")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return project_in(tmp_path, "accueil")


def morning(project: Project, today: date, *outcomes: Outcome) -> Digest:
    """A digest that is remembered."""
    told = digest.gathered(project, {}, outcomes, today)
    digest.remember(project, told)
    return told


def only(told: Digest) -> Dossier:
    (dossier,) = told.dossiers
    return dossier


def test_the_first_digest_tells_how_far_everything_is_and_no_news(project: Project) -> None:
    put(project, "accueil", missing(), fr=[passage(*ROW)])
    told = morning(project, MONDAY)
    assert (told.since, only(told).news, only(told).wordings, only(told).blocking) == (None, (), (), 1)
    assert [(point.since, point.fresh) for point in only(told).points] == [(MONDAY, False)]
    assert (only(told).title, only(told).sort) == (
        Bilingual("Accueil", "Accueil"),
        Bilingual("Offre d’emploi", "Vacature"),
    )


def test_a_point_is_told_since_the_first_digest_that_had_it(project: Project) -> None:
    put(project, "accueil", missing())
    morning(project, MONDAY)
    put(project, "accueil", missing(), missing("Diplôme", "B15"))
    told = morning(project, TUESDAY)
    assert [(point.since, point.fresh) for point in only(told).points] == [(TUESDAY, True), (MONDAY, False)]
    # Rows were added above: it is the same fault.
    put(project, "accueil", missing(cell="B33"), missing("Diplôme", "B18"))
    told = morning(project, WEDNESDAY)
    assert [(point.since, point.fresh) for point in only(told).points] == [(TUESDAY, False), (MONDAY, False)]


def test_what_is_settled_is_counted(project: Project) -> None:
    put(project, "accueil", missing(), missing("Diplôme", "B15"))
    morning(project, MONDAY)
    put(project, "accueil", missing())
    assert only(morning(project, TUESDAY)).settled == 1
    assert only(morning(project, WEDNESDAY)).settled == 0


def test_a_text_is_compared_with_what_the_last_digest_told(project: Project) -> None:
    put(project, "accueil", fr=[passage(*ROW)], nl=[passage("Huur", "12 000 €")])
    morning(project, MONDAY)
    put(project, "accueil", fr=[passage("Loyer", "12 500 €", "par an")], nl=[passage("Huur", "12 000 €")])
    (wording,) = only(morning(project, TUESDAY)).wordings
    (difference,) = wording.differences
    assert (wording.lang, difference.move) == ("fr", Move.CHANGED)
    assert [(piece.move.value, piece.text.strip()) for piece in difference.pieces if piece.move is not Move.KEPT] == [
        ("removed", "12 000 €"),
        ("added", "12 500 €"),
    ]
    assert only(morning(project, WEDNESDAY)).wordings == ()


def test_a_document_that_is_new_is_said_to_be_so_and_not_shown_as_added(project: Project) -> None:
    put(project, "accueil")
    morning(project, MONDAY)
    add(project, "budget")
    put(project, "budget", missing(), fr=[passage(*ROW)])
    told = morning(project, TUESDAY)
    assert [(one.slug, one.news, one.wordings) for one in told.dossiers] == [
        ("accueil", (), ()),
        ("budget", (News.NEW,), ()),
    ]
    assert [point.fresh for point in told.dossiers[1].points] == [False]


def test_nothing_holds_it_back_then_it_is_published_then_published_anew(project: Project) -> None:
    put(project, "accueil", missing())
    morning(project, MONDAY)
    put(project, "accueil")
    assert only(morning(project, TUESDAY)).news == (News.READY,)
    put(project, "accueil", stage="final")
    assert only(morning(project, WEDNESDAY)).news == (News.PUBLISHED,)
    assert only(morning(project, date(2026, 11, 26))).news == ()
    put(project, "accueil", stage="final", title="Accueil social")
    (project.outputs / KIND / "accueil" / "versions" / "10").mkdir(parents=True)
    (project.outputs / KIND / "accueil" / "versions" / "9").mkdir()
    again = only(morning(project, date(2026, 11, 27)))
    assert (again.news, again.version) == ((News.PUBLISHED,), "10")


def test_a_document_that_is_gone_is_told_once(project: Project) -> None:
    put(project, "accueil", missing(), title="Accueil social")
    morning(project, MONDAY)
    shutil.rmtree(project.inputs / KIND / "accueil")
    gone = only(morning(project, TUESDAY))
    assert (gone.slug, gone.title.fr, gone.news, gone.points) == ("accueil", "Accueil social", (News.GONE,), ())
    assert morning(project, WEDNESDAY).dossiers == ()


def test_what_could_not_be_made_is_told_since_when_and_keeps_what_waits(project: Project) -> None:
    put(project, "accueil", missing())
    morning(project, MONDAY)
    shutil.rmtree(project.outputs)
    fault = Bilingual("Un fichier ne se lit pas.", "Een bestand is niet leesbaar.")
    stopped = Outcome(f"{KIND}/accueil", Stage.DRAFT, 1, fault, end=End.BROKEN)
    first, second = morning(project, TUESDAY, stopped), morning(project, WEDNESDAY, stopped)
    assert [(only(one).fault, only(one).fault_since, only(one).broken) for one in (first, second)] == [
        (fault, TUESDAY, True)
    ] * 2
    put(project, "accueil", missing())
    told = morning(project, date(2026, 11, 26))
    assert [(point.since, point.fresh) for point in only(told).points] == [(MONDAY, False)]
    assert only(told).settled == 0


def test_a_draft_that_was_being_made_already_did_not_fail(project: Project) -> None:
    put(project, "accueil")
    busy = Outcome(f"{KIND}/accueil", Stage.DRAFT, 7, Bilingual("Occupé.", "Bezig."), end=End.BUSY)
    assert only(morning(project, MONDAY, busy)).fault is None


def test_what_is_mended_in_the_dossier_is_not_broken(project: Project) -> None:
    refused = Outcome(
        f"{KIND}/accueil", Stage.DRAFT, 3, Bilingual("Refusé.", "Geweigerd."), (missing(),), 1, end=End.NOTHING
    )
    told = only(morning(project, MONDAY, refused))
    assert (told.broken, told.blocking, [point.since for point in told.points]) == (False, 1, [MONDAY])


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 11, 30), date(2026, 12, 1)),
        (date(2026, 12, 1), date(2026, 12, 1)),
        (date(2026, 12, 2), date(2027, 1, 15)),
        (date(2027, 1, 16), date(2027, 1, 15)),
        (date(2027, 2, 14), date(2027, 1, 15)),
        (date(2027, 2, 15), None),
    ],
)
def test_the_next_deadline_counts_and_one_that_has_just_passed(project: Project, today: date, day: date | None) -> None:
    days = {"publication_date": "2026-12-01", "application.deadline": "2027-01-15", "other": "soon"}
    put(project, "accueil", missing(), deadlines=days)
    deadline = only(digest.gathered(project, {}, (), today)).deadline
    assert (deadline and deadline.day) == day


def test_a_deadline_is_called_by_its_field_and_ends_with_the_final_version(project: Project) -> None:
    put(project, "accueil", missing(), deadlines={"application.deadline": "2027-01-15"})
    deadline = only(digest.gathered(project, {}, (), MONDAY)).deadline
    assert deadline and deadline.what == Bilingual("Date limite", "Uiterste datum")
    put(project, "accueil", stage="final")
    assert only(digest.gathered(project, {}, (), MONDAY)).deadline is None


def test_a_second_digest_of_the_morning_says_the_same_as_the_first(project: Project) -> None:
    put(project, "accueil", missing())
    morning(project, MONDAY)
    put(project, "accueil", missing(), missing("Diplôme", "B15"), fr=[passage(*ROW)])
    one, two = morning(project, TUESDAY), morning(project, TUESDAY)
    assert one.dossiers == two.dossiers
    assert digest.pages(project, one) == digest.pages(project, two)
    assert only(morning(project, WEDNESDAY)).points[0].fresh is False


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"format": 2, "days": []}',
        b'{"format": 1, "days": [{"on": "x"}]}',
        b"[" * 100_000,
        b'{"format": 1, "days": [{"on": "2026-11-23", "told": {}, "letters": {"x": "\\ud800"}}]}',
    ],
)
def test_a_damaged_memory_is_a_first_digest(project: Project, content: bytes) -> None:
    put(project, "accueil", missing())
    morning(project, MONDAY)
    (memory.folder(project) / "memory.json").write_bytes(content)
    told = morning(project, TUESDAY)
    assert (told.since, [point.since for point in only(told).points]) == (None, [TUESDAY])
    assert morning(project, WEDNESDAY).since == TUESDAY


@pytest.mark.parametrize("kind", ["../../job_offer", "job_offer\\u0000", "sort", ""])
def test_a_memory_of_what_is_no_kind_of_document_tells_nothing_of_it(project: Project, kind: str) -> None:
    put(project, "accueil", missing())
    morning(project, MONDAY)
    path = memory.folder(project) / "memory.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"job_offer/accueil"', f'"{kind}/accueil"'))
    told = morning(project, TUESDAY)
    assert (told.since, only(told).name) == (MONDAY, "job_offer/accueil")


def test_what_somebody_put_beside_the_memory_does_not_keep_it_from_being_renewed(project: Project) -> None:
    (memory.folder(project) / "folder").mkdir(parents=True)
    (memory.folder(project) / "stray.json").write_bytes(b"{}")
    os.mkfifo(memory.folder(project) / "memory.json")
    assert morning(project, MONDAY).since is None
    assert morning(project, TUESDAY).since == MONDAY
    assert sorted(path.name for path in memory.folder(project).iterdir())[-2:] == ["folder", "memory.json"]


def test_a_manifest_that_says_what_no_page_can_is_left_out(project: Project) -> None:
    put(project, "accueil", missing("Barème"))
    path = project.outputs / KIND / "accueil" / "draft" / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Il manque", "\\uD800"), encoding="utf-8")
    told = morning(project, MONDAY)
    assert only(told).points == ()
    assert digest.pages(project, told)


@pytest.mark.parametrize("name", ["edition.json", "manifest.json"])
@pytest.mark.parametrize("stage", ["draft", "final"])
def test_a_pipe_among_the_outputs_is_not_waited_for(project: Project, stage: str, name: str) -> None:
    put(project, "accueil", missing(), fr=[passage(*ROW)])
    put(project, "accueil", stage="final")
    path = project.outputs / KIND / "accueil" / stage / name
    path.unlink()
    os.mkfifo(path)
    assert morning(project, MONDAY).dossiers


def test_an_edition_that_is_damaged_is_not_compared(project: Project) -> None:
    put(project, "accueil", fr=[passage(*ROW)])
    morning(project, MONDAY)
    for path in memory.folder(project).iterdir():
        if path.name != "memory.json":
            path.write_bytes(b"{}")
    put(project, "accueil", fr=[passage("Loyer", "12 500 €", "par an")])
    told = morning(project, TUESDAY)
    assert (told.since, only(told).wordings) == (MONDAY, ())


def test_records_that_anybody_wrote_are_left_out(project: Project) -> None:
    put(project, "accueil", missing())
    path = project.outputs / KIND / "accueil" / "draft" / "manifest.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"findings": [', '"findings": [7, {"accepted": null}, {"accepted": 0, "place": 1}, '))
    assert len(only(digest.gathered(project, {}, (), MONDAY)).points) == 1


def test_the_memory_keeps_two_mornings_and_what_they_told(project: Project) -> None:
    for day, figure in enumerate(("1", "2", "3", "4")):
        put(project, "accueil", fr=[passage("Loyer", figure)])
        morning(project, date(2026, 11, 23 + day))
    held = sorted(path.name for path in memory.folder(project).iterdir())
    assert len(held) == 3 and held[-1] == "memory.json"


def test_a_kind_whose_labels_are_broken_is_told_without_its_name(project: Project) -> None:
    put(project, "accueil", missing())
    (project.templates / KIND / "labels.yaml").write_text("fields: [", encoding="utf-8")
    told = only(digest.gathered(project, {}, (), MONDAY))
    assert (told.sort, len(told.points)) == (NOTHING, 1)


def test_the_files_that_changed_are_those_of_a_document_that_was_there(project: Project) -> None:
    put(project, "accueil")
    names = (f"{KIND}/accueil/offre.yaml", "_shared/persons.xlsx")
    for change, files in (
        (Change(names), ("offre.yaml", "_shared/persons.xlsx")),
        (Change(names, never_built=True), ()),
    ):
        assert only(digest.gathered(project, {(KIND, "accueil"): change}, (), MONDAY)).files == files


def test_the_letters_of_another_morning_are_none_of_today(project: Project) -> None:
    put(project, "accueil")
    told = digest.gathered(project, {}, (), MONDAY)
    memory.keep(project, told, {"hash": "ana@example.be"})
    assert memory.last(project, MONDAY)[1] == {"hash": "ana@example.be"}
    assert memory.last(project, TUESDAY)[1] == {}
    memory.keep(project, digest.gathered(project, {}, (), MONDAY), {"other": "bo@example.be"})
    assert set(memory.last(project, MONDAY)[1]) == {"hash", "other"}


def test_what_was_said_is_what_it_was_or_nothing(project: Project) -> None:
    put(project, "accueil", fr=[passage(*ROW)])
    (sha256,) = morning(project, MONDAY).editions
    assert memory.edition(project, sha256)
    (memory.folder(project) / f"{sha256}.json").write_bytes(b"{}")
    assert [memory.edition(project, one) for one in (sha256, "0" * 64, "../memory", "")] == [None] * 4


def test_a_clock_that_goes_back_compares_with_the_last_other_morning(project: Project) -> None:
    put(project, "accueil", missing())
    morning(project, WEDNESDAY)
    assert morning(project, MONDAY).since == MONDAY - timedelta(days=1), "no day that is to come"


def test_a_digest_that_is_not_remembered_tells_the_same_the_next_time(project: Project) -> None:
    put(project, "accueil", missing())
    morning(project, MONDAY)
    put(project, "accueil", missing(), missing("Diplôme", "B15"))
    digest.gathered(project, {}, (), TUESDAY)
    told = digest.gathered(project, {}, (), WEDNESDAY)
    assert (told.since, [point.fresh for point in only(told).points]) == (MONDAY, [True, False])


def test_a_file_that_cannot_be_read_settles_nothing_and_removes_no_text(project: Project) -> None:
    put(project, "accueil", missing(), fr=[passage(*ROW)])
    morning(project, MONDAY)
    put(project, "accueil", replace(missing(), code="R01"), title="accueil")
    told = only(morning(project, TUESDAY))
    assert (told.settled, told.wordings, told.title.fr) == (0, (), "Accueil")
    assert [(point.since, point.fresh) for point in told.points] == [(TUESDAY, True)]
    put(project, "accueil", missing(), fr=[passage("Loyer", "12 500 €", "par an")])
    told = only(morning(project, WEDNESDAY))
    assert (told.settled, len(told.wordings)) == (1, 1)
    assert [(point.since, point.fresh) for point in told.points] == [(MONDAY, False)]


def test_the_same_missing_from_both_languages_is_one_line(project: Project) -> None:
    fr = missing(lang="fr", path="title.fr", cell="B5")
    nl = missing(lang="nl", path="title.nl", cell="C5")
    quoting = [replace(one, code="L01", values={"excerpt": "mot"}) for one in (fr, nl)]
    put(project, "accueil", fr, nl, *quoting)
    told = only(morning(project, MONDAY))
    assert [(point.count, point.also, point.place.fr) for point in told.points] == [
        (2, "nl", "cellules B5, C5, feuille «\u00a0Offre\u00a0»"),
        (1, None, "cellule B5, feuille «\u00a0Offre\u00a0»"),
        (1, None, "cellule C5, feuille «\u00a0Offre\u00a0»"),
    ]


def test_cells_of_a_column_are_one_line(project: Project) -> None:
    put(project, "accueil", *(missing(cell=f"B{row}") for row in (3, 8, 9, 10)))
    (point,) = only(morning(project, MONDAY)).points
    assert (point.count, point.place.nl, point.file.nl) == (
        4,
        "cellen B3, B8 tot B10, blad ‘Offre’",
        "bestand offre.xlsx",
    )
