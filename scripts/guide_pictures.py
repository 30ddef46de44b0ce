"""Draws the pictures of the guides anew from the real product: `python -m scripts.guide_pictures [fr|nl] [name…]`.

A reader's hands (tests/guides) follow each guide on a project of its own; where a step shows a picture, what that
reader has on the screen is laid out, by LibreOffice for Excel and Word and by our own renderer for pages, and cut. The
name of a picture says what it is of. Needs LibreOffice.
"""

from __future__ import annotations

import base64
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from html import escape
from io import BytesIO
from pathlib import Path

import pypdfium2
from docx import Document
from PIL import Image, ImageChops, ImageOps
from weasyprint import HTML

from imprimatur.core.bilingual import LANGS, Lang
from tests.guides.hands import Hands, begin
from tests.guides.reading import HOME, PICTURE, Guide, Step, ways

WIDTH = 1000
"""The width of a picture in points of the screen: half of it on paper, and sharp on a screen of high density."""
_COLOURS = 96
"""So many shades keep letters smooth and a file below a hundred kilobytes."""
_EDGE = "#C9CED1"
_HEADS = {"fr": "Statut Responsable", "nl": "Status Verantwoordelijke"}
"""The heads of two columns that stand side by side on the sheet of fields alone."""
_SCALE = 2.4
"""Points of the screen for a point of paper, before a picture is made smaller."""
_SECONDS = 300


def main(asked: list[str]) -> int:
    """Draw the pictures of the languages and of the names asked for, else all of them."""
    names = set(asked) - set(LANGS) or set(_PAINTERS)
    for lang in (one for one in LANGS if one in asked or not set(asked) & set(LANGS)):
        for way in ways(lang):
            if any(Path(address).stem in names for guide in way for _, address in guide.pictures):
                follow(way, lang, names)
    return 0


def follow(way: list[Guide], lang: Lang, names: set[str]) -> None:
    """Follow guides one after the other, and draw those of their pictures that have one of the names."""
    with tempfile.TemporaryDirectory() as folder:
        reader = Hands(begin(Path(folder, "project")), lang)
        left = {Path(address).stem for guide in way for _, address in guide.pictures} & names
        for step in (step for guide in way for step in guide.steps):
            if left:
                reader.do(step)
                left -= draw(reader, step, lang, left, Path(folder))


