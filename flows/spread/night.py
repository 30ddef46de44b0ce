"""What the operator decides of the night: the section `[night]` of `imprimatur.toml`."""

from typing import Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from flows.settings import Section
from flows.spread.messages import say
from flows.this_machine import host_of, is_here

_CLOSED, _OPEN = ("tls://", "wss://"), ("tcp://", "ws://", "ucx://")
"""The addresses of a Dask scheduler: with TLS, and without."""


class Night(Section):
    """How a night is spread. `processes` is how many of this machine build at once; without it, one a processor.

    `batch` dossiers at a time travel to a worker or a cluster: enough that asking for them costs nothing, few enough
    that the last ones keep every machine busy. `scheduler` is the address of a Dask cluster, with TLS unless it is
    on this machine; without it, one is started here for the night.
    """

    spread: Literal["processes", "workers", "dask"] = "processes"
    processes: int | None = Field(default=None, ge=1, le=512)
    batch: int = Field(default=10, ge=1, le=500)
    scheduler: str | None = None

    @field_validator("scheduler")
    @classmethod
    def _address(cls, given: str | None) -> str | None:
        if given is None:
            return None
        host = host_of(given)
        if not host or not given.startswith(_CLOSED + _OPEN):
            raise _refused("scheduler_address")
        # Whoever reads or changes what is said to a scheduler runs what they like on its workers, and on this machine.
        if given.startswith(_OPEN) and not is_here(host):
            raise _refused("scheduler_open")
        return given


def _refused(key: str) -> PydanticCustomError:
    return PydanticCustomError("address", "not taken", {"said": say(key)})
