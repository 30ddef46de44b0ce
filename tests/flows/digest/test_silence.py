"""Who is written to, and who is left in peace."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from flows import digest
from flows.digest.model import CALLS
from flows.mail.people import People, Recipient
from flows.runner import End, Outcome
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.composition import Stage
from imprimatur.project import Project
from tests.flows.digest.sets import KIND, add, missing, passage, project_in, put

ANA = Recipient("Ana Pereira", "ana@example.be", "fr", whole=False)
BOARD = Recipient("Direction", "direction@example.be", "nl", whole=True)
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
MONDAY = date(2026, 11, 30)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return project_in(tmp_path, "accueil")


def written_to(project: Project, today: date, outcomes: Sequence[Outcome] = ()) -> list[str]:
    """Who gets a letter, in a morning that is remembered."""
    told = digest.gathered(project, {}, outcomes, today)
    letters = digest.letters(project, told, People((ANA, BOARD), ()))
    digest.remember(project, told, letters)
    return [one.to.partition("@")[0] for one in letters]


def test_nothing_to_say_is_nothing_said(project: Project) -> None:
    put(project, "accueil")
    assert written_to(project, TUESDAY) == []
    assert written_to(project, WEDNESDAY) == []
    assert written_to(project, MONDAY) == []


def test_the_first_digest_tells_what_waits_and_the_next_day_is_silent(project: Project) -> None:
    put(project, "accueil", missing())
    assert written_to(project, TUESDAY) == ["ana", "direction"]
    assert written_to(project, WEDNESDAY) == []


def test_what_still_waits_is_said_again_on_monday(project: Project) -> None:
    put(project, "accueil", missing())
    days = [TUESDAY + timedelta(days=count) for count in range(14)]
    assert [day.isoweekday() for day in days if written_to(project, day)] == [2, 1, 1]


def test_a_new_point_is_said_to_who_has_it(project: Project) -> None:
    put(project, "accueil", missing())
    written_to(project, TUESDAY)
    put(project, "accueil", missing(), missing("Diplôme", "B15", "Bob Claes"))
    assert written_to(project, WEDNESDAY) == ["direction"]
    put(project, "accueil", missing(), missing("Horaire", "B16"))
    assert written_to(project, date(2026, 11, 26)) == ["ana", "direction"]


def test_what_others_write_or_oneself_settled_is_said_to_the_direction_alone(project: Project) -> None:
    put(project, "accueil", missing(), missing("Horaire", "B16"), fr=[passage("Loyer", "1")])
    written_to(project, TUESDAY)
    put(project, "accueil", missing(), fr=[passage("Loyer", "2")])
    assert written_to(project, WEDNESDAY) == ["direction"]


def test_words_that_change_or_a_point_that_is_settled_are_each_news_by_themselves(project: Project) -> None:
    put(project, "accueil", missing(), missing("Horaire", "B16"), fr=[passage("Loyer", "1")])
    written_to(project, TUESDAY)
    put(project, "accueil", missing(), missing("Horaire", "B16"), fr=[passage("Loyer", "2")])
    assert written_to(project, WEDNESDAY) == ["direction"]
    put(project, "accueil", missing(), fr=[passage("Loyer", "2")])
    assert written_to(project, date(2026, 11, 26)) == ["direction"]
    assert written_to(project, date(2026, 11, 27)) == []


def test_news_of_a_document_are_said_to_those_who_have_points_in_it(project: Project) -> None:
    put(project, "accueil")
    written_to(project, TUESDAY)
    add(project, "budget")
    put(project, "budget", missing())
    assert written_to(project, WEDNESDAY) == ["ana", "direction"]


def test_a_fault_is_news_once(project: Project) -> None:
    put(project, "accueil")
    written_to(project, TUESDAY)
    stopped = [Outcome(f"{KIND}/accueil", Stage.DRAFT, 1, Bilingual("Arrêté.", "Gestopt."), end=End.BROKEN)]
    assert written_to(project, WEDNESDAY, stopped) == ["direction"]
    assert written_to(project, date(2026, 11, 26), stopped) == []
    assert written_to(project, MONDAY, stopped) == ["direction"]


def test_a_deadline_is_called_to_mind_as_it_comes_near(project: Project) -> None:
    # From a Tuesday on; the two Mondays are those of the reminder.
    due = date(2026, 12, 11)
    put(project, "accueil", missing(due=due))
    days = [date(2026, 11, 24) + timedelta(days=count) for count in range(20)]
    told = [(due - day).days for day in days if "ana" in written_to(project, day) and day.weekday() != 0]
    assert told == [17, *CALLS]


def test_a_call_that_fell_on_a_night_without_digest_is_made_up_for(project: Project) -> None:
    put(project, "accueil", missing(due=date(2026, 12, 4)))
    written_to(project, TUESDAY)
    assert written_to(project, date(2026, 11, 28)) == ["ana", "direction"]


def test_a_letter_that_left_does_not_leave_again_the_same_morning(project: Project) -> None:
    put(project, "accueil", missing())
    assert written_to(project, TUESDAY) == ["ana", "direction"]
    assert written_to(project, TUESDAY) == []
    put(project, "accueil", missing(), missing("Horaire", "B16"))
    assert written_to(project, TUESDAY) == ["ana", "direction"]


def test_a_name_is_known_however_it_is_typed(project: Project) -> None:
    put(project, "accueil", missing(owner="ana  péreira"))
    assert written_to(project, TUESDAY) == ["ana", "direction"]
