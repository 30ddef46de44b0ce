"""The language that a name says: a file's, a column's, a key's."""

import re

_COLUMN = re.compile(r"^(.*?)[ _]*\b(fr|nl)$", re.IGNORECASE)
_WHOLE = {"français": "fr", "nederlands": "nl", "fr": "fr", "nl": "nl", "néerlandais": "nl", "frans": "fr"}


def of_file(name: str) -> str:
    """The language of `recit.fr.md`; nothing where none is said."""
    parts = name.split(".")
    return parts[-2] if len(parts) > 2 and parts[-2] in ("fr", "nl") else ""


def of_column(header: str) -> tuple[str, str]:
    """The name of a column without its language, and the language."""
    whole = _WHOLE.get(header.strip().casefold())
    if whole:
        return "", whole
    match = _COLUMN.match(header.strip())
    return (match[1].strip(), match[2].lower()) if match else (header.strip(), "")
