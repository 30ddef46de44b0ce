"""Every page that there is, found as people find them: by the links, from the first page on.

A page that a room adds is walked to without being named here; one that no link leads to fails the test that walks.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import html
from playwright.sync_api import APIRequestContext
from starlette.routing import Match

from tests.web.access.attacked import paths
from web.app import ROOMS

DOSSIER = "/dossiers/{kind}/{slug}"
PAGES = f"{DOSSIER}/pages/{{stage}}"
DOOR = frozenset(path for path in paths("GET") if path.startswith("/enter"))
"""What is for those who have not come in."""
ASIDE = frozenset(
    {
        f"{DOSSIER}/files/{{name:path}}",  # files to be saved, and documents that are not pages of this house
        f"{DOSSIER}/made/{{stage}}/{{name:path}}",
        f"{DOSSIER}/versions/{{number:int}}/{{name}}",
        f"{DOSSIER}/versions/former/{{day}}/{{name}}",
        f"{DOSSIER}/redline/{{name}}",
        f"{DOSSIER}/live",  # parts of pages
        f"{DOSSIER}/standing",
        f"{DOSSIER}/runs",
        f"{PAGES}/{{mark}}/newer",
        f"{PAGES}/{{mark}}/{{lang}}/areas.css",  # what pages are drawn with
        f"{PAGES}/{{mark}}/{{lang}}/{{number:int}}.png",
        f"{DOSSIER}/versions/{{number:int}}/changes",  # that of the changes of the draft, of another set
    }
)
"""What answers with no page, or with one that stands elsewhere in the list."""
EACH = 2
"""Addresses of one sort that are walked to."""


def sort_of(path: str) -> str | None:
    """The address as the rooms say it that answers to a path."""
    scope = {"type": "http", "method": "GET", "path": path}
    routes = (route for room in ROOMS for route in room.ROUTES)
    return next((route.path for route in routes if route.matches(scope)[0] is Match.FULL), None)


def found(client: APIRequestContext, *first: str) -> dict[str, list[str]]:
    """The pages by their sort, some of each: the first ones, and all that links lead to from there.

    A sort that only leads to pages of another has none.
    """
    walked: dict[str, list[str]] = {}
    waiting, seen = list(first), set(first)
    while waiting:
        asked = waiting.pop(0)
        sort = sort_of(asked)
        if sort is None or sort in ASIDE | DOOR or len(walked.setdefault(sort, [])) >= EACH:
            continue
        answer = client.get(asked)
        assert answer.status == 200, (asked, answer.status)
        path, text = urlsplit(answer.url).path, answer.text()
        if path != asked:
            waiting += {path} - seen
            seen.add(path)
            continue
        assert "<html" in text, f"{sort} is a part of a page: {path}"
        walked[sort].append(path)
        new = [one for one in _links(path, text) if one not in seen]
        seen.update(new)
        waiting += new
    return walked


def _links(path: str, text: str) -> Iterator[str]:
    """Where the links of a page lead within the house, without what only chooses how it is shown."""
    for href in html.fromstring(text).xpath("//a/@href"):
        to = urlsplit(urljoin(path, re.sub(r"[?#].*", "", href)))
        if not to.scheme and not to.netloc:
            yield to.path
