"""Who asked for a build, when and by what way: kept with a version, and printed in no document."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class How(StrEnum):
    """The way by which somebody asked."""

    UNKNOWN = ""
    COMMAND_LINE = "command_line"
    FORM = "form"
    PAGE = "page"
    """On the page in the browser, by somebody who had come in under their name."""
    DROP_FOLDER = "drop_folder"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked, by the name that they gave or that of their account; the moment, with its time zone.

    Those who run a build say it (`flows`); nothing below them takes it from a clock (ADR 19, 30).
    """

    by: str = ""
    moment: datetime | None = None
    how: How = How.UNKNOWN
