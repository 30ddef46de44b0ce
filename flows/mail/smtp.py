"""The server that letters are given to, one transaction a letter, and what its answers mean."""

import re
import smtplib
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from types import TracebackType

from flows.mail.bounded import Bounded, is_endless, is_late
from flows.mail.composing import one_line
from flows.mail.connecting import connected, said
from flows.mail.faults import MailFault
from flows.mail.messages import say
from flows.mail.settings import MailSettings
from imprimatur.core.bilingual import NOTHING, Bilingual

_OF_SENDER = re.compile(r"5\.7\.\d+\b")
"""The answers of RFC 3463 that speak of who sends (relay denied, not allowed), not of the address."""
_LOGIN_FIRST = (530, 535)
_CLOSING = 421
_TOO_LARGE = 552
"""Said of a letter before it is given, by a server that was told its size (RFC 1870, 6.1): the others are taken."""


class Fate(Enum):
    """What became of a letter that was given to the server."""

    SENT = auto()
    WAITS = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a letter, and why where it was not taken; `lost` where the connection ended meanwhile."""

    fate: Fate
    reason: Bilingual = NOTHING
    lost: bool = False


class Server:
    """A connection to the server, made when first needed and again when it was lost. A context manager.

    The password stands in nothing that is said or logged.
    """

    def __init__(self, settings: MailSettings, password: str | None) -> None:
        """Keep where to go; nobody is called yet."""
        self._settings = settings
        self._password = password
        self._smtp: Bounded | None = None

    def __enter__(self) -> "Server":
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        """Say goodbye."""
        if self._smtp:
            self._smtp.begin()
            with suppress(OSError):
                self._smtp.quit()
            self._drop()

    def send(self, to: str, content: bytes) -> Answer:
        """Give one letter to the server. Raises MailFault where it takes none: then every letter waits."""
        smtp = self._smtp = self._smtp or connected(self._settings, self._password)
        smtp.begin()
        try:
            smtp.sendmail(self._settings.sender, [to], content)
        except smtplib.SMTPRecipientsRefused as fault:
            return self._answered(*fault.recipients[to])
        except smtplib.SMTPSenderRefused as fault:
            if fault.smtp_code < 500 or fault.smtp_code in (*_LOGIN_FIRST, _TOO_LARGE):
                return self._answered(fault.smtp_code, fault.smtp_error)
            answer = said(fault.smtp_error, self._password)
            raise MailFault(say("sender_refused", address=self._settings.sender, answer=answer)) from fault
        except smtplib.SMTPResponseException as fault:
            return self._answered(fault.smtp_code, fault.smtp_error)
        except OSError as fault:  # SMTPServerDisconnected is one
            self._drop()
            return Answer(Fate.WAITS, _why(fault), lost=True)
        return Answer(Fate.SENT)

    def _answered(self, code: int, text: bytes | str) -> Answer:
        """What a refusal means: one for now, or of who sends, keeps the letter; one of the address ends its way."""
        answer = said(text, self._password)
        if code in _LOGIN_FIRST:
            raise MailFault(say("login_first", answer=answer))
        if code == _CLOSING:
            self._drop()
        waits = code < 500 or _OF_SENDER.match(answer)
        reason = say("answered", code=str(code), answer=answer)
        return Answer(Fate.WAITS if waits else Fate.REFUSED, reason, lost=code == _CLOSING)

    def _drop(self) -> None:
        if self._smtp:
            self._smtp.close()
        self._smtp = None


def _why(fault: OSError) -> Bilingual:
    """Why a connection ended while a letter was given."""
    if is_late(fault):
        return say("late")
    return say("without_end") if is_endless(fault) else say("connection_lost", reason=one_line(str(fault)))
