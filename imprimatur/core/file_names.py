"""What a file's name says: its language and its stem. The one rule, for files as found and for names as typed."""

import re
import unicodedata
from pathlib import PurePosixPath

from imprimatur.core.bilingual import Lang

_NAME = re.compile(
    r"(?P<stem>.+?)(?:[._ -](?P<lang>fr|nl))?(?:\.(?:docx|docm|dotx|md|csv|xlsx|xlsm|xltx|yaml|yml|bib|json))?",
    re.IGNORECASE,
)


def _parts(name: str) -> tuple[str, str]:
    found = _NAME.fullmatch(unicodedata.normalize("NFC", PurePosixPath(name.strip()).name))
    return (found["stem"], (found["lang"] or "").lower()) if found else ("", "")


def language_of(name: str) -> Lang | None:
    """The language that a name announces: `fr` for `contexte.fr.md` and `equipe_FR.docx`, None for `equipe.md`."""
    lang = _parts(name)[1]
    return "fr" if lang == "fr" else "nl" if lang == "nl" else None


def stem_of(name: str) -> str:
    """The name without folder, language and ending: `01-equipe` for `rapport/01-equipe_fr.docx`."""
    return " ".join(_parts(name)[0].split())
