"""Which hosts and addresses are this machine: what is said to them passes over no network, and needs no protection."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_here(host: str) -> bool:
    """Whether a host is this machine: the name `localhost` or an address of the loopback (RFC 6890)."""
    try:
        return host.lower() == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def host_of(address: str) -> str | None:
    """The host of an address; None where it has none, or something before it, that somebody would take for the host."""
    try:
        parts = urlsplit(address)
        return parts.hostname if "@" not in parts.netloc else None
    except ValueError:
        return None
