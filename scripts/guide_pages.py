"""Walks the guides of the pages in a browser and draws their pictures: `python -m scripts.guide_pages [fr|nl] [14|15]`.

`imprimatur up` is started on a project of its own for each language, and a visitor (tests/guides/visitor.py) does
each step of each guide with Debian's Chromium. A step that cannot be done stops the walk, with the words that were
not there. Where a step shows a picture, the page is taken as it stands once the step is done. Needs Chromium and
LibreOffice.
"""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.project import Project
from scripts.guide_pictures import cut
from tests.guides.reading import HOME, PICTURE, Guide, Step, ways
from tests.guides.visitor import Stopped, begun, launched, visiting

_SHARE = 0.72
"""How high a picture is, as a share of its width."""
_DRAWN = """() => [...document.images].every(one => {
  const {top, bottom} = one.getBoundingClientRect();
  return one.complete || bottom < 0 || top > innerHeight;
})"""
"""Whether every image that can be seen is there."""


def main(asked: list[str]) -> int:
    """Walk in the languages and the guides asked for, else in all of them."""
    langs = [one for one in LANGS if one in asked] or LANGS
    try:
        with sync_playwright() as playing, launched(playing) as browser:
            for lang in langs:
                walk(browser, lang, {one for one in asked if one.isdecimal()})
    except Stopped as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def walk(browser: Browser, lang: Lang, numbers: set[str]) -> None:
    """Follow the guides of a language, those of some numbers if any are given, on an installation of its own."""
    with tempfile.TemporaryDirectory() as folder, begun(Path(folder, "project")) as project:
        for way in ways(lang, in_browser=True):
            if not numbers or numbers & {one.number for one in way}:
                follow(browser, project, Path(folder, f"desk-{way[0].number}"), way, lang)


def follow(browser: Browser, project: Project, desk: Path, way: list[Guide], lang: Lang) -> None:
    """Follow guides one after the other, and draw their pictures."""
    with visiting(browser, project, desk, lang) as visitor:
        for step in (step for guide in way for step in guide.steps):
            print(f"{step.page}, {step.number}", flush=True)
            visitor.do(step)
            draw(visitor.page, step, lang)


def draw(page: Page, step: Step, lang: Lang) -> None:
    """Take the page as it stands for each picture that a step shows."""
    for _, address in PICTURE.findall(step.prose):
        target = (HOME / lang / address).resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        while not page.evaluate(_DRAWN):
            page.wait_for_timeout(200)
        picture = Image.open(BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
        cut(picture, _SHARE).save(target, optimize=True)
        print(f"{target.relative_to(HOME)}: {target.stat().st_size // 1000} kB", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
