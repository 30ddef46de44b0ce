"""What every kind is composed with."""

from imprimatur.core.blocks import Run, runs
from imprimatur.documents.writing.composer import without


def test_a_value_does_not_say_its_label_again() -> None:
    assert without("Barème", runs("Barème 1/55")) == runs("1/55")
    assert without("Barème", runs("barème B1c")) == runs("B1c")
    assert without("Barème", runs("Barèmes A et B")) == runs("Barèmes A et B")
    assert without("Barème", (Run("BARÈME", bold=True), Run(" 1"))) == (Run("BARÈME", bold=True), Run(" 1"))
    assert without("Barème", ()) == ()
