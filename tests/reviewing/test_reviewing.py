"""What a board proposes in a produced Word file: who, when, of which words, against which inputs."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from imprimatur.core.office_identity import identity_in
from imprimatur.core.review import Asked, Mark, Proposal, Review
from imprimatur.project import Project
from imprimatur.publishing.sets import PATIENCE
from imprimatur.rendering.redline.word import redlined
from imprimatur.reviewing import NotOurs, NotReviewed, published, reviewed
from tests.flows.projects import COMPLETE, contents
from tests.publishing.other_build import Other
from tests.reviewing.board import ANNE, BRAM, Board, W, run

MARKED = (Mark(ANNE, "2026-11-26T10:15"),)
FOUNDED = "Tisselande existe depuis 2009."
FIRST = "L’accueil social est la première porte de Tisselande."
READ = "En 2025, l’accueil social a reçu"
Read = Callable[[Board], Review]


@pytest.fixture
def board(final: Path) -> Board:
    return Board((final / f"{COMPLETE}.fr.docx").read_bytes())


@pytest.fixture
def read(project: Project, tmp_path: Path) -> Read:
    def of(board: Board) -> Review:
        file = tmp_path / "reçu du conseil.docx"
        file.write_bytes(board.saved())
        return reviewed(project, file)

    return of


def one(review: Review) -> Proposal:
    (found,) = review.proposals
    return found


def words(found: Proposal) -> list[tuple[str, str]]:
    return [(piece.move.value, piece.text) for piece in found.pieces if piece.move.value != "kept"]


def test_it_knows_which_set_a_file_was_made_from_and_that_nothing_is_asked(board: Board, read: Read):
    review = read(board)
    assert (review.kind, review.slug, review.lang, review.made) == ("job_offer", COMPLETE, "fr", "versions/1")
    assert review.proposals == ()


def test_of_sets_that_say_the_same_the_one_is_meant_that_the_file_says(draft: Path, board: Board, read: Read):
    theirs = Board((draft / f"{COMPLETE}.fr.docx").read_bytes())
    review = read(theirs)
    assert (review.made, review.proposals) == ("draft", ())
    theirs.replace("existe", "travaille")
    assert words(one(read(theirs))) == [("removed", "existe"), ("added", "travaille")]
    assert read(board).made == "versions/1"


def test_what_a_file_says_that_it_is_opens_nothing_by_itself(draft: Path, board: Board, read: Read):
    """Without an identity, or with one that nothing here has, the words tell."""
    said = board.members["docProps/custom.xml"]
    board.members["docProps/custom.xml"] = said.replace(COMPLETE.encode(), b"une-autre").replace(b">fr<", b">nl<")
    assert read(board).made == "versions/1"
    del board.members["docProps/custom.xml"]
    assert read(board).made == "versions/1"
    stranger = Board((draft / f"{COMPLETE}.fr.docx").read_bytes())
    for text in stranger.root.iter(f"{W}t"):
        text.text = "Tout autre chose."
    with pytest.raises(NotOurs):
        read(stranger)


def test_a_draft_that_is_kept_no_more_is_read_beside_the_newest_draft(draft: Path, read: Read):
    former = Board((draft / f"{COMPLETE}.fr.docx").read_bytes())
    said = former.members["docProps/custom.xml"]
    inputs = identity_in(former.saved())
    assert inputs is not None
    former.members["docProps/custom.xml"] = said.replace(inputs.inputs.encode(), b"0" * 64)
    assert read(former).made == "draft"


def test_words_that_change_are_told_with_who_and_when_and_where_they_come_from(board: Board, read: Read):
    board.replace("existe", "travaille")
    found = one(read(board))
    assert found.asked is Asked.CHANGED and found.tracked and found.marks == MARKED
    assert words(found) == [("removed", "existe"), ("added", "travaille")]
    assert FOUNDED in found.before and "Tisselande travaille depuis 2009." in found.after
    (origin,) = found.origins
    assert str(origin.place) == f"job_offer/{COMPLETE}/recit.fr.md:5" and origin.standing == "same"


def test_a_file_that_changed_since_is_told(project: Project, board: Board, read: Read):
    file = project.inputs / "job_offer" / COMPLETE / "recit.fr.md"
    text = file.read_text()
    board.replace("existe", "travaille")
    try:
        file.write_text(text + "\n")
        assert one(read(board)).origins[0].standing == "changed"
        file.unlink()
        assert one(read(board)).origins[0].standing == "gone"
    finally:
        file.write_text(text)


def test_paragraphs_that_come_and_go(board: Board, read: Read):
    board.delete(READ)
    board.insert(FIRST, "Un alinéa neuf.")
    gone, new = read(board).proposals
    assert (gone.asked, gone.after, gone.marks) == (Asked.REMOVED, "", MARKED) and gone.before.startswith(READ)
    assert (new.asked, new.before, new.after, new.marks[0].by) == (Asked.ADDED, "", "Un alinéa neuf.", BRAM)
    assert gone.section != new.section and new.section


def test_a_paragraph_that_is_moved_is_told_once(board: Board, read: Read):
    text = "".join(board.paragraph(READ).itertext())
    board.delete(READ, "moveFrom")
    board.insert(FIRST, text, ANNE, "moveTo")
    found = one(read(board))
    assert found.asked is Asked.MOVED and found.before.startswith(READ) and found.to


def test_a_paragraph_parted_in_two_is_one_change(board: Board, read: Read):
    board.split("On y vient sans")
    found = one(read(board))
    assert found.asked is Asked.CHANGED and found.before.startswith(FIRST)
    assert words(found) == [("added", " ¶ ")]


def test_a_row_that_goes_is_one_proposal(board: Board, read: Read):
    board.delete_row("Barème")
    found = one(read(board))
    assert found.asked is Asked.REMOVED and " | " in found.before and not found.to


def test_what_was_typed_without_tracking_is_told_apart(board: Board, read: Read):
    board.type_over("existe", "existait")
    found = one(read(board))
    assert (found.asked, found.tracked, found.marks) == (Asked.CHANGED, False, ())
    assert [text.strip() for _, text in words(found)] == ["existe", "existait"]


def test_both_in_one_paragraph_are_two_proposals(board: Board, read: Read):
    board.type_over("existe", "existait")
    board.replace("2009", "2010")
    silent, tracked = read(board).proposals
    assert not silent.tracked and words(tracked) == [("removed", "2009"), ("added", "2010")]


def test_a_paragraph_that_vanished_or_came_without_tracking(board: Board, read: Read):
    gone, stays = board.paragraph(READ), board.paragraph(FIRST)
    stays.addnext(board.insert(FIRST, "x"))
    new = stays.getnext()
    for child in list(new):
        new.remove(child)
    new.append(run("Un alinéa tapé sans suivi."))
    gone.getparent().remove(gone)
    removed, added = read(board).proposals
    assert (removed.asked, removed.tracked, removed.after) == (Asked.REMOVED, False, "")
    assert (added.asked, added.tracked, added.after) == (Asked.ADDED, False, "Un alinéa tapé sans suivi.")


def test_comments_have_their_words_answers_and_end(board: Board, read: Read):
    first = board.comment(FOUNDED, "Est-ce juste ?", ANNE)
    board.comment(FOUNDED, "Oui.", BRAM, answers=first)
    board.comment(FIRST, "À garder.", BRAM, done=True)
    asked, kept = read(board).proposals
    (comment,), (settled,) = asked.comments, kept.comments
    assert asked.asked is kept.asked is Asked.REMARK
    assert (comment.mark.by, comment.text, comment.resolved) == (ANNE, "Est-ce juste ?", False)
    assert [(reply.mark.by, reply.text) for reply in comment.replies] == [(BRAM, "Oui.")]
    assert comment.quoted.startswith("Tisselande existe") and settled.resolved


def test_what_turns_the_direction_of_writing_or_steers_a_terminal_is_left_out(
    project: Project, board: Board, read: Read
):
    turned = "\u202e\u2066\u009b2J"
    board.comment(FOUNDED, f"{turned}Non.", f"Anne {turned}Dubois")
    board.replace("existe", f"tra{turned}vaille<img src=x onerror=y>")
    found = one(read(board))
    assert words(found) == [("removed", "existe"), ("added", "tra2Jvaille<img src=x onerror=y>")]
    (comment,) = found.comments
    assert (comment.mark.by, comment.text) == ("Anne 2JDubois", "2JNon.")
    page = (published(project, read(board)) / "review.fr.html").read_text(encoding="utf-8")
    assert "tra2Jvaille&lt;img src=x onerror=y&gt;" in page
    assert "<img" not in page


def test_another_look_is_told_and_proposes_no_words(board: Board, read: Read):
    board.embolden("existe")
    found = one(read(board))
    assert found.asked is Asked.FORMAT and found.marks == MARKED and not found.pieces


def test_our_own_marks_in_a_redline_are_no_proposals(final: Path, board: Board, read: Read):
    former = Board((final / f"{COMPLETE}.fr.docx").read_bytes())
    former.type_over("2009", "2001")
    former.paragraph(FIRST).getparent().remove(former.paragraph(FIRST))
    made = Board(redlined(former.saved(), board.saved()))
    assert read(made).proposals == ()
    made.replace("existe", "travaille")
    assert words(one(read(made))) == [("removed", "existe"), ("added", "travaille")]


def test_what_one_adds_and_another_takes_away_is_nothing(board: Board, read: Read):
    paragraph = board.paragraph(FIRST)
    paragraph.append(board.mark("ins", board.mark("del", run("allée et venue", "delText"), by=BRAM)))
    assert read(board).proposals == ()


def test_spaces_and_hyphens_of_other_programs_are_no_changes(board: Board, read: Read):
    for text in board.root.iter():
        if text.tag.endswith("}t") and text.text:
            text.text = text.text.replace("\u202f", "\u00a0").replace("’", "’")
    assert read(board).proposals == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", 6), (b"%PDF-1.7", 6), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 6)],
    ids=["empty", "pdf", "password"],
)
def test_what_is_no_word_file_is_not_opened(project: Project, tmp_path: Path, content: bytes, code: int):
    file = tmp_path / "x.docx"
    file.write_bytes(content)
    with pytest.raises(NotReviewed) as refused:
        reviewed(project, file)
    assert refused.value.exit_code == code and refused.value.message.fr and refused.value.message.nl


@pytest.mark.parametrize("trap", ["macros", "entities", "swollen"])
def test_a_trap_is_refused(project: Project, board: Board, tmp_path: Path, trap: str):
    members = dict(board.members)
    if trap == "macros":
        members["word/vbaProject.bin"] = b"x"
    elif trap == "entities":
        xml = members["word/document.xml"]
        members["word/document.xml"] = xml.replace(b"<w:document", b'<!DOCTYPE d [<!ENTITY e "x">]><w:document', 1)
    else:
        members["word/media/x.xml"] = b"<a/>" + b" " * (64 * 1024 * 1024)
    board.members = members
    file = tmp_path / "x.docx"
    content = board.saved()
    file.write_bytes(content)
    if trap == "entities":
        with ZipFile(BytesIO(content)) as archive:
            kept = {name: archive.read(name) for name in archive.namelist()}
        kept["word/document.xml"] = members["word/document.xml"]
        with ZipFile(file, "w") as archive:
            for name, part in kept.items():
                archive.writestr(name, part)
    with pytest.raises(NotReviewed):
        reviewed(project, file)


def test_the_document_of_somebody_else_is_not_ours(project: Project, board: Board, read: Read):
    for text in board.root.iter():
        if text.tag.endswith("}t"):
            text.text = "Autre chose."
    with pytest.raises(NotOurs) as refused:
        read(board)
    assert refused.value.exit_code == 4 and "reçu du conseil.docx" in refused.value.message.nl


def test_it_is_left_as_pages_and_as_data_and_the_inputs_stay_as_they_are(project: Project, board: Board, read: Read):
    inputs = contents(project.inputs)
    board.replace("existe", "travaille")
    board.comment(FIRST, "À <b>revoir</b> & garder.".replace("<", "&lt;").replace("& ", "&amp; "), ANNE)
    review = read(board)
    folder = published(project, review)
    assert folder == project.outputs / "job_offer" / COMPLETE / "review" / "reçu du conseil"
    assert set(contents(folder)) == {"manifest.json", "review.fr.html", "review.json", "review.nl.html"}
    told = json.loads((folder / "review.json").read_bytes())
    assert [one["asked"] for one in told["proposals"]] == ["changed", "remark"]
    assert told["proposals"][0]["origins"][0]["standing"] == "same"
    for lang, where in (("fr", "ligne 5 de recit.fr.md"), ("nl", "regel 5 van recit.fr.md")):
        page = (folder / f"review.{lang}.html").read_text()
        assert where in page.replace("\u00a0", " ") and ANNE in page and "<script" not in page
        assert "<ins>" in page and "<del>" in page and "&lt;b&gt;revoir" in page
    assert contents(project.inputs) == inputs
    assert published(project, review) == folder


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice saves the file")
def test_saved_by_libreoffice_it_asks_the_same(project: Project, board: Board, tmp_path: Path):
    board.comment(FOUNDED, "Est-ce juste ?", ANNE)
    board.replace("existe", "travaille")
    board.delete(READ)
    board.insert(FIRST, "Un alinéa neuf.")
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "conseil.docx"
    file.write_bytes(board.saved())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    target = "docx:Office Open XML Text"
    command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    before, after = reviewed(project, file), reviewed(project, tmp_path / "conseil.docx")
    asked = [(one.asked, one.before, one.after, one.tracked, one.marks) for one in before.proposals]
    assert [(one.asked, one.before, one.after, one.tracked, one.marks) for one in after.proposals] == asked
    assert [c.text for one in after.proposals for c in one.comments] == ["Est-ce juste ?"]


@pytest.mark.parametrize("name", ["..docx", "...docx", ".docx", " ..docx", "a\x1b[2J\n.docx", "e" * 240 + ".docx"])
def test_whatever_the_name_of_a_file_its_pages_stand_in_a_folder_of_their_own(
    project: Project, final: Path, tmp_path: Path, name: str
):
    home = final.parent
    before = contents(home / "final"), contents(home / "versions")
    kept = published(project, reviewed(project, _copied(final, tmp_path / "gardé.docx")))
    folder = published(project, reviewed(project, _copied(final, tmp_path / name)))
    assert folder.parent == kept.parent == home / "review" and folder != kept
    assert kept.is_dir() and folder.name.isprintable() and not folder.name.startswith(".")
    assert (contents(home / "final"), contents(home / "versions")) == before
    shutil.rmtree(home / "review")


def _copied(final: Path, path: Path) -> Path:
    shutil.copyfile(final / f"{COMPLETE}.fr.docx", path)
    return path


def test_a_pipe_or_a_device_is_not_waited_for(project: Project, tmp_path: Path):
    os.mkfifo(tmp_path / "a.docx")
    for path in (tmp_path / "a.docx", Path("/dev/zero")):
        with pytest.raises(NotReviewed):
            reviewed(project, path)


def test_a_set_that_speaks_of_another_dossier_is_not_believed(final: Path, tmp_path: Path):
    """What stands in the outputs may have been written by anybody: nothing is written where it says."""
    shutil.copytree(final.parent, tmp_path / "outputs/job_offer/autre", ignore=shutil.ignore_patterns(".lock"))
    for name in ("inputs", "templates"):
        (tmp_path / name).mkdir()
    with pytest.raises(NotOurs):
        reviewed(Project(tmp_path), final / f"{COMPLETE}.fr.docx")


def test_what_it_asks_is_left_there_once_a_build_of_the_dossier_lets_go(
    project: Project, board: Board, read: Read, monkeypatch: pytest.MonkeyPatch
):
    board.replace("existe", "travaille")
    review, other = read(board), Other(monkeypatch)
    other.hold(project.outputs / "job_offer" / COMPLETE, PATIENCE / 2)
    assert (published(project, review) / "review.json").is_file()
    assert other.waits == 1
