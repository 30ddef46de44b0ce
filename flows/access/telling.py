"""What the command line and the pages say of accounts, in words."""

from flows.access.account import Role
from flows.access.faults import AccessFault
from flows.access.messages import say
from flows.access.settings import Accounts, WebSettings
from imprimatur.core.bilingual import Bilingual


def role_words(role: Role) -> Bilingual:
    """What somebody is."""
    return say[f"role_{role.value}"]


def refuse_personal(settings: WebSettings) -> None:
    """Raise AccessFault where nobody signs in: an invitation would lead to no door."""
    if settings.accounts is Accounts.PERSONAL:
        raise AccessFault(say("personal_machine"))
