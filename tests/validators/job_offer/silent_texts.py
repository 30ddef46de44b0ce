"""What texts may rightly hold, though it looks unfinished."""

from tests.validators.dossiers import JOB
from tests.validators.faults import Silent, job, text, word

_CONTEXT = "Les demandes deviennent"


def _french(words: str) -> dict[str, str | bytes]:
    """The offer with words before its context."""
    return text(_CONTEXT, f"{words} {_CONTEXT}")


TEXTS = [
    Silent("W01", _french("La date reste à confirmer par le comité."), "who decides"),
    Silent("W02", _french("Vous pouvez demander à Karim un rendez-vous (voir annexe)."), "advice"),
    Silent("W03", _french("Les entretiens sont confidentiels."), "a sentence"),
    Silent("W03", job(x__docx=word(header="Tisselande asbl")), "a name"),
    Silent("W04", _french("Erreur ! Le loyer avait doublé."), "a cry"),
    Silent("W05", text("sens des priorités", "sens de tout cela, avec qui et pour qui"), "with whom"),
    Silent("W05", text("sens des priorités", "sens de chaque chose, une à une"), "one by one"),
    Silent("W06", JOB, "stops everywhere"),
    Silent("W17", text("une vue d’ensemble.", "une vue d’ensemble :\n\n- juste ;\n- claire."), "a list follows"),
    Silent("W07", _french("Nous nous retrouvons chaque lundi de jour en jour en ville."), "reflexive"),
    Silent("W08", _french("Des repas, des lits, etc., chaque soir..."), "an abbreviation"),
    Silent("W09", _french("Bienvenue à vous. Bienvenue à vous."), "a formula"),
    Silent("W10", text("constate, au moins 2 fois par an.", "constate, etc."), "an abbreviation"),
    Silent("W10", text("médiation (atout)", "médiation (atout)."), "a stop at the end"),
    Silent("W12", _french("Le chapitre 3 du décret et le tableau 2 de l’étude le disent."), "another text"),
    Silent("W13", _french("Le montant est de 3 [euros]."), "brackets"),
    Silent("W14", _french("Source : Tisselande."), "a source"),
    Silent("W16", JOB, "full items"),
]
