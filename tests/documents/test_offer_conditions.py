"""The conditions and the deliverables of an offer, as they are said."""

import pytest

from imprimatur.core.blocks import Inline, Run, plain, runs
from imprimatur.documents.job_offer.conditions import _unnamed


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("Horaire : du lundi au vendredi", "du lundi au vendredi"),
        ("horaire: en journée", "en journée"),
        ("Horaire\u00a0: en journée", "en journée"),
        ("Horaires : en journée", "Horaires : en journée"),
        ("Horaire et rétroplanning à convenir", "Horaire et rétroplanning à convenir"),
        ("Horaire :", "Horaire :"),
        ("en journée", "en journée"),
    ],
)
def test_a_value_does_not_say_its_label_again(value: str, said: str) -> None:
    assert plain(_unnamed("Horaire", runs(value))) == said


def test_what_follows_the_label_keeps_its_looks() -> None:
    value: Inline = (Run("Horaire : du "), Run("lundi", bold=True))
    assert _unnamed("Horaire", value) == (Run("du "), Run("lundi", bold=True))
