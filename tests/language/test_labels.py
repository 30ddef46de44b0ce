"""What is wrong with a labels.yaml, told to the translator who edits it."""

from pathlib import Path

import pytest

from imprimatur.core.errors import TemplateFault
from imprimatur.language.labels import load_labels

GOOD = "fields:\n  title: {fr: Titre, nl: Titel}\n"


@pytest.mark.parametrize(
    ("own", "fr", "nl"),
    [
        (None, "le fichier manque", "het bestand ontbreekt"),
        (b"fields: \xff", "le fichier manque, ou n’est pas un fichier de libellés", "of is geen bestand met labels"),
        (b"", "ou n’est pas un fichier de libellés", "of is geen bestand met labels"),
        (b"- title\n", "ou n’est pas un fichier de libellés", "of is geen bestand met labels"),
        (b"words:\n  kind: {fr: Offre\nfields: {}\n", "syntaxe à la ligne 3", "syntaxis op regel 3"),
        (b"fields: [title]\n", "« fields » n’a pas la forme attendue", "‘fields’ heeft niet de verwachte vorm"),
        (b"champs: {}\n", "« champs » n’a pas la forme attendue", "‘champs’ heeft niet de verwachte vorm"),
        (b"fields:\n  title: Titre\n", "« title » n’a pas la forme attendue", "‘title’ heeft niet de verwachte vorm"),
        (b"words:\n  kind: {fr: Offre}\n", "« kind » n’a pas la forme attendue", "‘kind’ heeft niet de verwachte vorm"),
        (b"choices:\n  State: oui\n", "« State » n’a pas la forme attendue", "‘State’ heeft niet de verwachte vorm"),
    ],
)
def test_a_broken_file_is_named_with_the_line_or_the_entry(tmp_path: Path, own: bytes | None, fr: str, nl: str) -> None:
    for folder, content in (("_shared", GOOD.encode()), ("job_offer", own)):
        (tmp_path / folder).mkdir()
        if content is not None:
            (tmp_path / folder / "labels.yaml").write_bytes(content)
    with pytest.raises(TemplateFault) as fault:
        load_labels(tmp_path, "job_offer")
    assert fault.value.message.fr.startswith("Les libellés job_offer/labels.yaml ne peuvent pas être utilisés : ")
    assert fault.value.message.nl.startswith("De labels job_offer/labels.yaml zijn onbruikbaar: ")
    assert fr in fault.value.message.fr
    assert nl in fault.value.message.nl
