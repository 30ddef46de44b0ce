"""Running texts as people write them: what each heading opens, and where what no field takes is printed."""

import pytest

from imprimatur.core.blocks import Block, Heading, List, Paragraph, plain
from imprimatur.core.walking import plain_blocks
from tests.dossiers import examined

Shown = list[tuple[str, str]]


def shown(blocks: tuple[Block, ...]) -> Shown:
    """Blocks as pairs: `h1`, `h2`, `p`, `l` and what each says."""
    sorts = {Paragraph: "p", List: "l"}
    return [
        (
            f"h{block.level}" if isinstance(block, Heading) else sorts.get(type(block), "?"),
            "|".join(plain_blocks((block,))),
        )
        for block in blocks
    ]


def part(text: str, name: str, kind: str = "job_offer", lang: str = "fr") -> Shown:
    """A part of what a text gives, in its language, before typography."""
    return shown(examined(kind, {f"texte.{lang}.md": text}).manuscripts[lang].parts[name])  # type: ignore[index]


def told(text: str, kind: str = "job_offer", lang: str = "fr") -> list[tuple[str, int]]:
    """The findings about the form of a text, with their lines."""
    findings = examined(kind, {f"texte.{lang}.md": text}).findings
    codes = ("T01", "T02", "T06", "T07", "T08", "T09", "N01", "N02")
    return sorted((one.code, one.location.line) for one in findings if one.code in codes)


def test_text_before_the_first_heading_has_a_name_where_a_language_lacks_it():
    job = examined("job_offer", {"texte.fr.md": "Bonjour.\n\n# Contexte\n\nUn quartier.\n"})
    said = [one.message.fr for one in job.findings if one.code == "C03" and one.path.startswith("added_sections")]
    assert said == ["« Texte avant le premier titre » n’existe pas en néerlandais."]


def test_text_before_the_first_heading_opens_the_document():
    text = "Bonjour.\n\n# Contexte\n\nUn quartier.\n"
    assert part(text, "opening") == [("p", "Bonjour.")]
    assert part(text, "context") == [("p", "Un quartier.")]
    assert told(text) == [("T08", 1)]


@pytest.mark.parametrize("group", ["Profil", "Conditions", "Postuler", "Rémunération"])
def test_text_under_the_heading_of_a_group_introduces_it(group):
    """Lists included, and nothing needs to be said of it."""
    text = f"# {group}\n\nUne phrase.\n\n- un\n- deux\n"
    name = {"Profil": "profile", "Postuler": "application"}.get(group, "conditions")
    assert part(text, name)[:2] == [("p", "Une phrase."), ("l", "un|deux")]
    assert told(text) == []


def test_text_under_the_heading_of_a_project_is_its_description():
    """The text that leads a group; where that text has a heading of its own, it introduces the group."""
    assert part("# Projet\n\nRelier.\n", "project") == [("p", "Relier.")]
    both = "# Projet\n\nRelier.\n\n## Description du projet\n\nDeux rues.\n"
    assert part(both, "project") == [("p", "Relier."), ("p", "Deux rues.")]
    assert told(both) == []


def test_an_unknown_heading_after_a_group_is_a_section_of_its_own():
    """Not a part of what came before: the qualities stay qualities, under their heading."""
    text = "# Profil\n\n## Qualités\n\n- calme\n- écoute\n\n# Notre histoire\n\nNée en 2009.\n"
    assert part(text, "profile") == [("h2", "Qualités"), ("l", "Calme|Écoute")]
    assert part(text, "after_profile") == [("h1", "Notre histoire"), ("p", "Née en 2009.")]
    assert told(text) == [("T06", 8)]


def test_an_unknown_heading_within_a_group_stays_in_it():
    text = "# Profil\n\n## Qualités\n\n- calme\n\n## Vos atouts\n\n- le permis\n\n## Langues\n\n- Français : maîtrise\n"
    assert part(text, "profile") == [
        ("h2", "Langues"),
        ("l", "Français : maîtrise"),
        ("h2", "Qualités"),
        ("l", "Calme"),
        ("h2", "Vos atouts"),
        ("l", "le permis"),
    ]


