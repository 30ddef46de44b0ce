"""The depth of an item of a list given in a table."""

import pytest

from imprimatur.core.blocks import List, plain
from tests.dossiers import assembled

TASKS = "Niveau;Texte FR;Texte NL\n1;un;een\n{};deux;twee\n"


@pytest.mark.parametrize(
    ("typed", "nested"),
    [("2", True), ("2,0", True), ("2?", False), ("0", False), ("beaucoup", False), ("", False), ("²", False)],
)
def test_a_depth_that_is_no_number_is_told_and_stops_nothing(typed: str, nested: bool) -> None:
    job = assembled("job_offer", {"tâches.csv": TASKS.format(typed)})
    (block,) = job.document.tasks.blocks("fr")  # type: ignore[attr-defined]
    told = [(one.code, one.location.line, one.path, one.values["value"]) for one in job.findings]
    assert told == ([("V01", 3, "tasks", typed)] if typed and not nested else [])
    assert isinstance(block, List)
    assert [plain(item.text) for item in block.items] == (["un"] if nested else ["un", "deux"])
