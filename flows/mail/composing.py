"""A letter as it travels: a message of RFC 5322, text beside HTML, in ASCII alone, so that any server takes it."""

import hashlib
import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from flows.mail.letter import Letter
from flows.mail.settings import MailSettings

POLICY = SMTP.clone(cte_type="7bit")
"""Lines that end in CR LF, and no byte above 127: nothing depends on 8BITMIME or SMTPUTF8."""


def identity(letter: Letter, day: str) -> str:
    """What tells one letter from another: its address, its words and its day. The same letter twice a day is one."""
    parts = (day, letter.to, letter.subject, letter.text, letter.html)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def composed(letter: Letter, settings: MailSettings, now: datetime) -> bytes:
    """The letter as bytes, the same for the same letter, settings and moment.

    Its Message-ID is made of its identity: a server or reader that has it already knows it again. `Auto-Submitted`
    (RFC 3834) keeps notices of absence from answering it, `List-Id` (RFC 2919) lets people sort it.
    """
    day = f"{now:%Y-%m-%d}"
    known, host = identity(letter, day), settings.sender.rpartition("@")[2]
    message = EmailMessage(policy=POLICY)
    message["From"] = Address(settings.sender_name, addr_spec=settings.sender)
    message["To"] = Address(addr_spec=letter.to)
    if settings.reply_to:
        message["Reply-To"] = Address(addr_spec=settings.reply_to)
    message["Subject"] = one_line(letter.subject)
    message["Date"] = now
    message["Message-ID"] = f"<{day}.{known}@{host}>"
    message["List-Id"] = f"<imprimatur.{host}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"  # Exchange does not read Auto-Submitted
    message["Content-Language"] = letter.lang
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    message.set_boundary(f"={known}=")
    return message.as_bytes()


def one_line(text: str) -> str:
    """A text that no header takes for its own end: spaces, line ends and signs that are not printed made one space."""
    return re.sub(r"\s+", " ", "".join(sign if sign.isprintable() else " " for sign in text)).strip()