def test_an_unknown_heading_follows_the_field_before_it():
    text = "# Contexte\n\nUn quartier.\n\n# Nos valeurs fortes\n\nL’écoute.\n\n## Et aussi\n\nLe temps.\n"
    text += "\n# Missions\n\n- agir\n"
    assert part(text, "context") == [
        ("p", "Un quartier."),
        ("h1", "Nos valeurs fortes"),
        ("p", "L’écoute."),
        ("h2", "Et aussi"),
        ("p", "Le temps."),
    ]
    assert part(text, "missions") == [("l", "agir")]


def test_a_heading_below_a_text_is_part_of_it():
    assert part("# Contexte\n\nUn quartier.\n\n## Une histoire\n\nDeux rues.\n", "context") == [
        ("p", "Un quartier."),
        ("h2", "Une histoire"),
        ("p", "Deux rues."),
    ]


def test_the_number_and_the_colon_of_a_heading_are_the_documents_affair():
    text = "# 2.1 Nos voisins :\n\nDeux rues.\n"
    assert part(text, "opening") == [("h1", "Nos voisins"), ("p", "Deux rues.")]
    assert told(text) == [("T06", 1)]


def test_a_heading_without_text_is_told_and_not_printed():
    text = "# Informations utiles\n\n# Contexte\n\nUn quartier.\n"
    assert part(text, "opening") == []
    assert told(text) == [("T07", 1)]


def test_the_introduction_of_a_list_is_no_item_of_it():
    text = "# Profil\n\n## Compétences\n\nVous savez :\n\n- écrire\n- lire\n\nLe reste s’apprend.\n"
    assert part(text, "profile") == [
        ("h2", "Compétences"),
        ("p", "Vous savez :"),
        ("l", "Écrire|Lire"),
        ("p", "Le reste s’apprend."),
    ]
    assert told(text) == []


def test_text_before_the_first_row_of_a_table_is_printed_before_it():
    text = "# Projet\n\n## Principes du projet\n\nTout repose sur eux.\n\n"
    text += "### Écouter\n\nD’abord.\n\n### Agir\n\nEnsuite.\n"
    assert part(text, "project") == [
        ("h2", "Les principes"),
        ("p", "Tout repose sur eux."),
        ("h3", "Écouter"),
        ("p", "D’abord."),
        ("h3", "Agir"),
        ("p", "Ensuite."),
    ]


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (
            "Vous avez :\n\n- un\n\nVous êtes :\n\n- deux\n",
            [("p", "Vous avez :"), ("l", "un"), ("p", "Vous êtes :"), ("l", "deux")],
        ),
        ("- un\n  - un bis\n- deux\n", [("l", "un|un bis|deux")]),
        ("### Informatique\n\n- un\n", [("h3", "Informatique"), ("l", "un")]),
    ],
    ids=["lists between paragraphs", "a list in a list", "groups"],
)
def test_what_a_table_cannot_hold_is_printed_as_it_is_written(body, printed):
    """In its place, under its heading; the field is not missing then."""
    text = f"# Profil\n\n## Compétences\n\n{body}"
    job = examined("job_offer", {"texte.fr.md": text})
    assert shown(job.manuscripts["fr"].parts["profile"]) == [("h2", "Compétences"), *printed]
    assert ("T09", 3) in told(text)
    assert "profile.skills" not in [one.path for one in job.findings if one.code in ("C01", "C07")]


def test_a_text_does_not_stand_in_for_a_table_of_values():
    """Staff told in a sentence are printed so, but the table that totals are made of is still asked for."""
    job = examined(
        "feasibility_report",
        {"texte.fr.md": "# Personnel\n\nDouze personnes travaillent ici, dont trois à mi-temps.\n"},
    )
    assert ("p", "Douze personnes travaillent ici, dont trois à mi-temps.") in shown(
        job.manuscripts["fr"].parts["situation"]
    )
    [asked] = [one for one in job.findings if one.path == "people" and one.code in ("C01", "C07")]
    assert (asked.code, asked.location.line) == ("C07", 1)
    assert asked.message.fr.startswith("« Personnel » est écrit en texte suivi")


