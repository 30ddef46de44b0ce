"""What somebody did on the pages: who, when, what, to which dossier, from which version."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Did(StrEnum):
    """What somebody did."""

    ENTERED = "entered"
    LEFT = "left"
    DROPPED = "dropped"
    REMOVED = "removed"
    RESTORED = "restored"
    BEGAN = "began"
    TYPED = "typed"
    SENT_TO_TRANSLATE = "sent_to_translate"
    TRANSLATED = "translated"
    BROUGHT_BACK = "brought_back"
    APPROVED = "approved"
    ASKED_DRAFT = "asked_draft"
    ASKED_FINAL = "asked_final"
    TOOK = "took"
    """Downloaded a document."""
    INVITED = "invited"
    CHANGED_ACCOUNT = "changed_account"
    REMOVED_ACCOUNT = "removed_account"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done. `moment` has its time zone; `version` is the number or the hash of what it was done to, `detail`
    the name of a file, a field, an account."""

    moment: datetime
    who: str
    did: Did
    dossier: str = ""
    version: str = ""
    detail: str = ""
