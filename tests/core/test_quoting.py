"""A long text is quoted at the fault."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.quoting import around

LONG = "Le premier mot d’un très long paragraphe qui (raconte toute une année de travail et ne finit jamais vraiment."


@pytest.mark.parametrize(
    ("text", "fault", "quoted"),
    [
        ("Une phrase (courte.", "(", "Une phrase (courte."),
        ("Une   phrase\n(courte.", "(", "Une phrase (courte."),
        (LONG, "Le", "Le premier mot d’un très long paragraphe qui (raconte toute…"),
        (LONG, "(", "…très long paragraphe qui (raconte toute une année de…"),
        (LONG, "vraiment.", "…toute une année de travail et ne finit jamais vraiment."),
    ],
)
def test_the_words_around_the_fault_are_quoted(text: str, fault: str, quoted: str) -> None:
    start = text.index(fault)
    assert around(text, start, start + len(fault)) == quoted


def test_a_fault_longer_than_the_quotation_is_quoted_from_its_start() -> None:
    quoted = around(f"Avant. {LONG}", 7, 7 + len(LONG))
    assert quoted.startswith("…Le premier mot")
    assert quoted.endswith("…")
    assert len(quoted) <= 62


@given(st.text("ab (é\n", max_size=200), st.integers(0, 200), st.integers(1, 12))
def test_the_fault_is_always_in_it_and_it_is_never_long(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    quoted = around(text, start, end)
    assert " ".join(text[start:end].split()) in quoted
    assert len(quoted) <= 60 + 2
    assert "\n" not in quoted