@pytest.mark.parametrize("kind", ["job_offer", "research_synthesis", "feasibility_report"])
@pytest.mark.parametrize(
    "heading", ["Langues", "Publications", "Partenaires", "Finances", "Références", "Chiffres clés"]
)
def test_text_under_the_name_of_a_table_is_never_lost(kind, heading):
    """Whatever the table holds, and even where the kind has no such table."""
    text = f"# {heading}\n\nUne phrase qui compte vraiment, et qui ne peut pas disparaître.\n\n- et son élément\n"
    job = examined(kind, {"texte.fr.md": text})
    whole = " ".join(plain_blocks(tuple(block for one in job.manuscripts["fr"].parts.values() for block in one)))
    assert "Une phrase qui compte vraiment" in whole
    assert "et son élément" in whole


def test_languages_may_be_listed():
    text = "# Profil\n\n## Langues\n\n- Français : maîtrise\n- néerlandais – bonne connaissance (atout)\n"
    assert part(text, "profile") == [
        ("h2", "Langues"),
        ("l", "Français : maîtrise|Néerlandais : bonne connaissance (un atout)"),
    ]


def test_a_sentence_is_never_taken_for_a_value():
    sentence = "La personne engagée travaille sous la responsabilité de la coordination, avec toute l’équipe."
    text = f"# Contexte\n\nUn quartier.\n\n# Responsable\n\n{sentence}\n"
    assert part(text, "context")[1:] == [("h1", "Responsable"), ("p", sentence)]
    assert told(text) == [("T09", 5)]


def test_what_follows_a_value_is_kept():
    text = "# Postuler\n\n## Date limite\n\n15 janvier 2027\n\nPassé ce jour, plus rien.\n"
    assert part(text, "application") == [
        ("?", "Au plus tard le|Vendredi 15 janvier 2027"),
        ("p", "Passé ce jour, plus rien."),
    ]


def test_a_title_is_no_prose():
    text = "# Poste\n\nUn poste riche.\n\nEt varié.\n"
    job = examined("job_offer", {"texte.fr.md": text})
    assert plain(job.manuscripts["fr"].lines["title"]) == ""
    assert shown(job.manuscripts["fr"].parts["opening"]) == [
        ("h1", "Poste"),
        ("p", "Un poste riche."),
        ("p", "Et varié."),
    ]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("1. Contexte", "context"),
        ("IV. Contexte", "context"),
        ("b) Contexte", "context"),
        ("2.1 Contexte", "context"),
        ("CONTEXTE :", "context"),
        ("Le contexte", "context"),
        ("Contexte (en bref)", "context"),
        ("Vos tâches", "tasks"),
        ("Qui sommes-nous ?", "presentation"),
        ("À propos de nous", "presentation"),
        ("Nous offrons", "benefits"),
        ("Ce que nous offrons", "benefits"),
        ("Votre mission", "main_mission"),
        ("Description de fonction", "missions"),
        ("Responsabilités", "tasks"),
    ],
)
def test_headings_are_known_as_people_write_them(heading, name):
    assert part(f"# {heading}\n\nUne phrase.\n", name) == [("p", "Une phrase.")]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("1. Context", "context"),
        ("SITUERING", "context"),
        ("Wie zijn we?", "presentation"),
        ("Over ons", "presentation"),
        ("Jouw taken", "tasks"),
        ("Takenpakket:", "tasks"),
        ("Functieomschrijving", "missions"),
        ("Wij bieden", "benefits"),
        ("Ons aanbod", "benefits"),
        ("Werkwijze", "process"),
    ],
)
def test_headings_are_known_in_dutch(heading, name):
    assert part(f"# {heading}\n\nEen zin.\n", name, lang="nl") == [("p", "Een zin.")]


@pytest.mark.parametrize(("kind", "name"), [("research_synthesis", "method"), ("feasibility_report", "method")])
@pytest.mark.parametrize(("heading", "lang"), [("Méthodologie", "fr"), ("Werkwijze", "nl")])
def test_synonyms_hold_for_every_kind(kind, name, heading, lang):
    assert ("p", "Une phrase.") in part(f"# {heading}\n\nUne phrase.\n", name, kind, lang)


