"""How a flow ends that has something to say: in a state with a sentence, and no traceback for what was expected."""

import logging

from prefect.client.schemas.objects import State
from prefect.exceptions import FailedRun
from prefect.states import Failed


def failed(message: str) -> State:
    """The state of a flow that could not do what it was asked, for a reason that a person can read."""
    logging.getLogger("prefect.flow_runs").addFilter(_is_news)
    return Failed(message=message)


def _is_news(record: logging.LogRecord) -> bool:
    """Leave out the traceback that Prefect logs for a flow that says itself that it failed: its state says why."""
    return not (record.exc_info and isinstance(record.exc_info[1], FailedRun))
