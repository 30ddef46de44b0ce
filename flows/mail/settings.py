"""The section `[mail]` of imprimatur.toml: through which server letters go, in whose name, and to whom.

```toml
[mail]
host = "smtp.association.example"
security = "starttls"                  # or "tls"; "none" only for a server on this machine
user = "imprimatur@association.example"
password_file = "/etc/imprimatur/smtp" # readable by its owner alone; or password_env = "IMPRIMATUR_SMTP"
from = "imprimatur@association.example"
directions = [{ address = "direction@association.example", language = "fr" }]
operators = [{ address = "it@association.example", language = "nl" }]

[mail.people."Yasmina Tellouch"]       # over what the register of persons says
address = "y.tellouch@association.example"
language = "nl"
```

The password itself never stands in this file, in a log or on a command line.
"""

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from flows.mail.addresses import readable
from flows.mail.faults import MailFault
from flows.mail.messages import say
from flows.secret_files import Unusable, secret_in
from flows.settings import Section, section
from flows.this_machine import is_here
from imprimatur.core.bilingual import Lang
from imprimatur.project import Project

SECTION, PEOPLE = "[mail]", "[mail.people]"
"""How the sections are called in the file, where people are told of them."""
_PORTS = {"tls": 465, "starttls": 587, "none": 25}
"""RFC 8314 (submission over TLS), RFC 6409 (submission), RFC 5321."""


class Security(StrEnum):
    """How the connection is protected: TLS from its first byte, TLS once asked for, or not at all."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


def _refused(key: str, **values: str) -> PydanticCustomError:
    """A value that is not taken, with what is said of it (`flows.settings.section`)."""
    return PydanticCustomError("said", "not taken", {"said": say(key, **values)})


def _address(value: str) -> str:
    address = readable(value)
    if address is None:
        raise _refused("address_bad", address=value)
    return address


def _line(value: str) -> str:
    if not value.isprintable() or not value.strip():
        raise _refused("not_a_line")
    return value.strip()


Address = Annotated[str, AfterValidator(_address)]
Line = Annotated[str, AfterValidator(_line)]


class Somebody(Section):
    """One who gets letters for what they are, a direction or an operator."""

    address: Address
    language: Lang
    name: Line | None = None


class Override(Section):
    """What is known better of a person than by the register."""

    address: Address | None = None
    language: Lang | None = None


class MailSettings(Section):
    """The section `[mail]`.

    `timeout` is in seconds, for each answer of the server, and four times as many for the connection and for each
    letter; `at_a_time` is how many letters one delivery gives it;
    a letter that waits longer than `told_after_days` is told to whoever operates.
    """

    host: Line
    port: int | None = Field(None, ge=1, le=65535)
    security: Security
    user: Line | None = None
    password_env: Line | None = None
    password_file: Path | None = None
    sender: Address = Field(alias="from")
    sender_name: Line = "Imprimatur"
    reply_to: Address | None = None
    ca_file: Path | None = None
    timeout: int = Field(30, ge=1, le=300)
    at_a_time: int = Field(200, ge=1, le=10_000)
    told_after_days: int = Field(2, ge=1, le=60)
    language: Lang = "fr"
    directions: tuple[Somebody, ...] = ()
    operators: tuple[Somebody, ...] = ()
    people: Mapping[str, Override] = {}

    @model_validator(mode="after")
    def _whole(self) -> "MailSettings":
        """Hold together what depends on one another."""
        if self.security is Security.NONE and not is_here(self.host):
            raise _refused("security_none", host=self.host)
        secrets = [one for one in (self.password_env, self.password_file) if one]
        if bool(self.user) != (len(secrets) == 1):
            raise _refused("password_how")
        return self

    @property
    def port_asked(self) -> int:
        """The port: the one given, else the usual one of the protection."""
        return self.port or _PORTS[self.security]


def mail_settings(project: Project) -> MailSettings | None:
    """The section `[mail]`; None where there is none: nobody gets letters. Raises BadSettings.

    The file of an authority is a path from the root of the project, as that of the password is.
    """
    found = section(project, "mail", MailSettings)
    if found and found.ca_file:
        return found.model_copy(update={"ca_file": project.root / found.ca_file})
    return found


def password_of(project: Project, settings: MailSettings) -> str | None:
    """The password, from the environment or from a file that its owner alone can read; None where none is asked for.

    A path is taken from the root of the project. Raises MailFault.
    """
    if settings.password_env:
        found = os.environ.get(settings.password_env, "")
        if not found:
            raise MailFault(say("password_no_env", name=settings.password_env))
        return found
    if settings.password_file:
        return _from_file(project.root / settings.password_file)
    return None


def _from_file(path: Path) -> str:
    found = secret_in(path)
    if isinstance(found, Unusable):
        raise MailFault(say(f"password_{found}", file=path.name))
    return found
