"""Languages exchanged over whole columns and files, and texts of another language that follow each other."""

from tests.validators.dossiers import JOB, found
from tests.validators.ground import Ground

_MISSIONS = str(JOB["recit.nl.md"]).partition("# Opdrachten\n\n")[2].partition("# Taken")[0]
REPORT = Ground("feasibility_report")
TABLE = "fonctionnement.csv"


def _header_exchanged(count):
    """The table with the titles of its language columns exchanged for the first `count` pairs."""
    header, _, rest = str(REPORT.files[TABLE]).partition("\n")
    names = header.split(";")
    for name in [one for one in names if one.endswith(" FR")][:count]:
        french, dutch = names.index(name), names.index(f"{name[:-3]} NL")
        names[french], names[dutch] = names[dutch], names[french]
    return {**REPORT.files, TABLE: ";".join(names) + "\n" + rest}


def _of_family(files):
    return [
        (one.code, str(one.location).rpartition("/")[2], one.values.get("count"))
        for one in REPORT.found(files)
        if one.code in ("L07", "L08", "L09", "L10")
    ]


def test_exchanged_columns_are_one_finding():
    assert _of_family(_header_exchanged(1)) == [("L10", f"{TABLE}:2", "4")]


def test_columns_in_their_place_are_none():
    assert _of_family(REPORT.files) == []


def test_texts_of_another_language_that_follow_each_other_are_one_finding():
    french = "\n".join(f"- {text}" for text in ("ouvrir la maison", "écouter les voisins", "écrire le rapport"))
    offer = {**JOB, "recit.nl.md": str(JOB["recit.nl.md"]).replace(_MISSIONS, f"{french}\n\n")}
    told = [one for one in found(offer) if one.code in ("L07", "L08")]
    assert [(one.code, one.location.line, one.values["more"]) for one in told] == [
        ("L07", 29, " et 2 autres textes avec lui")
    ]


def test_two_cells_of_a_column_are_two_findings_and_three_are_one():
    for count, expected in ((2, [("L07", 2, ""), ("L07", 3, "")]), (3, [("L07", 2, " et 2 autres textes avec lui")])):
        lines = str(REPORT.files[TABLE]).splitlines()
        for at, row in enumerate(lines[1 : count + 1], 1):
            cells = row.split(";")
            cells[5] = f"{'les voisins aident leurs enfants malades et âgés '}{at}"
            lines[at] = ";".join(cells)
        files = {**REPORT.files, TABLE: "\n".join(lines) + "\n"}
        told = [one for one in REPORT.found(files) if one.code in ("L07", "L08")]
        assert [(one.code, one.location.line, one.values["more"]) for one in told] == expected
