"""What texts leave unfinished, made to fire in an offer."""

from tests.validators.faults import Fires, both, job, text, word

_CONTEXT = "Les demandes deviennent"
_DUTCH = "Er komen meer vragen"


def _french(words: str) -> dict[str, str | bytes]:
    """The offer with words before its context."""
    return text(_CONTEXT, f"{words} {_CONTEXT}")


TEXTS = [
    Fires("W01", _french("La date est à préciser."), ("recit.fr.md:13",)),
    Fires("W02", _french("(voir Fatima)"), ("recit.fr.md:13",)),
    Fires(
        "W02", text("l’attente pour un", "l’attente (@Karim : peux-tu vérifier ?) pour un"), ("recit.fr.md:24",), "item"
    ),
    Fires("W03", _french("[CONFIDENTIEL]"), ("recit.fr.md:13",)),
    Fires("W03", job(x__docx=word(header="Tisselande – CONFIDENTIEL – ne pas diffuser")), ("x.docx",), "header"),
    Fires("W04", _french("Erreur ! Source du renvoi introuvable."), ("recit.fr.md:13",)),
    Fires("W05", text("une vue d’ensemble.", "une vue d’ensemble et des"), ("recit.fr.md:13",)),
    Fires("W05", text("sens des priorités", "sens des"), ("recit.fr.md:59",), "item"),
    Fires("W06", text("une vue d’ensemble.", "une vue d’ensemble"), ("recit.fr.md:13",)),
    Fires("W17", text("une vue d’ensemble.", "une vue d’ensemble,"), ("recit.fr.md:13",)),
    Fires("W07", text("un départ à la pension", "un départ à la la pension"), ("recit.fr.md:15",)),
    Fires("W07", text("travail d’une équipe", "travail travail d’une équipe"), ("recit.fr.md:59",), "item"),
    Fires("W08", text("On y vient sans rendez-vous,", "On y vient sans rendez-vous,,"), ("recit.fr.md:9",)),
    Fires(
        "W09",
        both(
            (
                "Le poste se libère",
                "L’équipe a besoin de quelqu’un qui organise bien son travail. " * 2 + "Le poste se libère",
            ),
            (
                "De functie komt vrij",
                "Het team zoekt iemand die het werk heel goed regelt. Het huis is open. De functie komt vrij",
            ),
        ),
        ("recit.fr.md:15",),
    ),
    Fires(
        "W10", text("individuellement et collectivement ;", "individuellement et collectivement"), ("recit.fr.md:30",)
    ),
    Fires(
        "W12",
        both((_CONTEXT, f"Voir la figure 9. {_CONTEXT}"), (_DUTCH, f"Zie figuur 9. {_DUTCH}")),
        ("recit.fr.md:13", "recit.nl.md:13"),
    ),
    Fires("W13", text("à la pension.", "à la pension[^1]."), ("recit.fr.md:15",)),
    Fires("W14", text("Le poste se libère", "Source :\n\nLe poste se libère"), ("recit.fr.md:15",)),
    Fires(
        "W16",
        both(("- soutenir l’équipe", "-\n- soutenir l’équipe"), ("- het team", "-\n- het team")),
        ("recit.fr.md:30", "recit.nl.md:30"),
    ),
]
