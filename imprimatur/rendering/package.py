"""A zip package whose bytes depend on nothing but its contents."""

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold, given to every member."""

FIRST = ("[Content_Types].xml", "_rels/.rels", "mimetype")
"""Members that readers look for at the head of an Office package."""


def members(package: bytes) -> dict[str, bytes]:
    """The members of a package by name. Raises zipfile.BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def pack(content: Mapping[str, bytes]) -> bytes:
    """A package of those members: fixed order, dates and attributes, whatever system writes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member in sorted(content, key=lambda item: (item not in FIRST, item)):
            info = zipfile.ZipInfo(member, EPOCH)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content[member])
    return out.getvalue()


def total_size(package: bytes) -> int:
    """How many bytes the members of a package would unfold to, as it declares. Raises zipfile.BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return sum(info.file_size for info in archive.infolist())
