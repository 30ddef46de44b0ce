"""Names, addresses and private data in the texts and values of an offer, each made to fire."""

from tests.validators.faults import Files, Fires, both, job

_FR, _NL = "recit.fr.md:13", "recit.nl.md:13"


def said(french: str, dutch: str) -> Files:
    """The complete offer with a sentence before the first of its context, line 13, in both languages."""
    return both(
        ("Les demandes deviennent", f"{french} Les demandes deviennent"),
        ("Er komen meer vragen", f"{dutch} Er komen meer vragen"),
    )


NAMES = [
    Fires("G06", said("Yasmina Telouch répond.", "Yasmina Tellouch antwoordt."), (_FR,)),
    Fires("G06", said("Yasmina Tellouch répond.", "Yasmina Telouch antwoordt."), (_NL,), "Dutch"),
    Fires("G07", said("Salome Vandorenne répond.", "Salomé Vandorenne antwoordt."), (_FR,)),
    Fires("G08", said("Une note du CREBIS, puis du Crebis.", "Een nota van Crebis."), (_FR,)),
    Fires("K01", said("Écrivez à emploi@@tisselande.example.", "Mail ons."), (_FR,)),
    Fires("K02", said("Voyez www,tisselande.example.", "Bekijk de site."), (_FR,)),
    Fires("K03", said("Écrivez à info@tiselande.example.", "Mail naar info@tiselande.example."), (_FR, _NL)),
    Fires(
        "K03",
        job(("adresse d’envoi: emploi@tisselande.example", "adresse d’envoi: emploi@tiselande.example")),
        ("offre.yaml:93",),
        "a value",
    ),
    Fires(
        "K04", said("Notre compte : BE50 0012 2417 0919.", "Onze rekening: BE50 0012 2417 0919."), (_FR, _NL), "account"
    ),
    Fires("K05", said("Appelez le 02 000 00 1.", "Bel 02 000 00 1."), (_FR, _NL)),
    Fires("K06", said("Venez rue du Merle 7, 1030 Ixelles.", "Kom naar Merelplein 7, 1030 Elsene."), (_FR, _NL)),
    Fires("K07", said("Appelez le 0472 00 00 17.", "Bel 0472 00 00 17."), (_FR, _NL), "mobile"),
    Fires(
        "K07",
        job(("adresse d’envoi: emploi@tisselande.example", "adresse d’envoi: tisselande@gmail.com")),
        ("offre.yaml:93",),
        "mailbox",
    ),
    Fires("K08", said("Registre national 85.07.30-033.28.", "Rijksregister 85.07.30-033.28."), (_FR, _NL)),
    Fires(
        "K09",
        said(
            "Salomé Vandorenne, rue des Palais 44, vous répond.", "Salomé Vandorenne, Paleizenstraat 44, antwoordt je."
        ),
        (_FR, _NL),
        "beside a name",
    ),
    Fires(
        "K09",
        said("Elle est domiciliée avenue des Pins 4.", "Ze woont in de Dennenlaan 4."),
        (_FR, _NL),
        "where somebody lives",
    ),
    Fires(
        "K10",
        said("« Fatima Benali m’a aidée », dit une habitante.", "‘Mijn buurvrouw hielp me’, zegt een bewoonster."),
        (_FR,),
    ),
    Fires(
        "K10",
        said("« On m’a aidée », dit une habitante.", "‘Men hielp me’, zegt een bewoonster, Fatima Benali."),
        (_NL,),
        "who speaks",
    ),
    Fires(
        "K11",
        said("« Appelez-moi au 0472 00 00 17 », dit une habitante.", "‘Bel me op 0472 00 00 17’, zegt een bewoonster."),
        (_FR, _NL),
    ),
]
