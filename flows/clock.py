"""The one place where a build takes day and moment from the clock: everything below is given them (ADR 19, 30)."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from imprimatur.core.parameters import Parameters

ZONE = ZoneInfo("Europe/Brussels")
"""The time zone that moments are told in, whatever that of the machine."""


def today() -> date:
    """The day as the clock of this machine has it."""
    return date.today()


def on_this_day(parameters: Parameters) -> Parameters:
    """The parameters with today's date and the moment of asking, unless they say those."""
    asked = parameters.asked
    if not asked.moment:
        asked = replace(asked, moment=datetime.now(ZONE).replace(microsecond=0))
    return parameters.model_copy(update={"today": parameters.today or today(), "asked": asked})