def test_our_values_are_not_those_asked_of_a_candidate():
    """`Votre` and `le` change nothing to a heading; `notre` does."""
    assert part("# Notre mission\n\nAider.\n", "opening") == [("h1", "Notre mission"), ("p", "Aider.")]


def test_the_nearest_heading_is_proposed():
    job = examined("job_offer", {"texte.fr.md": "# Contexte de travail\n\nUn quartier.\n"})
    (advice,) = [one for one in job.findings if one.code == "T06"]
    assert advice.message.fr.endswith("Vouliez-vous dire « Contexte » ?")
    assert advice.message.nl.endswith("Bedoelde u ‘Context’?")


def test_the_two_languages_of_an_addition_are_one():
    """The first unknown heading of one language beside the first of the other; one without the other is missing."""
    french = "# Contexte\n\nUn quartier.\n\n# Nos voisins\n\nDeux rues.\n\n# Nos amis\n\nTrois.\n"
    dutch = "# Context\n\nEen wijk.\n\n# Onze buren\n\nTwee straten.\n"
    job = examined("job_offer", {"texte.fr.md": french, "texte.nl.md": dutch})
    assert [(one.title.plain("fr"), one.title.plain("nl")) for one in job.document.added_sections] == [
        ("Nos voisins", "Onze buren"),
        ("Nos amis", ""),
    ]
    [missing] = [one for one in job.findings if one.path.startswith("added_sections.1")]
    assert (missing.code, missing.path, missing.lang) == ("C03", "added_sections.1.body", "nl")
    assert missing.message.fr == "« Nos amis » n’existe pas en néerlandais."


def test_a_section_keeps_the_sub_headings_that_no_field_takes():
    """`Publications` with a sentence below is part of its chapter; what follows stays in its order and at its level."""
    text = "# La recherche\n\nUne année.\n\n## Publications\n\nUn livre a paru.\n\n### Réseau\n\nDix membres.\n\n"
    text += "## Divers\n\nUn mot.\n\n# Et demain\n\nNous verrons.\n"
    assert part(text, "opening", "annual_report") == [
        ("h1", "La recherche"),
        ("p", "Une année."),
        ("h2", "Publications"),
        ("p", "Un livre a paru."),
        ("h3", "Réseau"),
        ("p", "Dix membres."),
        ("h2", "Divers"),
        ("p", "Un mot."),
    ]
    assert part(text, "added_sections", "annual_report") == [("h1", "Et demain"), ("p", "Nous verrons.")]
    assert told(text, "annual_report") == [("T06", 1), ("T06", 17), ("T09", 5)]


def test_a_field_below_a_section_takes_its_passage_and_ends_the_section():
    text = "# Un travail utile\n\nUn mot.\n\n## Contexte\n\nUn quartier.\n\n## Nos lundis\n\nUne réunion.\n"
    assert part(text, "opening") == [("h1", "Un travail utile"), ("p", "Un mot.")]
    assert part(text, "context") == [("p", "Un quartier."), ("h1", "Nos lundis"), ("p", "Une réunion.")]


def test_a_group_below_a_section_is_a_group_where_a_field_follows():
    text = "# Un travail utile\n\nUn mot.\n\n## Profil\n\nQuelqu’un.\n\n### Qualités\n\n- calme\n"
    assert part(text, "profile")[0] == ("p", "Quelqu’un.")
    assert ("l", "Calme") in part(text, "profile")
    assert part(text, "opening") == [("h1", "Un travail utile"), ("p", "Un mot.")]


