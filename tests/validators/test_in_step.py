"""Two texts side by side: true translations in which nothing is wrong, and changes of each kind that must be told."""

import pytest

from validators.in_step.sentences import faults
from validators.prose.left_over import left_over

SURE = {"L21", "L24", "L26", "L27", "L29"}
TRUE = [
    ("N’hésitez pas à nous écrire.", "Neem gerust contact met ons op."),
    ("La subvention couvre les trois quarts des frais.", "De subsidie dekt 75 % van de kosten."),
    ("La maison ouvre de 9 h à 17 h, sans interruption.", "Het huis is doorlopend open van 9 tot 17 uur."),
    ("Il n’est pas rare que les délais s’allongent.", "Vaak worden de termijnen langer."),
    ("Le projet n’aurait pas vu le jour sans la Région.", "Dankzij het Gewest kon het project er komen."),
    ("Rien n’empêche de poser sa candidature.", "Je mag je gerust kandidaat stellen."),
    ("L’entretien dure une heure au plus.", "Het gesprek duurt hoogstens een uur."),
    ("Le bureau n’est pas ouvert le lundi.", "Op maandag is het kantoor gesloten."),
    ("Ce n’est pas obligatoire.", "Het is facultatief."),
    ("La mission ne peut pas dépasser douze mois.", "De opdracht duurt maximaal 12 maanden."),
    ("Nous ne travaillons pas seulement avec les jeunes.", "We werken niet alleen met jongeren."),
    ("Le poste n’est ouvert qu’aux personnes inscrites.", "De functie staat enkel open voor wie is ingeschreven."),
    ("Aucune expérience n’est exigée.", "Ervaring is niet vereist."),
    ("Les frais sont remboursés, sans plafond.", "De kosten worden onbeperkt terugbetaald."),
    ("Le secteur non marchand recrute.", "De non-profitsector werft aan."),
    ("Les personnes sans-abri sont accueillies.", "Dak- en thuislozen worden onthaald."),
    ("Vous travaillez en toute indépendance.", "Je werkt volledig onafhankelijk."),
    ("Le permis B est un atout.", "Een rijbewijs B is een pluspunt."),
    ("La connaissance de l’arabe est souhaitée.", "Kennis van het Arabisch is gewenst."),
    ("Comptez une trentaine d’heures.", "Reken op een dertigtal uren."),
    ("Une équipe de cinq personnes vous attend.", "Een team van 5 mensen wacht op je."),
    ("L’atelier a lieu le mercredi après-midi.", "Het atelier vindt plaats op woensdagnamiddag."),
    ("Il ne faut pas de diplôme.", "Je hebt geen diploma nodig."),
    ("Le contrat ne doit pas être signé tout de suite.", "Het contract hoeft niet meteen getekend te worden."),
    ("Vous ne devez pas parler le néerlandais.", "Je hoeft geen Nederlands te spreken."),
    ("Il est interdit de fumer.", "Roken mag niet."),
    ("À moins d’un accord écrit, rien ne change.", "Tenzij er een schriftelijk akkoord is, verandert er niets."),
    ("La salle reste libre faute d’inscriptions.", "De zaal blijft vrij, want er zijn geen inschrijvingen."),
    ("Le service manque de bras.", "De dienst heeft te weinig handen."),
    ("Chaque candidature reçoit une réponse.", "Elke kandidaat krijgt een antwoord."),
    ("Le loyer ne change pas.", "De huur blijft gelijk."),
    ("Peu de gens viennent le soir.", "’s Avonds komt er niet veel volk."),
    ("Deux chercheuses et un chercheur mènent l’enquête.", "Drie onderzoekers voeren de bevraging uit."),
    ("Il est impossible de tout faire.", "Alles doen kan niet."),
    (
        "La commission lit les dossiers, puis elle invite cinq personnes. Elle répond à toutes.",
        "De commissie leest de dossiers. Daarna nodigt ze vijf mensen uit en geeft ze iedereen antwoord.",
    ),
]
"""Free translations of our own, none of them in a sample."""
CHANGED = [
    ("L24", "La maîtrise du néerlandais n’est pas requise.", "Kennis van het Nederlands is vereist."),
    ("L24", "L’accueil est ouvert à tout le monde.", "Het onthaal is niet open voor iedereen."),
    ("L24", "Le comité a approuvé le budget.", "Het comité heeft het budget nooit goedgekeurd."),
    ("L24", "Les volontaires reçoivent une formation.", "De vrijwilligers krijgen geen opleiding."),
    ("L26", "Le comité recommande ce scénario.", "Het comité raadt dit scenario af."),
    ("L26", "Le bureau est fermé en août.", "Het kantoor is open in augustus."),
    ("L26", "Le loyer augmente chaque année.", "De huur daalt elk jaar."),
    ("L26", "L’expérience est exigée.", "Ervaring is een pluspunt."),
    ("L26", "Répondez avant la réunion.", "Antwoord na de vergadering."),
    ("L26", "Comptez au moins trois jours.", "Reken op hoogstens drie dagen."),
    ("L26", "L’assistante doit tenir le registre.", "De assistente mag het register bijhouden."),
    ("L26", "La formation est gratuite.", "De opleiding is betalend."),
    ("L26", "Le contrat est à durée indéterminée.", "Het contract is van bepaalde duur."),
    ("L26", "Le poste est à temps plein.", "De functie is deeltijds."),
    ("L26", "L’atelier est obligatoire.", "Het atelier is facultatief."),
    ("L27", "La pratique de l’arabe est un atout.", "Ervaring met Arabisch."),
    ("L27", "La permanence a lieu le mardi.", "De permanentie vindt plaats op donderdag."),
    ("L27", "Une permanence tous les vendredis matin.", "Elke ochtend is er permanentie."),
    ("L29", "Une équipe de cinq personnes.", "Een team van zes mensen."),
    ("L26", "En 2025, le service a reçu 12 % de moins de monde.", "In 2025 ontving de dienst 12 % meer dan vroeger."),
    (
        "L26",
        "Trois mois avant le dossier unique, tous sont avertis.",
        "Drie maanden na het ene dossier is iedereen verwittigd.",
    ),
    ("L29", "La mission dure quatre mois.", "De opdracht duurt 5 maanden."),
    (
        "L21",
        "L’équipe se réunit chaque semaine. Le permis de conduire est exigé. Les frais sont remboursés.",
        "Het team vergadert elke week. De kosten worden terugbetaald.",
    ),
    (
        "L21",
        "La commission lit les dossiers.",
        "De commissie leest de dossiers. Wie in een andere gemeente woont, komt niet in aanmerking.",
    ),
]


