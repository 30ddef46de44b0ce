"""An answer held to the source of today, whatever its file says."""

import pytest

from imprimatur.core.blocks import Run
from imprimatur.translation.exchange.answering import dossier_of, is_ours, language, settled
from imprimatur.translation.exchange.interface import Answer
from imprimatur.translation.exchange.marks import Mark, pieces_of

SOURCE = (Run("Voir "), Run("le site", bold=True), Run(".", note=(Run("Note."),)))


def came(*target: Run, fault: str = "") -> Answer:
    return Answer("x", SOURCE, target, fault)


def test_notes_are_put_in_from_the_target_that_stood_there_else_from_the_source() -> None:
    answer = came(Run("Zie "), Run("de site", bold=True), Run(".", note=(Run("1"),)))
    assert settled(answer, SOURCE, (), "nl").target == (*answer.target[:2], Run(".", note=(Run("Note."),)))  # type: ignore[index]
    former = (Run("Zie.", note=(Run("Noot."),)),)
    assert settled(answer, SOURCE, former, "nl").target[2].note == (Run("Noot."),)  # type: ignore[index]


def test_marks_are_held_to_the_source_of_today() -> None:
    lost = settled(came(Run("Zie de site"), Run(".", note=(Run("1"),))), SOURCE, (), "nl")
    assert (lost.fault, lost.mark) == ("mark_lost", "<strong>")
    more = settled(came(Run("Zie de site.", bold=True, note=(Run("1"),)), Run("{{ voir('x') }}")), SOURCE, (), "nl")
    assert (more.fault, more.mark) == ("mark_unknown", "{{ voir('x') }}")


def test_what_has_a_fault_or_no_target_stays_as_it_is() -> None:
    for answer in (came(Run("x"), fault="mark_nested"), Answer("x", SOURCE, None)):
        assert settled(answer, SOURCE, (), "nl") is answer


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("tasks.text~0123456789ab", True),
        ("a~0123456789ab~2", True),
        ("tasks.text~0123456789a", False),
        ("tasks.text", False),
        ("a b~0123456789ab", False),
        ("", False),
        (None, False),
    ],
)
def test_the_id_of_a_unit_is_known(name: str | None, ours: bool) -> None:
    assert is_ours(name) is ours


@pytest.mark.parametrize(
    ("tag", "lang"), [("nl", "nl"), ("NL-be", "nl"), ("fr_BE.UTF-8", "fr"), ("de", None), ("nld", None), (None, None)]
)
def test_a_language_is_known_by_its_tag(tag: str | None, lang: str | None) -> None:
    assert language(tag) == lang


@pytest.mark.parametrize(
    ("name", "dossier"),
    [
        ("cbcs-2024", "cbcs-2024"),
        ("C:\\x\\cbcs-2024.nl.xlf.sdlxliff", "cbcs-2024"),
        ("/x/offre.v2.NL.PO", "offre.v2"),
    ],
)
def test_a_dossier_is_known_by_the_name_of_a_file(name: str, dossier: str) -> None:
    assert dossier_of(name) == dossier


def test_a_mark_of_another_language_keeps_its_number() -> None:
    numbers = [one.number for one in pieces_of(SOURCE, pieces_of(SOURCE)) if isinstance(one, Mark)]
    assert numbers == [1, 1, 2]
