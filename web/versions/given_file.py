"""A file that somebody drops to have it looked at: kept for as long as that takes, and no longer."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from flows.drop_folder.copies import How
from web.dossier.files import fault_of_name, plain_name
from web.house import account_of, house_of
from web.versions.looking import Unread
from web.versions.messages import say

FIELD = "file"
UNNAMED = "document"
"""The name of a file whose own no system takes."""


def name_of(given: FormData) -> str:
    """The name of the file that was dropped; empty where none was."""
    file = given.get(FIELD)
    if not isinstance(file, UploadFile) or not file.filename:
        return ""
    name = plain_name(file.filename)
    return UNNAMED if fault_of_name(name) else name


def looked_at(request: Request, given: FormData, function: Callable[..., Any]) -> Any:
    """What `function(announce, root, path)` says of the file that was dropped, in a copy of a process.

    Unread where whoever asks dropped very many in an hour.
    """
    house, file = house_of(request), given[FIELD]
    if not house.doors.may_upload(account_of(request)):
        return Unread(say["too_often"])
    assert isinstance(file, UploadFile)
    with tempfile.TemporaryDirectory(prefix="imprimatur-") as folder:
        path = Path(folder) / name_of(given)
        with path.open("wb") as stream:
            shutil.copyfileobj(file.file, stream)
        ended = house.doing(house.bounds, function, house.project.root, path)
    return ended.value if ended.how is How.DONE else Unread()
