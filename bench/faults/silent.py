"""Changes that are right: no class of this module may give any finding."""

from random import Random

from bench.faults.dates import day_of
from bench.faults.ground import Class, Ground, pick, planted, replace
from bench.faults.sentences import DAYS, MONTHS, silent
from bench.faults.spots import Edit, Planted, Spot


def _weekday(ground: Ground, rng: Random) -> Planted | None:
    """The right weekday before a date of a cell."""
    spot = pick(rng, [one for one in ground.cells if day_of(one.text) and not one.lang and one.row < 0])
    day = day_of(spot.text) if spot else None
    if not spot or not day:
        return None
    text = f"{DAYS['fr'][day.weekday()]} {day.day} {MONTHS['fr'][day.month - 1]} {day.year}"
    return planted([replace(spot, text)], [spot], f"{spot.text} → {text}")


def _other_form(ground: Ground, rng: Random) -> Planted | None:
    """A date typed otherwise."""
    spot = pick(rng, [one for one in ground.cells if day_of(one.text) and not one.lang])
    day = day_of(spot.text) if spot else None
    if not spot or not day:
        return None
    text = rng.choice(
        (
            f"{day.day:02}/{day.month:02}/{day.year}",
            f"{day.day} {MONTHS['fr'][day.month - 1]} {day.year}",
            f"{day.day} {MONTHS['nl'][day.month - 1]} {day.year}",
            f"{day.year}-{day.month:02}-{day.day:02}",
        )
    )
    return planted([replace(spot, text)], [spot], f"{spot.text} → {text}")


def _two_punctuations(ground: Ground, rng: Random) -> Planted | None:
    """A list of a narrative without any punctuation, in both languages, where others have theirs."""
    found = [one for one in ground.items if one.lang == "fr" and one.form == "md" and ground.twin(one)]
    groups: dict[tuple[str, str], list[Spot]] = {}
    for one in found:
        groups.setdefault((one.file, one.heading), []).append(one)
    whole = [
        group
        for group in groups.values()
        if len(group) > 1 and all(not one.text.rstrip().endswith((":", "?")) for one in group)
    ]
    whole = [group for group in whole if all("," not in one.text[-2:] for one in group)]
    if not whole:
        return None
    group = rng.choice(whole)
    edits = []
    for one in group:
        for side in (one, ground.twin(one)):
            if side:
                edits.append(replace(side, side.text.rstrip(" ;.\u00a0\u202f")))
    return planted(edits, group, f"list below {group[0].heading!r} without punctuation")


def _totals(ground: Ground, rng: Random) -> Planted | None:
    """A row of totals that is right is only told, as advice: it is nothing wrong."""
    heads = [one for one in ground.spots if one.sort == "header" and one.form == "csv" and one.name == "Montant"]
    if not heads:
        return None
    head = rng.choice(heads)
    below = [one for one in ground.cells if one.file == head.file and one.name == "Montant"]
    total = sum(int("".join(filter(str.isdigit, one.text))) for one in below)
    width = sum(one.sort == "header" and one.file == head.file for one in ground.spots)
    row = ["Total", *[""] * (width - 1)]
    row[int(head.at[1])] = f"{total} €"
    return planted(
        [Edit(head.file, "row after", below[-1].at, "\t".join(row))], [head], f"total {total}", also=("T20",)
    )


