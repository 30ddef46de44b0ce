"""What the operator decides of the night: the section `[night]` of `imprimatur.toml`."""

from typing import Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from flows.settings import Section
from flows.spread.messages import say

_SCHEMES = ("tls://", "tcp://", "ws://", "wss://", "ucx://")


class Night(Section):
    """How a night is spread. `processes` is how many of this machine build at once; without it, one a processor.

    `batch` dossiers at a time travel to a worker or a cluster: enough that asking for them costs nothing, few enough
    that the last ones keep every machine busy. `scheduler` is the address of a Dask cluster; without it, one is started
    on this machine for the night.
    """

    spread: Literal["processes", "workers", "dask"] = "processes"
    processes: int | None = Field(default=None, ge=1, le=512)
    batch: int = Field(default=10, ge=1, le=500)
    scheduler: str | None = None

    @field_validator("scheduler")
    @classmethod
    def _address(cls, given: str | None) -> str | None:
        if given is None or given.startswith(_SCHEMES):
            return given
        raise PydanticCustomError("address", "not an address", {"said": say("scheduler_address")})
