"""Every word of a Word file is printed or told, whatever Word put around it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.word.account import lost
from tests.sources.word.making_forms import NAMESPACES, Forms

_BEGIN, _SEPARATE, _END = (f'<w:r><w:fldChar w:fldCharType="{sort}"/></w:r>' for sort in ("begin", "separate", "end"))
_BOX = (
    "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p>{}</w:p></w:txbxContent>"
    "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
_OLD_BOX = "<v:shape><v:textbox><w:txbxContent><w:p>{}</w:p></w:txbxContent></v:textbox></v:shape>"

AROUND_RUNS: dict[str, str] = {
    "control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "prompt": "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "insertion": '<w:ins w:id="1">{}</w:ins>',
    "deletion": '<w:del w:id="1">{}</w:del>',
    "move": '<w:moveTo w:id="1">{}</w:moveTo>',
    "tag": "<w:smartTag>{}</w:smartTag>",
    "custom": "<w:customXml>{}</w:customXml>",
    "link": '<w:hyperlink w:anchor="_Toc1">{}</w:hyperlink>',
    "simple field": '<w:fldSimple w:instr=" REF x ">{}</w:fldSimple>',
    "field": f"{_BEGIN}<w:r><w:instrText> REF x </w:instrText></w:r>{_SEPARATE}{{}}{_END}",
    "contents": f"{_BEGIN}<w:r><w:instrText> TOC </w:instrText></w:r>{_SEPARATE}{{}}{_END}",
    "choice": "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>",
    "fallback": "<mc:AlternateContent><mc:Choice/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    "unknown": "<x:thing>{}</x:thing>",
    "unknown of Word": "<w:novelty>{}</w:novelty>",
    "box": f"<w:r><mc:AlternateContent><mc:Choice>{_BOX}</mc:Choice></mc:AlternateContent></w:r>",
    "old box": f"<w:r><w:pict>{_OLD_BOX}</w:pict></w:r>",
    "group": f"<w:r><w:pict><v:group>{_OLD_BOX}</v:group></w:pict></w:r>",
    "object": f"<w:r><w:object>{_OLD_BOX}</w:object></w:r>",
    "exponent": "<m:oMath><m:sSup><m:e>{}</m:e><m:sup><m:r><m:t>′</m:t></m:r></m:sup></m:sSup></m:oMath>",
    "fraction": "<m:oMath><m:f><m:num>{}</m:num><m:den><m:r><m:t>′</m:t></m:r></m:den></m:f></m:oMath>",
    "unknown equation": "<m:oMath><m:novelty><m:e>{}</m:e></m:novelty></m:oMath>",
    "direction": '<w:bdo w:val="ltr">{}</w:bdo>',
}
AROUND_BLOCKS: dict[str, str] = {
    "control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "prompt": "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "insertion": '<w:ins w:id="1">{}</w:ins>',
    "deletion": '<w:del w:id="1">{}</w:del>',
    "custom": "<w:customXml>{}</w:customXml>",
    "choice": "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>",
    "fallback": "<mc:AlternateContent><mc:Choice/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    "unknown": "<x:thing>{}</x:thing>",
    "cell": "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
    "cells": "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>{}</w:tc></w:tr>"
    "<w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "controlled row": "<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:sdtContent>"
    "</w:sdt><w:tr><w:tc><w:p/></w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
    "inserted row": "<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
    "unknown row": "<w:tbl><x:rows><w:tr><w:tc>{}</w:tc></w:tr></x:rows><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
    "covered cell": "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr>"
    "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "initial": "<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr></w:p>{}",
}
LEAVES: dict[str, Callable[[Forms], str]] = {
    "plain": lambda forms: forms.run(),
    "hidden": lambda forms: forms.run("<w:vanish/>"),
    "struck": lambda forms: forms.run("<w:strike/>"),
    "marked": lambda forms: forms.run('<w:highlight w:val="yellow"/>'),
    "raised": lambda forms: forms.run('<w:vertAlign w:val="superscript"/>'),
    "deleted": lambda forms: forms.run(tag="delText"),
    "equation": lambda forms: f"<m:oMath><m:r><m:t>{forms.word()} </m:t></m:r></m:oMath>",
    "picture of words": lambda forms: (
        f'<w:r><w:pict><v:shape><v:textpath string="{forms.word()}"/></v:shape></w:pict></w:r>'
    ),
    "unknown text": lambda forms: f"<x:said>{forms.word()} </x:said>",
    "drawn text": lambda forms: (
        "<w:r><w:drawing><a:graphic><a:graphicData><x:new><a:p><a:r>"
        f"<a:t>{forms.word()}</a:t></a:r></a:p></x:new></a:graphicData></a:graphic></w:drawing></w:r>"
    ),
    "note": lambda forms: _note(forms),
    "chart": lambda forms: _chart(forms),
    "diagram": lambda forms: _diagram(forms),
    "two words and a break": lambda forms: (
        f'<w:r><w:t>{forms.word()}</w:t><w:br w:type="page"/><w:t>{forms.word()}</w:t><w:tab/>'
        f"<w:t>{forms.word()}</w:t><w:ptab/></w:r>"
    ),
}


def _note(forms: Forms) -> str:
    forms.notes.append(forms.run())
    return f'{forms.run()}<w:r><w:footnoteReference w:id="{len(forms.notes)}"/></w:r>'


def _chart(forms: Forms) -> str:
    texts = (
        f"<c:title><a:p><a:r><a:t>{forms.word()}</a:t></a:r></a:p></c:title>"
        f"<c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>{forms.word()}</c:v></c:pt><c:pt><c:v>{forms.word()}</c:v></c:pt>"
        "</c:strCache></c:strRef></c:tx></c:ser>"
    )
    identity = forms.part("chart", f"<c:chartSpace {NAMESPACES}>{texts}</c:chartSpace>")
    return (
        f"<w:r><w:drawing><a:graphic><a:graphicData><c:chart r:id='{identity}'/></a:graphicData></a:graphic>"
        "</w:drawing></w:r>"
    )


def _diagram(forms: Forms) -> str:
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{forms.word()}</a:t></a:r></a:p></dgm:t></dgm:pt>" for _ in range(2)
    )
    identity = forms.part("diagramData", f"<dgm:dataModel {NAMESPACES}>{points}</dgm:dataModel>")
    return (
        f"<w:r><w:drawing><a:graphic><a:graphicData><dgm:relIds r:dm='{identity}'/></a:graphicData></a:graphic>"
        "</w:drawing></w:r>"
    )


def filled(around: str, made: Callable[[], str]) -> str:
    """A form with something made anew in each of its places."""
    pieces = around.split("{}")
    return pieces[0] + "".join(f"{made()}{piece}" for piece in pieces[1:])


@pytest.mark.parametrize("leaf", LEAVES)
@pytest.mark.parametrize("around", ["", *AROUND_RUNS])
def test_a_word_in_a_form_in_a_paragraph(leaf: str, around: str) -> None:
    forms = Forms()
    inside = filled(AROUND_RUNS.get(around, "{}"), lambda: LEAVES[leaf](forms))
    body = f"<w:p>{forms.run()}{inside}{forms.run()}</w:p>"
    assert lost(forms.document(body)) == set()


@pytest.mark.parametrize("leaf", LEAVES)
@pytest.mark.parametrize("around", AROUND_BLOCKS)
def test_a_word_in_a_form_around_paragraphs(leaf: str, around: str) -> None:
    forms = Forms()
    inside = filled(AROUND_BLOCKS[around], lambda: f"<w:p>{LEAVES[leaf](forms)}</w:p>")
    assert lost(forms.document(f"<w:p>{forms.run()}</w:p>{inside}<w:p>{forms.run()}</w:p>")) == set()


Shape = tuple[str, object]
runs_like = st.recursive(
    st.sampled_from(sorted(LEAVES)).map(lambda name: ("leaf", name)),
    lambda inner: st.tuples(st.sampled_from(sorted(AROUND_RUNS)), inner),
    max_leaves=4,
)
blocks_like = st.recursive(
    st.lists(runs_like, min_size=1, max_size=3).map(lambda shapes: ("p", shapes)),
    lambda inner: st.tuples(st.sampled_from(sorted(AROUND_BLOCKS)), inner),
    max_leaves=3,
)


def _in_runs(shape: Shape, forms: Forms) -> str:
    name, inner = shape
    if name == "leaf":
        return LEAVES[str(inner)](forms)
    return filled(AROUND_RUNS[name], lambda: _in_runs(inner, forms))  # type: ignore[arg-type]


def _in_blocks(shape: Shape, forms: Forms) -> str:
    name, inner = shape
    if name == "p":
        return f"<w:p>{''.join(_in_runs(one, forms) for one in inner)}</w:p>"  # type: ignore[attr-defined]
    return filled(AROUND_BLOCKS[name], lambda: _in_blocks(inner, forms))  # type: ignore[arg-type]


@settings(max_examples=120, deadline=None)
@given(st.lists(blocks_like, min_size=1, max_size=3))
def test_a_word_in_forms_within_forms(shapes: list[Shape]) -> None:
    forms = Forms()
    assert lost(forms.document("".join(_in_blocks(shape, forms) for shape in shapes))) == set()
