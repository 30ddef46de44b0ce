"""An approved offer on the pages of translation, its French changed since."""

import re
import shutil
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from imprimatur.project import Project
from tests.flows.projects import COMPLETE, NO_RECORD, ROOT
from tests.flows.translations import FORMER_FR, NEW_FR, remembered, replace_in

HERE = f"/dossiers/job_offer/{COMPLETE}"
PAGE = f"{HERE}/translate/nl"


@pytest.fixture
def offer(project: Project) -> Path:
    """The file of an offer that was approved as it stands."""
    home = project.inputs / "job_offer" / COMPLETE
    shutil.copytree(ROOT / "inputs" / "job_offer" / COMPLETE, home, ignore=NO_RECORD)
    remembered(project)
    return home / "offre.yaml"


@pytest.fixture
def changed(offer: Path) -> Path:
    """The same, whose French has changed since: its Dutch is to be revised."""
    replace_in(offer, FORMER_FR, NEW_FR)
    return offer


def sent(page: str) -> dict[str, str]:
    """Everything that a browser would send of the texts of a page that nobody typed in."""
    form = page[page.index('<form class="texts"') :]
    found = {
        name: unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
    }
    for name, text in re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>\n?(.*?)</textarea>', form, re.S):
        found[name] = unescape(text).replace("\n", "\r\n")
    return found


def field(fields: Mapping[str, str], words: str) -> str:
    """The name of the one field of a text whose words are these."""
    (name,) = (name for name, said in fields.items() if name.startswith("text.") and words in said)
    return name


def save(client: TestClient, fields: Mapping[str, str], **more: str):  # type: ignore[no-untyped-def]
    return client.post(PAGE, data={**fields, **more}, follow_redirects=False)


def plain(page: str) -> str:
    """What a page says, with plain spaces."""
    text = unescape(re.sub(r"<[^>]+>", "", page)).replace("\u00a0", " ").replace("\u202f", " ")
    return " ".join(text.split())
