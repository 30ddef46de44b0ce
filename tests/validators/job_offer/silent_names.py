"""Names, addresses and numbers that are right in an offer."""

from tests.validators.faults import Silent, job
from tests.validators.job_offer.firing_names import said

NAMES = [
    Silent("G06", said("Voyez Marc Tellier.", "Zie Marc Tellier."), "another person"),
    Silent("G07", said("SALOME VANDORENNE répond.", "SALOME VANDORENNE antwoordt."), "capitals"),
    Silent("G08", said("Une note du Crebis.", "Een nota van Crebis."), "one spelling"),
    Silent("K01", said("Suivez @tisselande.", "Volg @tisselande."), "an account"),
    Silent("K02", said("Voyez www.tisselande.example.", "Zie www.tisselande.example."), "a page"),
    Silent("K03", said("Voyez www.vitrail.example.", "Zie www.vitrail.example."), "another site"),
    Silent("K04", said("Compte : BE50 0012 2417 0918.", "Rekening: BE50 0012 2417 0918."), "right digits"),
    Silent("K05", said("Appelez le 02 000 00 17, poste 4.", "Bel 02 000 00 17, toestel 4."), "an extension"),
    Silent("K06", said("Nous aidons 1050 personnes.", "We helpen 1050 mensen."), "a number"),
    Silent("K07", said("Appelez le 02 000 00 17.", "Bel 02 000 00 17."), "the organisation's"),
    Silent("K07", job(), "the mailbox of the organisation"),
    Silent("K08", said("Le dossier 85.07.30 est clos.", "Dossier 85.07.30 is afgesloten."), "a file"),
    Silent(
        "K09",
        said("Tisselande, Rue du Merle de Papier 7.", "Tisselande, Papieren-Merelstraat 7."),
        "the organisation's",
    ),
    Silent("K09", said("La réunion a lieu rue des Palais 44.", "We vergaderen in de Paleizenstraat 44."), "a place"),
    Silent(
        "K10",
        said(
            "« On m’a aidée », dit Salomé Vandorenne, coordinatrice.",
            "‘Men hielp me’, zegt Salomé Vandorenne, coördinator.",
        ),
        "somebody quoted by name",
    ),
    Silent("K11", said("« On m’a aidée », dit une habitante.", "‘Men hielp me’, zegt een bewoonster."), "nobody"),
]