@pytest.mark.parametrize(
    ("sentence", "is_prose"),
    [
        ("Deux ans au moins. Une expérience bénévole compte aussi.", True),
        ("Une longue expérience de l’accueil est attendue de chacun ici.", True),
        ("beaucoup d’années", False),
        ("beaucoup d’années.", False),
    ],
)
def test_sentences_are_no_value_that_is_not_understood(sentence, is_prose):
    """They are printed; a value that nobody understands is refused at its place."""
    text = f"# Profil\n\n## Années d’expérience\n\n{sentence}\n"
    job = examined("job_offer", {"texte.fr.md": text})
    codes = [one.code for one in job.findings if one.location.line in (3, 5) and one.code in ("T09", "V01")]
    assert codes == (["T09"] if is_prose else ["V01"])
    assert (("p", sentence) in shown(job.manuscripts["fr"].parts["profile"])) is is_prose


def test_a_paragraph_of_sentences_is_no_line_of_a_list():
    text = "# Profil\n\n## Connaissances\n\nVous connaissez le quartier. Vous aimez y marcher.\n"
    assert part(text, "profile") == [
        ("h2", "Connaissances"),
        ("p", "Vous connaissez le quartier. Vous aimez y marcher."),
    ]
    assert part("# Profil\n\n## Connaissances\n\nLe quartier.\n", "profile") == [
        ("h2", "Connaissances"),
        ("l", "Le quartier."),
    ]


def test_a_diploma_is_printed_as_it_is_told():
    told_so = "# Profil\n\n## Formation et expérience\n\nUn diplôme est utile. L’expérience compte plus.\n"
    assert part(told_so, "profile") == [
        ("h2", "Formation et expérience"),
        ("p", "Un diplôme est utile. L’expérience compte plus."),
    ]
    assert part("# Profil\n\n## Diplôme\n\nMaster\n", "profile") == [
        ("h2", "Formation et expérience"),
        ("l", "Master"),
    ]
    assert part("# Profil\n\n## Diplôme\n\n- Master\n- ou un brevet\n", "profile") == [
        ("h2", "Formation et expérience"),
        ("l", "Master|ou un brevet"),
    ]


def test_values_and_availability_keep_their_lists():
    text = "# Profil\n\n## Valeurs\n\n- le respect\n- la joie\n\n## Disponibilité\n\n- le soir\n- le samedi\n"
    assert part(text, "profile") == [("h2", "Valeurs"), ("l", "le respect|la joie"), ("l", "le soir|le samedi")]


def test_a_section_after_the_fine_print_stands_after_it():
    text = "# Postuler\n\nÉcrivez.\n\n# Nos bureaux\n\nAu premier.\n\n# Vie privée\n\nRien n’est gardé.\n\n"
    text += "# Bon à savoir\n\nLe métro est proche.\n"
    assert part(text, "after_application") == [("h1", "Nos bureaux"), ("p", "Au premier.")]
    assert part(text, "after_closing") == [("h1", "Bon à savoir"), ("p", "Le métro est proche.")]


def test_introductions_of_a_group_stand_in_their_order():
    text = "# Profil\n\nQuelqu’un.\n\n## Nos attentes\n\nDu calme.\n\n## Nos espoirs\n\nUn rire.\n\n"
    text += "## Qualités\n\n- douceur\n"
    assert part(text, "profile")[:5] == [
        ("p", "Quelqu’un."),
        ("h2", "Nos attentes"),
        ("p", "Du calme."),
        ("h2", "Nos espoirs"),
        ("p", "Un rire."),
    ]


def test_a_section_that_ends_a_group_stands_after_its_fields():
    """The facts of a mandate given elsewhere are not set below the heading of a section of its author's own."""
    text = "# Mandat\n\nUn mandat.\n\n## Qui le voulait\n\nLes conseils.\n"
    job = examined("feasibility_report", {"texte.fr.md": text, "x.yaml": "mandate.question: {fr: Que faire ?}\n"})
    assert [line for line in shown(job.manuscripts["fr"].parts["mandate"]) if "Que" not in line[1]][1:] == [
        ("p", "Un mandat."),
        ("h2", "Qui le voulait"),
        ("p", "Les conseils."),
    ]
    assert shown(job.manuscripts["fr"].parts["mandate"])[2] == ("p", "Question posée. Que faire ?")


