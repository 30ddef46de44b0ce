"""Where the server keeps its runs: in a SQLite file of the project, or in a PostgreSQL that the operator names."""

import os

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from flows.embedded.messages import say
from flows.settings import Section, section
from imprimatur.project import Project

VARIABLE = "IMPRIMATUR_DATABASE"
"""The variable of the environment that names the database, for an address with a password in it."""
_POSTGRESQL = "postgresql+asyncpg://"


class Server(Section):
    """The section `[server]` of `imprimatur.toml`."""

    database: str | None = None

    @field_validator("database")
    @classmethod
    def _address(cls, given: str | None) -> str | None:
        if given is None or given.startswith(_POSTGRESQL):
            return given
        raise PydanticCustomError("address", "not an address", {"said": say("database_address")})


def database(project: Project) -> str | None:
    """The address of the database that is asked for; None for the file of the project. Raises BadSettings."""
    if named := os.environ.get(VARIABLE):
        return named
    return (section(project, "server", Server) or Server()).database


def is_sqlite(address: str) -> bool:
    """Whether an address is that of a SQLite file, which one process writes at a time."""
    return address.startswith("sqlite")


def settings(address: str | None) -> dict[str, str]:
    """What the server is told of its database; nothing where it keeps its own file."""
    return {"PREFECT_SERVER_DATABASE_CONNECTION_URL": address} if address else {}
