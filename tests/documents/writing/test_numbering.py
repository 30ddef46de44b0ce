"""Numbers of headings."""

from imprimatur.core.blocks import Heading, runs
from imprimatur.documents.writing.numbering import Numbering


def test_a_number_skips_no_level_that_a_text_skips() -> None:
    levels = (1, 3, 3, 2, 3, 1, 2, 1, 3)
    numbering = Numbering()
    made = numbering.blocks(Heading(level, runs(str(place))) for place, level in enumerate(levels))
    numbers = [one.number for one in made if isinstance(one, Heading)]
    assert numbers == ["1.", "1.1", "1.2", "1.3", "1.3.1", "2.", "2.1", "3.", "3.1"]
    assert [one.level for one in numbering.headings] == [1, 2, 2, 2, 3, 1, 2, 1, 2]
