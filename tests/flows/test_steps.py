import pytest
from prefect.states import Failed

from flows.artifacts import key
from flows.steps import _may_pass, sentence
from imprimatur.core.errors import Busy, GateRefused, TemplateFault, UnknownDossier


@pytest.mark.parametrize(
    ("fault", "again"),
    [
        (Busy("fr", "nl"), True),
        (OSError("disk"), True),
        (TimeoutError(), False),
        (GateRefused("fr", "nl"), False),
        (UnknownDossier("fr", "nl"), False),
        (TemplateFault("fr", "nl"), False),
        (ValueError(), False),
    ],
)
def test_only_what_passes_by_itself_is_tried_again(fault: Exception, again: bool) -> None:
    assert _may_pass(None, None, Failed(data=fault)) is again


def test_a_fault_is_one_sentence_in_both_languages() -> None:
    assert sentence(Busy("occupé", "bezet")) == "occupé / bezet"


def test_keys_suit_prefect() -> None:
    assert key("job_offer", "Été_2027..x", "findings") == "job-offer-t-2027-x-findings"
