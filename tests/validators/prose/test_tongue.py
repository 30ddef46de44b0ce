"""Languages exchanged over whole columns and files, and texts of another language that follow each other."""

from tests.validators.ground import Ground

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