@pytest.mark.parametrize(
    ("heading", "name", "below"),
    [
        ("Scénarios", "scenarios", [("h2", "Attendre"), ("p", "Un an de plus, sans rien décider d’autre.")]),
        (
            "Finances",
            "situation",
            [("h2", "Finances"), ("h3", "Attendre"), ("p", "Un an de plus, sans rien décider d’autre.")],
        ),
    ],
)
def test_what_stands_instead_of_a_table_skips_no_level_of_headings(heading, name, below):
    """Where several tables share a chapter, it keeps the heading of its author."""
    text = f"# {heading}\n\n### Attendre\n\nUn an de plus, sans rien décider d’autre.\n\n- un\n  - deux\n"
    found = part(text, name, "feasibility_report")
    assert [one for one in found[1:] if one in below] == below


def test_a_passage_that_stands_for_one_to_come_is_told_once() -> None:
    found = examined("job_offer", {"recit.fr.md": "# Contexte\n\nÀ compléter.\n"}).findings
    place = "job_offer/test/recit.fr.md"
    assert [one.code for one in found if str(one.location).startswith(place) and one.code[0] in "NVR"] == ["V17"]


COSTS = """# Coûts

| Poste | Montant |
| --- | --- |
| Travaux | 125 000 € |
| Architecte | 12 500,50 € |
| {label} | {total} |
"""


@pytest.mark.parametrize("label", ["Total", "TOTAL", "Total général", "Total des travaux"])
def test_a_row_of_totals_in_the_table_of_a_text_is_told_and_counts_once(label):
    """As in a workbook: a total printed as a row would double every amount."""
    one = examined("feasibility_report", {"texte.fr.md": COSTS.format(label=label, total="137 500,50 €")})
    assert [str(cost.amount.amount) for cost in one.document.costs] == ["125000", "12500.50"]
    about = [(f.code, f.location.line, f.message.fr) for f in one.findings if f.code in ("T20", "T21")]
    assert [(code, line) for code, line, _ in about] == [("T20", 7)]
    assert about[0][2].endswith(f"« {label} · 137 500,50 € ».")


def test_a_total_in_the_table_of_a_text_is_the_sum_of_its_rows():
    one = examined("feasibility_report", {"texte.fr.md": COSTS.format(label="Total", total="137 000 €")})
    [wrong] = [f for f in one.findings if f.code == "T21"]
    assert wrong.location.line == 7
    assert "« Montant » est 137 000 €, mais la somme des lignes est 137500,5" in wrong.message.fr


def test_a_partial_total_adds_up_the_rows_since_the_last_one():
    rows = "| Port | 1 € |\n| Sous-total | 2 € |\n"
    text = COSTS.format(label="Sous-total", total="137 500,50 €") + rows
    one = examined("feasibility_report", {"texte.fr.md": text})
    assert [str(cost.amount.amount) for cost in one.document.costs] == ["125000", "12500.50", "1"]
    told = sorted((f.code, f.location.line) for f in one.findings if f.code in ("T20", "T21"))
    assert told == [("T20", 7), ("T21", 9)]


def test_a_row_that_only_begins_as_a_total_is_one_of_data_where_its_number_is_no_sum():
    one = examined("feasibility_report", {"texte.fr.md": COSTS.format(label="Total Energies", total="900 €")})
    assert len(one.document.costs) == 3
    assert not [f for f in one.findings if f.code in ("T20", "T21")]


@pytest.mark.parametrize(
    ("kind", "title", "name"),
    [("feasibility_report", "Scénarios", "scenarios"), ("research_synthesis", "Résultats", "results")],
)
def test_the_subheadings_of_a_passage_printed_as_it_is_stand_right_below_its_heading(kind, title, name):
    """No level is skipped, or the first section of chapter 8 would bear the number 8.0.1."""
    table = "| a | b |\n| - | - |\n| x | y |"
    text = f"# {title}\n\n## A : louer\n\nLibre.\n\n{table}\n\n### Loyer\n\nIndexé.\n\n## B\n\nFin.\n"
    levels = [sort for sort, _ in part(text, name, kind) if sort.startswith("h")]
    assert levels[-3:] == ["h2", "h3", "h2"]


