"""Words that are not finished say whose they are: the field at their place, its part and who completes it."""

from bench.faults.hosts import host
from bench.faults.running import examined


def test_words_to_come_in_a_chapter_concern_its_author_once() -> None:
    report = host("complete annual_report")
    name = "02-journee.fr.md"
    text = report.files[name].decode()
    end = text.index("\n\n", text.index("\n\n") + 2)
    files = {**report.files, name: f"{text[:end]} [à compléter]{text[end:]}".encode()}
    (found,) = (one for one in examined(report, files) if one.code == "R46")
    assert (found.path, found.lang, found.owner) == ("sections.1.body", "fr", "Yasmina Tellouch")
    assert found.section.nl == "De jaarlijkse dag"
