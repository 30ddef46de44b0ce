"""A server that is away when somebody drops a file: the document is made all the same."""

import socket

import pytest
from prefect.settings import (
    PREFECT_API_AUTH_STRING,
    PREFECT_API_URL,
    PREFECT_CLIENT_MAX_RETRIES,
    temporary_settings,
)

from flows.drop_folder.dossiers import Dossier
from flows.drop_folder.drafting import recorded
from flows.drop_folder.messages import Words
from imprimatur.core.bilingual import LANGS, Tongue
from imprimatur.core.composition import Stage

SAID = {
    "fr": "le serveur n’a pas accepté la demande",
    "nl": "de server heeft de aanvraag niet aangenomen",
}


@pytest.mark.parametrize("tongue", LANGS)
def test_what_was_dropped_is_made_by_the_library_where_no_server_answers(
    tongue: Tongue, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as door:  # bound, so that nobody else takes it; nobody listens
        door.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{door.getsockname()[1]}/api"
        settings = {PREFECT_API_URL: url, PREFECT_API_AUTH_STRING: "a:b", PREFECT_CLIENT_MAX_RETRIES: 0}
        made: list[tuple[Dossier, Stage, bool]] = []
        with temporary_settings(settings):
            make = recorded(lambda *given: made.append(given), Words(tongue), lambda: None)
            make(("job_offer", "accueil"), Stage.DRAFT, True)
    assert made == [(("job_offer", "accueil"), Stage.DRAFT, True)]
    assert SAID[tongue] in capsys.readouterr().err
