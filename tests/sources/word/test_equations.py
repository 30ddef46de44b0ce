"""Equations as a line of text, no two characters of which are glued."""

import pytest

from imprimatur.core.blocks import Paragraph, Run
from tests.sources.word.making_forms import paragraph, read_body, run, told


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def form(name: str, properties: str = "", **parts: str) -> str:
    inside = "".join(f"<m:{part}>{content}</m:{part}>" for part, content in parts.items())
    return f"<m:{name}>{properties}{inside}</m:{name}>"


@pytest.mark.parametrize(
    ("equation", "runs"),
    [
        (form("f", num=r("a"), den=r("b")), [("a/b", "")]),
        (form("f", num=r("a+1"), den=r("2")), [("(a+1)/2", "")]),
        (r("10") + form("sSup", e=r(""), sup=r("2")), [("10", ""), ("2", "super")]),
        (form("sSub", e=r("x"), sub=r("i")), [("x", ""), ("i", "sub")]),
        (form("sSubSup", e=r("x"), sub=r("i"), sup=r("2")), [("x", ""), ("i", "sub"), ("2", "super")]),
        (form("sPre", sub=r("1"), sup=r("2"), e=r("x")), [("1", "sub"), ("2", "super"), ("x", "")]),
        (form("rad", deg="", e=r("x+1")), [("√(x+1)", "")]),
        (form("rad", deg=r("3"), e=r("x")), [("3", "super"), ("√x", "")]),
        (
            form("nary", '<m:naryPr><m:chr m:val="∑"/></m:naryPr>', sub=r("i=1"), sup=r("n"), e=r("x")),
            [("∑", ""), ("i=1", "sub"), ("n", "super"), (" x", "")],
        ),
        (form("nary", e=r("f")), [("∫ f", "")]),
        (form("d", e=r("a+b")), [("(a+b)", "")]),
        (
            '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/><m:sepChr m:val=";"/></m:dPr>'
            "<m:e><m:r><m:t>a</m:t></m:r></m:e><m:e><m:r><m:t>b</m:t></m:r></m:e></m:d>",
            [("[a;b", "")],
        ),
        (form("func", fName=r("sin"), e=r("x")), [("sin x", "")]),
        (form("limLow", e=r("lim"), lim=r("n")), [("lim", ""), ("n", "sub")]),
        (form("acc", e=r("x")), [("x\u0302", "")]),
        (form("bar", e=r("x")), [("x\u0305", "")]),
        (
            f"<m:m><m:mr><m:e>{r('a')}</m:e><m:e>{r('b')}</m:e></m:mr><m:mr><m:e>{r('c')}</m:e></m:mr></m:m>",
            [("a b; c", "")],
        ),
        (f"<m:eqArr><m:e>{r('a=1')}</m:e><m:e>{r('b=2')}</m:e></m:eqArr>", [("a=1; b=2", "")]),
    ],
)
def test_an_equation_is_a_line_of_text(equation: str, runs: list[tuple[str, str]]) -> None:
    reading = read_body(paragraph(run("Soit ") + f"<m:oMath>{equation}</m:oMath>"))
    first, *rest = runs
    assert told(reading) == []
    assert reading.narratives[0].blocks == (
        Paragraph((Run("Soit "), *(Run(text, verbatim=True, raised=raised) for text, raised in (first, *rest)))),  # type: ignore[arg-type]
    )


def test_equations_below_each_other_and_between_paragraphs_are_lines() -> None:
    one, two = (f"<m:oMath>{r(text)}</m:oMath>" for text in ("a=1", "b=2"))
    (narrative,) = read_body(f"{paragraph(run('Avant'))}<m:oMathPara>{one}{two}</m:oMathPara>").narratives
    assert narrative.blocks == (Paragraph((Run("Avant"),)), Paragraph((Run("a=1\nb=2", verbatim=True),)))
    assert narrative.blocks[1].location.paragraph == 1


def test_what_revision_left_in_an_equation_is_told() -> None:
    inserted = f'<w:ins w:id="1">{r("+1")}</w:ins>'
    reading = read_body(paragraph(f"<m:oMath>{r('a')}{inserted}</m:oMath>"))
    assert reading.narratives[0].blocks == (Paragraph((Run("a", verbatim=True),)),)
    assert told(reading) == [("R06", "+1")]