CLASSES = (
    silent(
        "abbreviations",
        [
            (
                "Des ateliers (p. ex. cuisine, couture, etc.) ont lieu chaque mois, cf. le programme.",
                "Er zijn elke maand workshops (bijv. koken, naaien, enz.), zie het programma.",
            ),
            (
                "M. et Mme Claes, c.-à-d. les voisins, aident au jardin.",
                "Dhr. en mevr. Claes, d.w.z. de buren, helpen in de tuin.",
            ),
            (
                "La salle (env. la moitié du rez-de-chaussée) est libre, n° et clé à l’accueil.",
                "De zaal (ong. de helft van de benedenverdieping) is vrij, nr. en sleutel aan het onthaal.",
            ),
        ],
    ),
    silent(
        "end of a year",
        [
            ("Le projet se termine fin {year}.", "Het project loopt eind {year} af."),
            ("Il a commencé début {year}.", "Het begon begin {year}."),
            ("Vers la mi-{year}, le groupe a changé de salle.", "Medio {year} verhuisde de groep."),
        ],
    ),
    silent(
        "fractions",
        [
            ("Deux collègues travaillent à 4/5 temps.", "Twee collega’s werken 4/5."),
            ("Le quorum est de 2/3 des membres.", "Het quorum is 2/3 van de leden."),
        ],
    ),
    silent(
        "named hereafter",
        [
            (
                "L’asbl Le Pas de Côté, ci-après dénommée « le Pas », prête la salle.",
                "De vzw Le Pas de Côté, hierna ‘le Pas’ genoemd, leent de zaal uit.",
            ),
            (
                "Le partenaire, ci-après dénommé l’atelier, apporte le matériel.",
                "De partner, hierna het atelier genoemd, brengt het materiaal mee.",
            ),
        ],
    ),
    Class("two punctuations of lists", "silent", (), _two_punctuations, is_silent=True),
    silent(
        "quotation in the other language",
        [
            (
                "Une voisine l’a dit en néerlandais : « Samen staan we sterker dan alleen. »",
                "Een buurvrouw zei het in het Frans: ‘Ensemble, on va plus loin que tout seul.’",
            ),
            (
                "La devise du groupe, « Samen sterk », est restée en néerlandais.",
                "De leuze van de groep, ‘Un pas à la fois’, bleef in het Frans.",
            ),
        ],
    ),
    silent(
        "title in English",
        [
            (
                "Le groupe a lu *The Spirit Level: Why Equality is Better for Everyone*.",
                "De groep las *The Spirit Level: Why Equality is Better for Everyone*.",
            ),
            (
                "L’article « Who cares? Housing and health in cities » a servi de base.",
                "Het artikel ‘Who cares? Housing and health in cities’ was de basis.",
            ),
        ],
    ),
    silent(
        "other people with a name nearby",
        [
            (
                "Lina Vandorpe et Salomon Vander Linden animent l’atelier.",
                "Lina Vandorpe en Salomon Vander Linden leiden de workshop.",
            ),
            ("Bruno Oosterlinck a peint la façade.", "Bruno Oosterlinck schilderde de gevel."),
            ("Yasmina Haddad tient la bibliothèque.", "Yasmina Haddad houdt de bibliotheek open."),
        ],
    ),
    silent(
        "a form to complete",
        [
            ("Chaque personne reçoit un formulaire à compléter.", "Iedereen krijgt een formulier om in te vullen."),
            (
                "Le dossier est à compléter sur place, avec l’aide d’une collègue.",
                "Het dossier wordt ter plaatse aangevuld, met de hulp van een collega.",
            ),
            (
                "Il reste des droits à confirmer auprès de la commune.",
                "Er zijn nog rechten te bevestigen bij de gemeente.",
            ),
        ],
    ),
    silent(
        "parts of a whole",
        [
            ("12 des 14 membres étaient présents.", "12 van de 14 leden waren aanwezig."),
            ("Sur 28 réponses, 16 viennent du quartier.", "Van de 28 antwoorden komen er 16 uit de wijk."),
        ],
    ),
    silent(
        "shares of two things",
        [
            (
                "Les visites ont augmenté de 12 % et les appels de 30 %.",
                "De bezoeken stegen met 12 % en de oproepen met 30 %.",
            ),
            ("57 % viennent à pied ; 61 % viennent seuls.", "57 % komt te voet; 61 % komt alleen."),
        ],
    ),
    silent(
        "shares that make a hundred",
        [
            (
                "Les réponses se partagent ainsi : 45 % de oui, 35 % de non et 20 % sans avis.",
                "De antwoorden: 45 % ja, 35 % nee en 20 % zonder mening.",
            ),
            ("Un tiers dit oui, deux tiers disent non.", "Een derde zegt ja, twee derde zegt nee."),
        ],
    ),
    silent(
        "growth above a hundred",
        [
            ("Les demandes ont augmenté de 150 % en deux ans.", "De vragen stegen met 150 % in twee jaar."),
            (
                "La fréquentation atteint 120 % de celle de l’année précédente.",
                "Het aantal bezoekers bedraagt 120 % van dat van het jaar voordien.",
            ),
        ],
    ),
    silent(
        "an amount with its year",
        [
            (
                "En {year}, la COCOF a versé 12 000 € pour les ateliers.",
                "In {year} betaalde de FGC € 12.000 voor de workshops.",
            )
        ],
    ),
    silent(
        "sites and addresses",
        [
            (
                "Le programme est sur https://www.tisselande.example/agenda?mois=5#haut.",
                "Het programma staat op https://www.tisselande.example/agenda?mois=5#haut.",
            ),
            (
                "Écrivez à accueil@tisselande.example ou voyez www.tisselande.example.",
                "Schrijf naar accueil@tisselande.example of kijk op www.tisselande.example.",
            ),
        ],
    ),
    silent(
        "foreign names",
        [
            (
                "Nguyễn Thị Hoa, Łukasz Wójcik et Aïcha Ould Brahim ont cuisiné.",
                "Nguyễn Thị Hoa, Łukasz Wójcik en Aïcha Ould Brahim kookten.",
            ),
            (
                "José María Fernández de la Vega et Xhevdet Berisha jouent de la musique.",
                "José María Fernández de la Vega en Xhevdet Berisha maken muziek.",
            ),
        ],
    ),
    silent(
        "ordinals",
        [
            ("Le groupe fête sa 10e année au 2e étage.", "De groep viert zijn 10e jaar op de 2e verdieping."),
            ("C’est la 3e édition, après la 1re et la 2e.", "Het is de 3e editie, na de 1e en de 2e."),
        ],
    ),
    silent(
        "streets with numbers",
        [
            (
                "La salle se trouve rue du 11 Novembre 4, près de l’avenue des 7 Bonniers.",
                "De zaal ligt in de rue du 11 Novembre 4, vlak bij de avenue des 7 Bonniers.",
            ),
            (
                "Le parc est au coin de la place du Nouveau Marché aux Grains.",
                "Het park ligt op de hoek van de Nieuwe Graanmarkt.",
            ),
        ],
    ),
    silent(
        "proper names in the other language",
        [
            (
                "Le centre culturel De Markten et le journal Bruzz y étaient, avec Brussels Platform Armoede.",
                "Het Théâtre National en de krant Le Soir waren erbij, net als Les Petits Riens.",
            ),
            (
                "Le groupe visite le Huis voor Gezondheid et le Kenniscentrum WWZ.",
                "De groep bezoekt de Maison de la Solidarité en het Centre d’Écologie Urbaine.",
            ),
        ],
    ),
    silent(
        "words twice that are right",
        [
            (
                "Nous nous réunissons le soir, et vous vous demandez pourquoi.",
                "Zij die die zaal kennen, weten dat dat lokaal klein is.",
            ),
            (
                "Faire faire et laisser laisser : ce ce qui compte, c’est de vivre.".replace(
                    "laisser laisser : ce ce", "laisser faire : ce"
                ),
                "Wie die dat deed, zag dat dat lukte.",
            ),
        ],
    ),
    silent(
        "dates of history",
        [
            (
                "La loi organique des CPAS date du 8 juillet 1976.",
                "De organieke wet op de OCMW’s dateert van 8 juli 1976.",
            ),
            (
                "La maison a été bâtie en 1911, avant la guerre de 1914-1918.",
                "Het huis werd in 1911 gebouwd, voor de oorlog van 1914-1918.",
            ),
        ],
    ),
    silent(
        "the right weekday",
        [
            (
                "Le groupe s’est réuni le {day_fr} {d} {m_fr} {year}.",
                "De groep kwam samen op {day_nl} {d} {m_nl} {year}.",
            ),
            ("Rendez-vous le {day_fr} {dd}/{mm}/{year}.", "Afspraak op {day_nl} {dd}/{mm}/{year}."),
        ],
    ),
    Class("the right weekday in a cell", "silent", (), _weekday, is_silent=True),
    Class("a date typed otherwise", "silent", (), _other_form, is_silent=True),
    silent(
        "periods",
        [
            ("Le service ferme du 24 décembre au 2 janvier.", "De dienst is gesloten van 24 december tot 2 januari."),
            ("L’année scolaire {before}-{year} a été courte.", "Het schooljaar {before}-{year} was kort."),
            (
                "On est ouvert du vendredi au lundi, de 20 h à 8 h.",
                "We zijn open van vrijdag tot maandag, van 20 tot 8 uur.",
            ),
        ],
    ),
    silent(
        "numbers that are right",
        [
            (
                "Le numéro BE50 0012 2417 0918 et le 0418.480.071 figurent sur la facture du CBCS.",
                "Het nummer BE50 0012 2417 0918 en 0418.480.071 staan op de factuur van het CBCS.",
            ),
            ("Appelez le 02 555 01 23 entre 9 h et 12 h.", "Bel 02 555 01 23 tussen 9 en 12 uur."),
        ],
    ),
    silent(
        "the right postcode",
        [
            (
                "Le local se trouve rue du Fort 12, 1060 Saint-Gilles.",
                "Het lokaal ligt in de Fortstraat 12, 1060 Sint-Gillis.",
            ),
            ("Un autre est à 1080 Molenbeek-Saint-Jean.", "Een ander is in 1080 Sint-Jans-Molenbeek."),
        ],
    ),
    silent(
        "age of the public",
        [
            (
                "Les ateliers accueillent des jeunes de 12 à 18 ans et des femmes seules.",
                "De workshops ontvangen jongeren van 12 tot 18 jaar en alleenstaande vrouwen.",
            ),
            (
                "Une femme de 68 ans et un homme de 74 ans en parlent.",
                "Een vrouw van 68 en een man van 74 vertellen erover.",
            ),
        ],
    ),
    silent(
        "a list announced rightly",
        [
            (
                "Trois thèmes reviennent : le logement, la santé et le travail.",
                "Drie thema’s komen terug: wonen, gezondheid en werk.",
            ),
            ("Deux questions se posent : qui vient, et qui ne vient pas ?", "Twee vragen: wie komt, en wie niet?"),
        ],
    ),
    silent(
        "omission in a quotation",
        [
            (
                "« On attend […] et puis on s’en va », dit une femme.",
                "‘We wachten […] en dan gaan we weg’, zegt een vrouw.",
            ),
            ("« Je ne sais pas… », répond-elle.", "‘Ik weet het niet…’, antwoordt ze."),
        ],
    ),
    silent(
        "questions and exclamations",
        [
            ("Pourquoi ? Comment ? Avec qui ? Personne ne le demande.", "Waarom? Hoe? Met wie? Niemand vraagt het."),
            ("« Enfin ! », ont dit les voisins.", "‘Eindelijk!’, zeiden de buren."),
        ],
    ),
    silent(
        "official terms",
        [
            ("Le CPAS et la COCOM ont répondu, la COCOF aussi.", "Het OCMW en de GGC antwoordden, de FGC ook."),
            ("Les données sont traitées selon le RGPD.", "De gegevens worden verwerkt volgens de AVG."),
        ],
    ),
    silent(
        "Roman numerals and capitals",
        [
            (
                "Le XXe siècle, la partie III et le RER sont au programme.",
                "De twintigste eeuw, deel III en het GEN staan op het programma.",
            ),
            ("La rue Louis XIV n’existe pas à Bruxelles.", "Een straat Lodewijk XIV bestaat niet in Brussel."),
        ],
    ),
    Class("a row of totals that is right", "silent", (), _totals, is_silent=True),
)
"""The classes of this subject."""