def draw(reader: Hands, step: Step, lang: Lang, names: set[str], folder: Path) -> set[str]:
    """Draw the pictures that a step shows, and return their names."""
    addresses = [address for _, address in PICTURE.findall(step.prose) if Path(address).stem in names]
    for address in addresses:
        target = (HOME / lang / address).resolve()
        page = _PAINTERS[target.stem](reader, folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        page.save(target, optimize=True)
        print(f"{target.relative_to(HOME)}: {target.stat().st_size // 1000} kB", flush=True)
    return {Path(address).stem for address in addresses}


def laid_out(file: Path, folder: Path) -> pypdfium2.PdfDocument:
    """A file as LibreOffice lays it out, or as it is where it is a PDF."""
    if file.suffix == ".pdf":
        return pypdfium2.PdfDocument(file)
    profile = f"-env:UserInstallation={folder.joinpath('office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    return pypdfium2.PdfDocument(folder / f"{file.stem}.pdf")


def page_of(document: pypdfium2.PdfDocument, words: str = "", top: str = "") -> Image.Image:
    """The first page that says these words, without its empty edges and without what stands above others."""
    for page in document:
        text = page.get_textpage()
        if words in " ".join(text.get_text_range().split()):
            picture = page.render(scale=_SCALE, may_draw_forms=False, draw_annots=False).to_pil().convert("RGB")
            above = round((page.get_height() - _height(text, top)) * _SCALE) if top else 0
            return trimmed(picture.crop((0, above, *picture.size)))
    raise SystemExit(f"no page says {words}")


def _height(text: pypdfium2.PdfTextPage, words: str) -> float:
    """How high on its page the last mention of words reaches, in points from the foot."""
    search, place = text.search(words, match_case=True), None
    while found := search.get_next():
        place = found
    assert place is not None
    return float(text.get_charbox(place[0])[3])


def trimmed(picture: Image.Image) -> Image.Image:
    """A picture without the white around what it shows."""
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    return picture.crop(box) if box else picture


def cut(picture: Image.Image, share: float = 1.0) -> Image.Image:
    """The upper part of a picture (its height as a share of its width) in the width of a guide, with a thin edge."""
    upper = picture.crop((0, 0, picture.width, min(picture.height, round(picture.width * share))))
    small = ImageOps.contain(upper, (WIDTH, 4 * WIDTH))
    return ImageOps.expand(ImageOps.expand(small, 12, "white"), 1, _EDGE).quantize(_COLOURS, dither=Image.Dither.NONE)


def _output(reader: Hands, pattern: str) -> Path:
    """A file that was made of the dossier at hand."""
    return next((reader.project.outputs / reader.here.relative_to(reader.project.inputs)).glob(pattern))


def _sheet(file: Path, folder: Path, words: str, share: float) -> Image.Image:
    return cut(page_of(laid_out(file, folder), words), share)


def _first_sheet(reader: Hands, folder: Path) -> Image.Image:
    return _sheet(_book(reader), folder, "", 0.6)


def _fields(reader: Hands, folder: Path) -> Image.Image:
    return _sheet(_book(reader), folder, _HEADS[reader.lang], 0.55)


def _book(reader: Hands) -> Path:
    return next(reader.here.glob("*.xlsx"))


def _questions(reader: Hands, folder: Path) -> Image.Image:
    heading = {"fr": "Tâches", "nl": "Taken"}[reader.lang]
    return cut(page_of(laid_out(next(reader.here.glob(f"*.{reader.lang}.docx")), folder), heading, heading), 0.6)


def _findings(reader: Hands, folder: Path) -> Image.Image:
    page = folder / "findings.pdf"
    HTML(filename=str(_output(reader, f"draft/findings.{reader.lang}.html"))).write_pdf(page)
    return cut(page_of(laid_out(page, folder)), 0.75)


def _annotated(reader: Hands, folder: Path) -> Image.Image:
    file = _output(reader, f"draft/annotated/*.{reader.lang}.xlsx")
    return _sheet(file, folder, _HEADS[reader.lang], 0.55)


def _commented(reader: Hands, folder: Path) -> Image.Image:
    """LibreOffice prints no comments without a screen: they are set beside its page, as Word shows them."""
    file = _output(reader, f"draft/annotated/*.{reader.lang}.{reader.lang}.docx")
    text, page, target = BytesIO(), page_of(laid_out(file, folder)), folder / "commented.pdf"
    page.crop((0, 0, page.width, min(page.height, page.width // 2))).save(text, "PNG")
    comments = "".join(
        f"<p><b>{escape(one.author)}</b><br>{escape(one.text).replace(chr(10), '<br>')}</p>"
        for one in Document(str(file)).comments
    )
    image = base64.b64encode(text.getvalue()).decode()
    HTML(string=_BESIDE.format(image=image, comments=comments)).write_pdf(target)
    return cut(page_of(laid_out(target, folder)))


_BESIDE = """<style>@page {{ size: 20cm 14cm; margin: 5mm }}
body {{ font: 9.5pt/1.35 sans-serif; margin: 0 }} img {{ width: 11cm }}
table {{ border-spacing: 4mm 0; width: 100% }} td {{ vertical-align: top }}
p {{ margin: 0 0 3mm; padding: 2mm 3mm; background: #FBF3E4; border-left: 1mm solid #B7791F }}</style>
<table><tr><td><img src="data:image/png;base64,{image}" alt=""></td><td>{comments}</td></tr></table>"""


def _finished(reader: Hands, folder: Path) -> Image.Image:
    return cut(page_of(laid_out(_output(reader, f"final/*.{reader.lang}.pdf"), folder)), 0.95)


def _chapter(reader: Hands, folder: Path) -> Image.Image:
    words = {"fr": "La porte est restée", "nl": "De deur bleef"}[reader.lang]
    return cut(page_of(laid_out(_output(reader, f"draft/*.{reader.lang}.pdf"), folder), words), 0.55)


def _chart(reader: Hands, folder: Path) -> Image.Image:
    return cut(page_of(laid_out(_output(reader, f"draft/*.{reader.lang}.pdf"), folder)), 0.7)


def _to_revise(reader: Hands, folder: Path) -> Image.Image:
    """The first column of the draft in the other language, from the heading on under which a translation is behind."""
    other = {"fr": "nl", "nl": "fr"}[reader.lang]
    heading = {"fr": "Tâches", "nl": "Taken"}[other]
    page = page_of(laid_out(_output(reader, f"draft/*.{other}.pdf"), folder), heading, heading)
    return cut(page.crop((0, 0, page.width // 2, page.height)), 0.27)


def _two_columns(reader: Hands, folder: Path) -> Image.Image:
    return cut(page_of(laid_out(_output(reader, "translation/*.docx"), folder)), 0.45)


_PAINTERS: Mapping[str, Callable[[Hands, Path], Image.Image]] = {
    "first-sheet": _first_sheet,
    "fields": _fields,
    "questions": _questions,
    "findings": _findings,
    "annotated": _annotated,
    "commented": _commented,
    "finished": _finished,
    "chapter": _chapter,
    "chart": _chart,
    "to-revise": _to_revise,
    "two-columns": _two_columns,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
