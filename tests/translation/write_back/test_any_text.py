"""Any text, with any marks, in the place of any text of any form, is read back as that text, and all else as before."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.core.blocks import Inline
from imprimatur.translation.write_back.held import contents
from imprimatur.translation.write_back.looks import same, settled
from tests.translation.write_back.samples import CSV, MARKDOWN, MARKED, PLAIN, YAML, held, put, word, workbook

FILES: dict[str, bytes] = {
    "offre.yaml": YAML.encode(),
    "tekst.nl.md": MARKDOWN.encode(),
    "taken.csv": CSV.encode(),
    "taken.xlsx": workbook(),
    "tekst.nl.docx": word(),
}
NAMES = [pytest.param(name, marks=[pytest.mark.long] * name.endswith("x")) for name in FILES]
"""Packages are long to write and read so often: with the tests that take long."""
UNWRITABLE = ("marks_not_held", "not_as_asked")
"""Why a text of odd signs may be refused: no writing of it is read back as it is."""


def _stands(name: str, place: int, text: Inline) -> str:
    """Put a text in the place of one and hold what the file then says; why it was refused, empty where it was not."""
    content = FILES[name]
    one = held(name, content)[place % len(held(name, content))]
    made, refused = put(name, content, one, text)
    before, after = contents(name, content).texts, contents(name, made).texts
    if refused:
        assert made == content
        return refused[0].reason
    at = next(at for at, other in enumerate(before) if other == one)
    tongues = not name.endswith(("x",))
    assert len(before) == len(after)
    assert same(after[at].inline, settled(text), tongues=tongues)
    for other, now in zip(before[:at] + before[at + 1 :], after[:at] + after[at + 1 :], strict=True):
        assert (other.owner, other.lang, other.sort, other.level) == (now.owner, now.lang, now.sort, now.level)
        assert same(other.inline, now.inline, tongues=tongues)
    return ""


def _property(texts: st.SearchStrategy[Inline]) -> Callable[[Callable[[str, int, Inline], None]], Callable[..., None]]:
    def made(test: Callable[[str, int, Inline], None]) -> Callable[..., None]:
        given_texts = given(st.integers(0, 40), texts)
        return pytest.mark.parametrize("name", NAMES)(settings(max_examples=40, deadline=None)(given_texts(test)))

    return made


@_property(MARKED)
def test_marks_go_in_and_are_read_back(name: str, place: int, text: Inline) -> None:
    assert _stands(name, place, text) == ""


@_property(PLAIN)
def test_signs_go_in_and_are_read_back_or_are_refused_whole(name: str, place: int, text: Inline) -> None:
    reason = _stands(name, place, text)
    assert reason == "" or (reason in UNWRITABLE and not name.endswith(".docx"))
