"""The section `[web]` of imprimatur.toml: where the page in the browser answers, and how people come in.

```toml
[web]
port = 4300
public = "https://documents.association.example" # the address that people type; without it, this machine alone
accounts = "local"                       # or "openid"; "personal" (usual) on a machine of one person
largest_file = 50                        # MB, of one file that is dropped
largest_request = 200                    # MB, of all files dropped at once
idle_hours = 12                          # a session left alone ends
session_days = 14                        # and every session ends

[web.openid]                             # the accounts of an office: Microsoft 365, Google, Nextcloud
issuer = "https://accounts.google.com"
client_id = "imprimatur"
secret_file = "/etc/imprimatur/openid"   # readable by its owner alone; or secret_env = "IMPRIMATUR_OPENID"
domains = ["association.example"]
addresses = "verified"                   # or "given": a directory that gives out its addresses itself
default_roles = ["staff"]                # without it, only those come in who are named below or were invited

[web.openid.roles]
"direction@association.example" = ["direction"]
```

The secret itself never stands in this file, in a log or on a command line.
"""

import os
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from flows.access.account import Role
from flows.access.faults import AccessFault
from flows.access.messages import say
from flows.mail.addresses import readable
from flows.secret_files import Unusable, secret_in
from flows.settings import Section, section
from imprimatur.core.bilingual import Lang
from imprimatur.project import Project

MEGABYTE = 1_000_000
HERE = "127.0.0.1"
"""Where the page listens, whatever its public address: a reverse proxy stands before it."""
_LOCAL = (HERE, "localhost", "[::1]")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?|\[::1\]")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


class Accounts(StrEnum):
    """How people come in: by the one-time link of their own machine, a password, or the accounts of their office."""

    PERSONAL = "personal"
    LOCAL = "local"
    OPENID = "openid"


class Addresses(StrEnum):
    """What makes an address sure: the provider says of each that it is verified, or it gives them all out itself."""

    VERIFIED = "verified"
    GIVEN = "given"


def _refused(key: str, **values: str) -> PydanticCustomError:
    return PydanticCustomError("said", "not taken", {"said": say(key, **values)})


def _origin(value: str) -> str:
    """An address without anything after its host and port; HTTPS, but for this machine."""
    found = urlsplit(value)
    try:
        port = found.port
    except ValueError:
        raise _refused("not_an_origin") from None
    host = f"[{found.hostname}]" if ":" in (found.hostname or "") else found.hostname or ""
    if found.path not in ("", "/") or found.query or found.fragment or found.username or not _HOST.fullmatch(host):
        raise _refused("not_an_origin")
    if found.scheme != "https" and (found.scheme != "http" or host not in _LOCAL):
        raise _refused("not_https")
    usual = {"https": 443, "http": 80}[found.scheme]
    return f"{found.scheme}://{host}" + (f":{port}" if port and port != usual else "")


def _issuer(value: str) -> str:
    found = urlsplit(value)
    if found.scheme != "https" and (found.scheme != "http" or found.hostname not in _LOCAL):
        raise _refused("not_https")
    if found.query or found.fragment or found.username or not found.hostname or not value.isprintable():
        raise _refused("not_an_issuer")
    return value


def _domain(value: str) -> str:
    if not _DOMAIN.fullmatch(value.lower()):
        raise _refused("not_a_domain", name=value)
    return value.lower()


def _address(value: str) -> str:
    address = readable(value)
    if address is None:
        raise _refused("not_an_address", address=value)
    return address.lower()


def _line(value: str) -> str:
    if not value.isprintable() or not value.strip():
        raise _refused("not_a_line")
    return value.strip()


Line = Annotated[str, AfterValidator(_line)]
Origin = Annotated[str, AfterValidator(_origin)]
Issuer = Annotated[str, AfterValidator(_issuer)]
Domain = Annotated[str, AfterValidator(_domain)]
Address = Annotated[str, AfterValidator(_address)]


class OpenId(Section):
    """The section `[web.openid]`; `lang` is that of somebody who comes in for the first time."""

    issuer: Issuer
    client_id: Line
    secret_env: Line | None = None
    secret_file: Path | None = None
    domains: tuple[Domain, ...] = ()
    addresses: Addresses = Addresses.VERIFIED
    default_roles: tuple[Role, ...] = ()
    roles: Mapping[Address, tuple[Role, ...]] = {}
    lang: Lang = "fr"

    @model_validator(mode="after")
    def _whole(self) -> "OpenId":
        if bool(self.secret_env) == bool(self.secret_file):
            raise _refused("secret_how")
        # Anybody has an account at Google: a role for all who come needs the domains they come from.
        if not self.domains and (self.default_roles or self.addresses is Addresses.GIVEN):
            raise _refused("domains_needed")
        if Role.OPERATOR in self.default_roles:
            raise _refused("operator_for_all")
        return self

    def roles_of(self, address: str) -> frozenset[Role]:
        """What somebody is who comes in for the first time; nothing where nobody said so."""
        return frozenset(self.roles.get(address, self.default_roles))


class WebSettings(Section):
    """The section `[web]`. Sizes are in megabytes (`largest_file_bytes` in bytes)."""

    port: int = Field(4300, ge=1, le=65535)
    public: Origin | None = None
    accounts: Accounts = Accounts.PERSONAL
    largest_file: int = Field(50, ge=1, le=1000)
    largest_request: int = Field(200, ge=1, le=4000)
    idle_hours: int = Field(12, ge=1, le=24 * 31)
    session_days: int = Field(14, ge=1, le=90)
    openid: OpenId | None = None

    @model_validator(mode="after")
    def _whole(self) -> "WebSettings":
        """Hold together what depends on one another."""
        if (self.accounts is Accounts.OPENID) != (self.openid is not None):
            raise _refused("openid_how")
        if self.public and self.accounts is Accounts.PERSONAL:
            raise _refused("public_personal")
        if self.largest_file > self.largest_request:
            raise _refused("file_over_request")
        return self

    @property
    def base(self) -> str:
        """The address that links begin with, without a slash at its end."""
        return self.public or f"http://{HERE}:{self.port}"

    @property
    def largest_file_bytes(self) -> int:
        """How many bytes a file may have."""
        return self.largest_file * MEGABYTE

    @property
    def largest_request_bytes(self) -> int:
        """How many bytes a request may have."""
        return self.largest_request * MEGABYTE


def web_settings(project: Project) -> WebSettings:
    """The section `[web]`; what is usual where there is none. Raises BadSettings."""
    return section(project, "web", WebSettings) or WebSettings()


def openid_secret(project: Project, settings: OpenId) -> str:
    """The secret that the provider gave, from the environment or a file its owner alone can read. Raises AccessFault.

    A path is taken from the root of the project.
    """
    if settings.secret_env:
        found = os.environ.get(settings.secret_env, "")
        if not found:
            raise AccessFault(say("secret_no_env", name=settings.secret_env))
        return found
    assert settings.secret_file
    path = project.root / settings.secret_file
    read = secret_in(path)
    if isinstance(read, Unusable):
        raise AccessFault(say(f"secret_{read}", file=path.name))
    return read
