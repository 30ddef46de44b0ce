"""How a flow ends that has something to say: in a state with a name and a sentence, no traceback for what was expected.

What a dossier still lacks is nobody's failure: such a run is completed, and its state is named after what it came to.
"""

import logging
from typing import Any

from prefect.client.schemas.objects import State
from prefect.exceptions import FailedRun
from prefect.states import Completed, Failed

from flows.messages import both, say
from flows.runner import End
from imprimatur.core.bilingual import Bilingual


def name_of(end: End) -> str:
    """What the state of a run is called that ends so, in French and Dutch."""
    return both(say[f"end_{end}"])


def completed(end: End, message: Bilingual, data: Any = None) -> State:
    """The state of a run that ends so, with its sentence."""
    return Completed(name=name_of(end), message=both(message), data=data)


def ended(state: State[Any]) -> End | None:
    """How the run of a dossier ended, from its state; None where its name is none of ours."""
    if state.is_failed() or state.is_crashed():
        return End.BROKEN
    return next((end for end in End if state.name == name_of(end)), None)


def failed(message: str) -> State:
    """The state of a flow that a person must mend something for, for a reason that they can read."""
    logging.getLogger("prefect.flow_runs").addFilter(_is_news)
    return Failed(message=message)


def _is_news(record: logging.LogRecord) -> bool:
    """Leave out the traceback that Prefect logs for a flow that says itself that it failed: its state says why."""
    return not (record.exc_info and isinstance(record.exc_info[1], FailedRun))
