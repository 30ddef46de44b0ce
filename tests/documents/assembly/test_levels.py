"""The depth of an item of a list given in a table."""

import pytest

from imprimatur.core.blocks import List, plain
from tests.dossiers import assembled

TASKS = "Niveau;Texte FR;Texte NL\n1;un;een\n{};deux;twee\n"


@pytest.mark.parametrize(
    ("typed", "nested"),
    [("2", True), ("2.0", True), ("2?", True), ("1?", False), ("beaucoup", False), ("", False), ("²", False)],
)
def test_a_depth_that_is_no_number_stops_nothing(typed: str, nested: bool) -> None:
    document = assembled("job_offer", {"tâches.csv": TASKS.format(typed)}).document
    (block,) = document.tasks.blocks("fr")  # type: ignore[attr-defined]
    assert isinstance(block, List)
    assert [plain(item.text) for item in block.items] == (["un"] if nested else ["un", "deux"])
