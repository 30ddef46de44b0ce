"""What the measure of page feet finds."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from weasyprint import HTML

from scripts.page_feet import foot, main, too_empty

PAGE = "<style>@page { size: 100mm 200mm; margin: 0; %s } body { margin: 0 }</style>"
INK = '<div style="position: absolute; top: %s; height: %s; width: 10mm; background: #000"></div>'


def _page(html: str, at_page: str = "") -> pypdfium2.PdfPage:
    return pypdfium2.PdfDocument(BytesIO(HTML(string=PAGE % at_page + html).write_pdf() or b""))[0]


@pytest.mark.parametrize(
    ("top", "height", "empty"),
    # Between head (7 % of 200 mm) and foot (10 %) stand 166 mm: from 14 mm to 180 mm.
    [("0", "14mm", 1.0), ("0", "97mm", 0.5), ("14mm", "124.5mm", 0.25), ("14mm", "170mm", 0.0), ("185mm", "9mm", 1.0)],
)
def test_what_is_empty_is_measured_between_head_and_foot(top: str, height: str, empty: float) -> None:
    assert foot(_page(INK % (top, height))) == pytest.approx(empty, abs=0.01)


def test_a_tinted_page_is_full() -> None:
    assert foot(_page("<p>a</p>", "background: #e9f3f1")) == 0


def test_a_page_may_leave_some_room_and_the_last_one_more() -> None:
    assert list(too_empty([0.45, 0.46, 0.0, 0.80])) == [2]
    assert list(too_empty([0.0, 0.81])) == [2]
    assert list(too_empty([0.80])) == []


def test_a_final_document_with_a_hole_is_refused_and_a_draft_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["page_feet", str(tmp_path)])
    for stage, height in (("draft", "20mm"), ("final", "160mm")):
        (tmp_path / stage).mkdir()
        HTML(string=PAGE % "" + INK % ("14mm", height)).write_pdf(tmp_path / stage / "a.pdf")
    assert main() == 0
    HTML(string=PAGE % "" + INK % ("14mm", "20mm")).write_pdf(tmp_path / "final" / "b.pdf")
    assert main() == 1
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith(("a", "b"))][2:] == [
        "a.pdf (draft, 1 pages): page 1: 88%",
        "a.pdf (final, 1 pages): no hole",
        "b.pdf (final, 1 pages): page 1: 88%",
    ]
