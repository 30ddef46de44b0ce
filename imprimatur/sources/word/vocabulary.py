"""What the elements of a Word text are for: the one place that knows them all.

An element is carried by the module that reads it, leads to what stands in it, or carries nothing. One that is in none
of these lists is told: what nobody thought of is a finding, and its text is kept.
"""

THROUGH = frozenset(["w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:sdtContent", "w:ruby", "w:rubyBase"])
"""Elements that only hold others."""

APART = frozenset(["w:p", "w:tbl", "w:tr", "w:tc", "w:txbxContent", "w:rt", "a:p", "a:br", "dgm:pt", "c:pt", "c:tx"])
"""Elements whose text stands apart from what is before and after."""

BREAKS = {"w:br": "\n", "w:cr": "\n", "w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "\u2011"}
"""Elements that are a character. A break of page or column is a break of line: it never glues two words."""

INSERTED = frozenset(["w:ins", "w:moveTo"])
"""What stands in the text only once somebody has accepted it."""

DELETED = frozenset(["w:del", "w:moveFrom"])
"""What stands in the text until somebody has accepted that it goes."""

TEXTS = frozenset(["w:t", "w:delText", "m:t", "a:t"])
"""Elements whose own characters are text."""

NOTHING = frozenset(
    """
    w:pPr w:rPr w:tblPr w:tblGrid w:tblPrEx w:trPr w:tcPr w:sectPr w:sdtPr w:sdtEndPr w:smartTagPr w:customXmlPr
    w:rubyPr m:ctrlPr m:rPr m:oMathParaPr
    w:proofErr w:bookmarkStart w:bookmarkEnd w:permStart w:permEnd w:commentRangeStart w:commentRangeEnd
    w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd
    w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart w:customXmlDelRangeEnd
    w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd w:customXmlMoveToRangeStart w:customXmlMoveToRangeEnd
    w:lastRenderedPageBreak w:softHyphen w:annotationRef w:footnoteRef w:endnoteRef w:separator w:continuationSeparator
    w:pgNum w:fldData w:delInstrText
    """.split()
)
"""Elements that carry nothing of the text: properties, places, and what Word itself counts or computes."""

FORMAT_CHANGES = ("w:rPrChange", "w:pPrChange", "w:numberingChange", "w:sectPrChange")
"""Tracked changes of the form of a paragraph."""

TABLE_CHANGES = ("w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:tblGridChange", "w:tblPrExChange", "w:cellMerge")
"""Tracked changes of the form of a table."""
