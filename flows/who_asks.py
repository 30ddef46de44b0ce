"""Who asks for a build, and by what way: at a keyboard, on a page, by a form of the server, by the drop folder."""

import getpass
import unicodedata

from imprimatur.core.asked import Asked, How

MAX_NAME = 120
"""Characters of a name that are kept."""
DROP_FOLDER = "drop-folder"
"""The tag of the runs that the drop folder asks for: nobody filled in a form."""
PAGE = "page"
"""The tag of the runs that somebody asked for on a page in the browser, where they had come in under their name."""


def at_keyboard(by: str | None = None) -> Asked:
    """Who asks on the command line: the name given, else that of the account."""
    return Asked(_clean(by or "") or _account(), how=How.COMMAND_LINE)


def by_form(by: str) -> Asked:
    """Who asked for the run that Prefect is running now: the name given with it, and by what way, as its tags say."""
    from prefect.runtime import flow_run

    tags = flow_run.tags or []
    if DROP_FOLDER in tags:
        return Asked(how=How.DROP_FOLDER)
    return Asked(_clean(by), how=How.PAGE if PAGE in tags else How.FORM)


def _account() -> str:
    try:
        return _clean(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""  # an account without a name


def _clean(name: str) -> str:
    """A name on one line, without characters that show nothing."""
    shown = "".join(char for char in name if unicodedata.category(char)[0] != "C" or char in "\t\n")
    return " ".join(shown.split())[:MAX_NAME]
