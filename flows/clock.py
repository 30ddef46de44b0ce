"""The one place where the day is taken from the clock: everything below is given it (ADR 19)."""

from datetime import date

from imprimatur.core.parameters import Parameters


def today() -> date:
    """The day as the clock of this machine has it."""
    return date.today()


def on_this_day(parameters: Parameters) -> Parameters:
    """The parameters with today's date, unless they say one."""
    return parameters if parameters.today else parameters.model_copy(update={"today": today()})
