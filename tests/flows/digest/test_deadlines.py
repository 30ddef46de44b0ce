"""Which deadline of a document is told: the next one, else the one that has just passed."""

from datetime import date

import pytest

from flows.digest.deadlines import PAST, deadline_of
from flows.digest.model import Deadline
from imprimatur.language.labels import load_labels
from tests.dossiers import ROOT

TODAY = date(2027, 3, 12)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["2027-03-12"], "2027-03-12"),  # today itself is still to come
        (["2027-03-11", "2027-03-12"], "2027-03-12"),
        (["2027-04-02", "2027-03-20", "2027-03-01"], "2027-03-20"),
        (["2027-03-11", "2027-02-20"], "2027-03-11"),
        (["2027-02-10"], "2027-02-10"),  # thirty days ago
        (["2027-02-09"], None),
        ([], None),
        (["demain", None, 7, "2027-13-01"], None),
        (["demain", "2027-03-20"], "2027-03-20"),
    ],
)
def test_the_next_one_else_the_last_of_a_month(days: list[object], told: str | None) -> None:
    assert PAST.days == 30
    manifest = {"deadlines": {f"field_{number}": day for number, day in enumerate(days)}}
    assert deadline_of(manifest, None, TODAY) == (Deadline(date.fromisoformat(told)) if told else None)


@pytest.mark.parametrize("said", [None, [], "2027-03-20", 3])
def test_deadlines_of_another_form_are_none(said: object) -> None:
    assert deadline_of({"deadlines": said}, None, TODAY) is None


def test_a_deadline_bears_the_name_of_its_field_where_it_is_known() -> None:
    labels = load_labels(ROOT / "templates", "job_offer")
    known = next(iter(labels.fields))
    for path, name in ((known, labels.field(known).both), ("no_such_field", None)):
        found = deadline_of({"deadlines": {path: "2027-03-20"}}, labels, TODAY)
        assert found == (Deadline(date(2027, 3, 20), name) if name else Deadline(date(2027, 3, 20)))