def test_the_introduction_of_a_field_is_named_by_that_field():
    """It has no heading of its own, and "Text" would say nothing to anybody."""
    text = "# Coûts\n\nHors TVA.\n\n| Poste | Montant |\n| - | - |\n| Loyer | 5 € |\n| Gaz | 1 € |\n"
    one = examined("feasibility_report", {"texte.fr.md": text})
    [missing] = [found for found in one.findings if found.path.startswith("added_sections.")]
    assert (missing.code, missing.message.fr) == ("C03", "« Coûts » n’existe pas en néerlandais.")


def test_a_row_written_in_one_language_alone_lacks_the_other_and_has_no_empty_cell():
    """Its only cell is filled: to call it empty would send people to the wrong place."""
    text = "# Coûts\n\n| Poste | Montant |\n| - | - |\n| Loyer | 5 € |\n"
    one = examined("feasibility_report", {"texte.fr.md": text})
    told = [(found.code, found.lang, found.message.fr) for found in one.findings if found.path.startswith("costs.")]
    assert ("C03", "nl", "« Poste » n’existe pas en néerlandais.") in told
    assert not any(code == "T03" and lang for code, lang, _ in told)


@pytest.mark.parametrize(
    ("heading", "lang", "name"),
    [
        ("Jouw functie", "nl", "missions"),
        ("De functie", "nl", "missions"),
        ("Votre fonction", "fr", "missions"),
        ("Wat verwachten we van jou?", "nl", "profile"),
    ],
)
def test_what_a_heading_says_about_the_work_is_no_title(heading, lang, name):
    """The sentence under it was printed as the name of the function."""
    said = part(f"# {heading}\n\nRue.\n\n- un\n", name, lang=lang)
    assert said[:2] == [("p", "Rue."), ("l", "un")]
    assert told(f"# {heading}\n\nRue.\n\n- un\n", lang=lang) == []


def test_sections_of_an_author_in_one_language_are_named_at_the_first_of_them():
    """ "Other headings" would send people to look for a heading that nobody wrote."""
    one = examined("job_offer", {"texte.fr.md": "# Contexte\n\nRue.\n\n# Nos amis\n\nUn.\n\n# Nos voisins\n\nDeux.\n"})
    [missing] = [found for found in one.findings if found.path.startswith("added_sections") and found.code == "C03"]
    assert missing.message.fr == "« Nos amis, Nos voisins » n’existe pas en néerlandais."
    assert missing.location.line == 5
    assert missing.remedy.fr == (
        "Écrivez le texte à cet endroit, d’après l’autre langue, ou demandez-en la traduction ; "
        "une phrase non traduite n’est jamais imprimée dans la version définitive."
    )


def test_an_advised_table_told_in_running_text_is_not_called_absent():
    text = "# Profil\n\n## Langues\n\nVous parlez les langues du quartier et vous aimez en apprendre.\n"
    one = examined("job_offer", {"texte.fr.md": text})
    assert [found.code for found in one.findings if found.path == "profile.languages"] == ["T09"]


@pytest.mark.parametrize(
    ("heading", "lang"), [("Nog vragen?", "nl"), ("Recommandations", "fr"), ("Le saviez-vous ?", "fr")]
)
def test_a_heading_that_is_only_a_little_alike_is_not_proposed(heading, lang):
    job = examined("job_offer", {f"texte.{lang}.md": f"# {heading}\n\nUne phrase.\n"})
    (advice,) = [one for one in job.findings if one.code == "T06"]
    assert advice.values["hint"] == ""


def test_the_name_of_a_field_is_a_heading_of_each_language():
    """A field of a table filled with running text keeps its name, in Dutch in Dutch; a name of one's own stays."""
    values = "Vous savez lire. Et compter.;U kunt lezen. En rekenen."
    for name, titles in (("Compétences", ("Compétences", "Vaardigheden")), ("Savoir-faire", ("Savoir-faire",) * 2)):
        job = examined("job_offer", {"champs.csv": f"Champ;FR;NL\n{name};{values}\nContexte;Un quartier.;Een wijk.\n"})
        assert [(one.title.plain("fr"), one.title.plain("nl")) for one in job.document.added_sections] == [titles]
