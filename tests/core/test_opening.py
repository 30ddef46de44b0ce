"""A file that somebody names may be a pipe, a device or without end: it is neither waited for nor read for ever."""

import os
from pathlib import Path

import pytest

from imprimatur.core.opening import content_of


def test_a_file_is_read_up_to_one_byte_more_than_asked(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"12345")
    assert [content_of(file, most) for most in (3, 4, 5, 9)] == [b"1234", b"12345", b"12345", b"12345"]


@pytest.mark.parametrize("special", ["/dev/zero", "pipe", "."])
def test_what_is_no_file_is_an_error_at_once(tmp_path: Path, special: str) -> None:
    path = tmp_path / special
    if special == "pipe":
        os.mkfifo(path)
    with pytest.raises(OSError):
        content_of(path, 10)