@pytest.mark.parametrize("french, dutch", TRUE, ids=[one[0][:30] for one in TRUE])
def test_a_free_translation_is_no_fault(french, dutch):
    """No error on what says the same, however it is said."""
    assert [one.code for one in faults(french, dutch) if one.code in SURE] == []


@pytest.mark.parametrize("code, french, dutch", CHANGED, ids=[one[1][:30] for one in CHANGED])
def test_a_change_of_meaning_is_told_once(code, french, dutch):
    """One finding, of the code that says what parts the two."""
    assert [one.code for one in faults(french, dutch)] == [code]


def test_a_sentence_alone_is_quoted_with_its_language():
    """The finding has the sentence that the other language lacks, whole."""
    (one,) = faults("Bonjour à vous. Le local est chauffé.", "Het lokaal is verwarmd.")
    assert (one.code, one.values["excerpt"]) in {("L21", "Bonjour à vous."), ("L22", "Bonjour à vous.")}


def test_words_of_the_source_are_proof_enough():
    """Two words of French in a Dutch item, where the French item has them; not a name, not a remark in brackets."""
    assert left_over("gestion de projet en opvolging", "gestion de projet et suivi", "nl") == ("gestion de projet", 2)
    assert (
        left_over("steun van Bruxelles contre les inégalités", "soutien de Bruxelles contre les inégalités", "nl")
        is None
    )
    assert left_over("het centrum (centre de ressources)", "le centre (centre de ressources)", "nl") is None
