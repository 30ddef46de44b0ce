"""Names in the contents of a kit fit their column: a program that shows a link does not wrap it."""

import pytest

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.kinds import KINDS
from imprimatur.kit.new_dossier import new_dossier
from tests.dossiers import ROOT
from tests.kit import filling

ROOM = 37
"""Characters of the first column that LibreOffice shows of a link."""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_linked_name_fits_its_column(kind: str, lang: Lang) -> None:
    files = new_dossier(ROOT / "templates", kind, lang, LANGS)
    content = next(one for name, one in files.items() if name.endswith(".xlsx"))
    sheet = filling.opened(content).worksheets[0]
    links = [str(cell.value) for cell in sheet["A"] if cell.hyperlink]
    assert len(links) > 5
    assert [one for one in links if len(one) > ROOM] == []
