"""An Office file with some of its members changed: all others keep their bytes, their order and their dates."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

DATE = (1980, 1, 1, 0, 0, 0)
"""The date of a new member: the first that an archive can tell."""


def with_members(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The archive with other contents for members of those names, capitals aside; names that it has not are added."""
    wanted = {name.lower(): (name, blob) for name, blob in changed.items()}
    out = BytesIO()
    with ZipFile(BytesIO(content)) as archive, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for info in archive.infolist():
            other = wanted.pop(info.filename.replace("\\", "/").lstrip("/").lower(), None)
            made.writestr(info, archive.read(info) if other is None else other[1], compress_type=info.compress_type)
        for name, blob in wanted.values():
            made.writestr(ZipInfo(name, DATE), blob, compress_type=ZIP_DEFLATED)
    return out.getvalue()


def xml_bytes(root: Any) -> bytes:
    """A part as Office writes it."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
