"""Files handed to a browser: only those that a set or a dossier has, and none that it would run."""

from pathlib import Path
from urllib.parse import quote

from starlette.responses import Response

from imprimatur.core.opening import content_of
from imprimatur.project import Project
from imprimatur.publishing.changes import MOST_BYTES, recorded, set_folder

MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
}
_CLOSED = "sandbox allow-downloads; default-src 'none'"
_SHOWN = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'"
"""A page that we made is shown as it was made, and runs nothing."""


def handed(name: str, content: bytes) -> Response:
    """A file to be saved under its name, whatever it holds."""
    media = MEDIA.get(Path(name).suffix.lower(), "application/octet-stream")
    return Response(
        content,
        media_type=media,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
            "Content-Security-Policy": _CLOSED,
        },
    )


def shown(content: bytes) -> Response:
    """A page of ours, as it was published."""
    return Response(content, media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": _SHOWN})


def of_set(project: Project, kind: str, slug: str, stage: str, name: str) -> bytes | None:
    """What a file of a published set holds; None where its manifest names no such file, or it is not there."""
    manifest = recorded(project, kind, slug, stage)
    if manifest is None or name not in manifest.get("outputs", {}):
        return None
    folder = set_folder(project, kind, slug, stage)
    path = folder / name
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return None
        return content_of(path, MOST_BYTES)
    except OSError:
        return None
