"""A house that is served to a real browser, without what builds documents: its drafts are there already."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from playwright.sync_api import Browser, Page, expect

from flows.access.account import Account, Role
from imprimatur.core.bilingual import Lang
from imprimatur.project import Project
from tests.serving import serving
from tests.web.conftest import PATIENCE, Doorkeeper
from web.app import application
from web.entered import cookie
from web.house import House


@contextmanager
def served(house: House, doors: Doorkeeper, drafted: Project, lang: Lang = "fr") -> Iterator[str]:
    """Its address, once it has the files and the drafts of a project; somebody who reads in a language has come in."""
    shutil.copytree(drafted.inputs / "job_offer", house.project.inputs / "job_offer")
    shutil.copytree(drafted.outputs, house.project.outputs)
    doors.accounts["token"] = Account(1, "a@b.example", "Yasmina Tellouch", lang, frozenset({Role.STAFF}), frozenset())
    with serving(lambda origin: application(replace(house, origins=(origin,)))) as (host, port):
        yield f"http://{host}:{port}"


def opened(chromium: Browser, address: str, width: int = 1600, script: bool = True) -> Page:
    """The pages of a set, once they are drawn."""
    context = chromium.new_context(viewport={"width": width, "height": 1000}, java_script_enabled=script)
    context.set_default_timeout(PATIENCE)
    context.set_default_navigation_timeout(PATIENCE)
    context.add_cookies([{"name": cookie(False), "value": "token", "url": address}])
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".paper").first).to_be_visible()
    return page
