"""One cell, one value: what it says beside its field, what its author sees in it, what is told when it is not read."""

from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from imprimatur.core.dossier import Cell
from imprimatur.core.location import Location
from imprimatur.core.text import Text
from imprimatur.core.values import Hedge, Money, MoneyNote, Quantity, Range, WorkingTime
from imprimatur.documents.assembly.coercion import Builder
from imprimatur.documents.assembly.material import Found, Material
from imprimatur.documents.job_offer.choices import ContractKind, FeeMode, Level, Provider, Vat
from imprimatur.documents.job_offer.groups import Fee, KeyFigure, LanguageSkill
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.schema.registers import Registers, find
from tests.dossiers import labels, offer, registers

PLACE = Location("offre.xlsx", "Offre", "B2")


def built(model: Any, path: str, value: object, shown: str = "") -> tuple[Any, Builder]:
    """The values of a model whose one field holds a cell, and the builder with its findings."""
    builder = Builder(Material(), labels(), registers())
    return filled(builder.fields(model, {(path, ""): Found(Cell(value, PLACE, shown=shown))})), builder


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """Values without those that say nothing."""
    inner = {name: filled(value) if isinstance(value, dict) else value for name, value in values.items()}
    return {name: value for name, value in inner.items() if value not in ({}, (), Text())}


@pytest.mark.parametrize(
    ("typed", "level"),
    [("Notion", Level.BASIC), ("courante", Level.FLUENT), ("bilingues", Level.BILINGUAL)],
)
def test_a_choice_agrees_with_its_noun(typed: str, level: Level) -> None:
    """`Adoptée`, `bonnes connaissances`: another gender or number is the same choice."""
    values, builder = built(LanguageSkill, "level", typed)
    assert (values["level"], told(builder)) == (level, [])


def told(builder: Builder) -> list[tuple[str, str, str, str]]:
    """Code, French message, Dutch message and French remedy of each finding."""
    return [(one.code, one.message.fr, one.message.nl, one.remedy.fr) for one in builder.findings]


def read(**lines: str) -> Any:
    """An offer from a few fields, and its codes."""
    text = "".join(f"{name.replace('_', ' ')}: {value}\n" for name, value in lines.items())
    document, findings = offer({"offre.yaml": text})
    return document, [one.code for one in findings]


def test_hours_said_with_the_working_time_are_those_of_the_week():
    document, codes = read(régime="mi-temps (19h)")
    assert codes == []
    assert (document.contract.regime, document.contract.hours_week) == (WorkingTime((Fraction(1, 2),)), Decimal(19))
    same, codes = read(régime="mi-temps (19h)", Heures_par_semaine="19,0")
    assert (codes, same.contract.hours_week) == ([], Decimal(19))
    other, codes = read(régime="mi-temps (19h)", Heures_par_semaine="20")
    assert (codes, other.contract.hours_week) == (["V11"], Decimal(20))


@pytest.mark.parametrize(
    ("typed", "duration", "renewable", "regime"),
    [
        ("CDD de 6 mois", ("6\u00a0mois", "6\u00a0maanden"), None, None),
        ("CDD d’un an renouvelable", ("1\u00a0an", "1\u00a0jaar"), True, None),
        ("bepaalde duur van 12 maanden, niet verlengbaar", ("12\u00a0mois", "12\u00a0maanden"), False, None),
        ("CDD à mi-temps", ("", ""), None, WorkingTime((Fraction(1, 2),))),
        ("Contrat à durée déterminée (CDD)", ("", ""), None, None),
    ],
)
def test_what_follows_the_kind_of_a_contract_fills_its_fields(typed, duration, renewable, regime):
    document, codes = read(type=typed)
    contract = document.contract
    assert codes == []
    assert contract.kind is ContractKind.CDD
    assert (contract.duration.plain("fr"), contract.duration.plain("nl")) == duration
    assert (contract.renewable, contract.regime) == (renewable, regime)


@pytest.mark.parametrize("typed", ["CDI avec voiture", "CDD renouvelable une fois", "CDD ou CDI"])
def test_words_that_nothing_takes_are_not_dropped(typed):
    document, codes = read(type=typed)
    assert (codes, document.contract.kind) == (["V12"], None)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("bénévole", ContractKind.VOLUNTEER),
        ("vrijwilliger", ContractKind.VOLUNTEER),
        ("stage", ContractKind.INTERNSHIP),
        ("article 60", ContractKind.ARTICLE_60),
        ("intérim", ContractKind.TEMPORARY),
        ("étudiant", ContractKind.STUDENT),
        ("contrat d'occupation d'étudiants", ContractKind.STUDENT),
        ("contrat de remplacement", ContractKind.REPLACEMENT),
        ("un CDI", ContractKind.CDI),
    ],
)
def test_kinds_of_contract(typed, kind):
    document, codes = read(type=typed)
    assert (codes, document.contract.kind) == ([], kind)


@pytest.mark.parametrize(
    ("field", "typed", "low", "high"),
    [
        ("brut_mensuel_minimum", "entre 2.500 et 3.000 €", "2500", "3000"),
        ("brut_mensuel_maximum", "entre 2.500 et 3.000 € brut", "2500", "3000"),
        ("brut_mensuel_minimum", "à partir de 2.640 € brut/mois", "2640", None),
        ("brut_mensuel_minimum", "max. 3.000 €", None, "3000"),
        ("brut_mensuel_maximum", "3.000 € maximum", None, "3000"),
    ],
)
def test_the_bounds_of_an_amount_go_where_they_belong(field, typed, low, high):
    document, codes = read(**{field: typed})
    assert codes == []
    pay = document.pay
    assert (pay.gross_min, pay.gross_max) == tuple(Money(Decimal(one)) if one else None for one in (low, high))


@pytest.mark.parametrize("typed", ["2.640 € net", "2.640 € TVAC"])
def test_an_amount_that_its_field_does_not_mean_is_refused(typed):
    document, codes = read(brut_mensuel_minimum=typed)
    assert (codes, document.pay.gross_min) == (["V12"], None)


def test_an_amount_that_is_about_stays_so():
    document, codes = read(brut_mensuel_minimum="environ 2.600 €")
    assert (codes, document.pay.gross_min) == ([], Money(Decimal(2600), hedge=Hedge.ABOUT))


def test_a_fee_tells_its_tax_and_its_mode():
    values, builder = built(Fee, "amount", "350 €/jour HTVA")
    assert told(builder) == []
    assert values == {"amount": Money(Decimal(350)), "vat": Vat.EXCLUDED, "mode": FeeMode.DAY}
    values, _ = built(Fee, "amount", "500 € par mois TVAC")
    assert values == {"amount": Money(Decimal(500), notes=(MoneyNote.MONTH,)), "vat": Vat.INCLUDED}


def test_levels_and_their_bound():
    document, codes = read(langues="[{langue: néerlandais, niveau: B2 minimum}, {langue: tigrigna, niveau: C1}]")
    assert codes == []
    first, second = document.profile.languages
    assert (first.language, first.level, first.minimum) == ("nl", Level.B2, True)
    assert (second.language, second.level, second.minimum) == ("ti", Level.C1, None)


def test_a_fraction_that_a_spreadsheet_made_a_date():
    values, builder = built(JobOffer, "contract.regime", datetime(2026, 5, 4), "4-mai")
    assert values == {}
    assert told(builder) == [
        (
            "V16",
            "Excel a transformé « 4/5 » en date (« 4-mai ») dans « Régime de travail ».",
            "Excel heeft ‘4/5’ in een datum veranderd (‘4-mai’) in ‘Arbeidsregime’.",
            "Donnez à la cellule le format Texte, puis retapez 4/5.",
        )
    ]
    _, builder = built(JobOffer, "contract.regime", datetime(2026, 5, 4))
    assert "(« 04/05/2026 »)" in builder.findings[0].message.fr


def test_a_date_that_lost_its_format():
    values, builder = built(JobOffer, "contract.start", 46402, "46402")
    assert values == {}
    assert told(builder)[0][:2] == (
        "V15",
        "« 46402 » pour « Entrée en fonction » semble être une date dont la cellule a perdu son format.",
    )


def test_a_number_is_read_as_its_author_sees_it_where_it_cannot_be_read_as_stored():
    values, builder = built(JobOffer, "pay.gross_min", 2693.856, "2.693,86 €")
    assert (values, told(builder)) == ({"pay": {"gross_min": Money(Decimal("2693.86"))}}, [])
    values, builder = built(JobOffer, "pay.gross_min", 2693.856, "2693,856")
    assert (values, [one.code for one in builder.findings]) == ({}, ["V01"])


def test_a_percentage_stays_one():
    values, _ = built(KeyFigure, "value", 0.57, "57 %")
    assert (values["value"], values["value"].percent) == (Quantity(57), True)
    values, _ = built(KeyFigure, "value", 0.57, "0,57")
    assert (values["value"], values["value"].percent) == (Quantity("0.57"), False)
    values, builder = built(KeyFigure, "value", 1250.5, "1.250,50 €")
    assert (values, [one.code for one in builder.findings]) == ({}, ["V12"])


def test_a_text_field_says_what_the_cell_shows():
    values, _ = built(JobOffer, "reference", 0.57, "57 %")
    assert values == {"reference": "57 %"}
    values, _ = built(JobOffer, "department", 0.57, "57 %")
    assert values["department"].plain("fr") == "57 %"
    values, _ = built(JobOffer, "reference", 1250.5)
    assert values == {"reference": "1250,5"}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (timedelta(days=1, hours=6, minutes=24), "30:24"),
        (datetime(2027, 1, 15, 12, 30), "15/01/2027 12:30"),
        (0.57, "0,57"),
        (True, "1"),
        (1e20, "100000000000000000000"),
    ],
)
def test_no_message_holds_the_text_of_a_program(value, said):
    _, builder = built(JobOffer, "contract.kind", value)
    assert f"« {said} »" in builder.findings[0].message.fr


PASSAGE = "Vous nous trouvez rue Haute, chaque matin. Demandez Marie, qui vous répondra avec plaisir et patience."


@pytest.mark.parametrize(
    "path",
    ["employer", "application.contact", "contract.kind", "application.deadline", "positions_count", "pay.gross_min"],
)
def test_a_passage_is_never_taken_for_a_value(path):
    values, builder = built(JobOffer, path, PASSAGE)
    assert values == {}
    ((code, message, _, _),) = told(builder)
    assert code == "V01"
    assert "« Vous nous trouvez rue Haute, chaque matin. Demandez Marie, qui vous répondra … »" in message


def test_several_persons_in_one_sentence():
    document, codes = read(autres_personnes_de_contact="Yasmina Tellouch, Mme Salomé Vandorenne et Bram Oosterwijck")
    assert codes == []
    assert [one.given_name for one in document.application.contacts] == ["Yasmina", "Salomé", "Bram"]
    _, codes = read(autres_personnes_de_contact="Yasmina Tellouch et Personne Inconnue")
    assert codes == ["G01"]


@pytest.mark.parametrize(
    "typed", ["indépendant, institution", "Zelfstandige of instelling", "indépendant ; institution"]
)
def test_several_choices_in_one_cell(typed):
    document, codes = read(prestataires_admis=typed)
    assert codes == []
    assert document.eligible_providers == (Provider.SELF_EMPLOYED, Provider.INSTITUTION)


def test_of_several_choices_the_unknown_one_is_named():
    document, codes = read(prestataires_admis="indépendant, coopérative")
    assert (codes, document.eligible_providers) == (["V03"], (Provider.SELF_EMPLOYED,))


@pytest.mark.parametrize(
    "name",
    [
        "Tisselande asbl",
        "asbl Tisselande",
        "ASBL Tisselande",
        "Tisselande vzw",
        "l’asbl Tisselande",
        "A.S.B.L. Tisselande",
    ],
)
def test_an_organisation_with_its_form_around(name):
    assert find(registers().organisations, name) is find(registers().organisations, "Tisselande")


@pytest.mark.parametrize(
    "name", ["Mme Yasmina Tellouch", "Dr. Yasmina Tellouch", "mevr. Tellouch Yasmina", "yasmina tellouch"]
)
def test_a_person_with_a_form_of_address(name):
    assert find(registers().persons, name) is find(registers().persons, "Yasmina Tellouch")


def test_a_form_alone_is_no_organisation():
    found = registers()
    assert find(found.organisations, "asbl") is None
    assert find(found.persons, "Mme") is None
    assert find(Registers().organisations, "l’asbl") is None


@pytest.mark.parametrize(
    ("path", "number", "shown", "value"),
    [
        ("pay.gross_min", 2640, "2 640 €", Money(Decimal(2640))),
        ("pay.gross_min", 2640, "2,64E+3", Money(Decimal(2640))),
        ("pay.gross_min", 2640, "env. 2 640", Money(Decimal(2640), hedge=Hedge.ABOUT)),
        ("profile.experience", 18, "18 mois", Range(Decimal(18), None, Hedge.EXACT, "months")),
        ("positions_count", 2, "2 postes", 2),
    ],
)
def test_a_number_is_what_its_format_says_of_it(path: str, number: int, shown: str, value: object):
    values, builder = built(JobOffer, path, number, shown)
    for name in path.split("."):
        values = values[name]
    assert (values, told(builder)) == (value, [])


@pytest.mark.parametrize("shown", ["2,6 k€", "$ 2 640", "57 %", "2 640 couronnes"])
def test_a_format_that_makes_another_amount_of_a_number_is_told(shown: str):
    values, builder = built(JobOffer, "pay.gross_min", 2640, shown)
    assert values == {}
    assert [line[:2] for line in told(builder)] == [
        ("V01", f"« {shown} » n’est pas compris comme un montant en euros pour « Brut mensuel minimum »."),
    ]


def test_a_format_that_multiplies_a_count_is_told():
    values, builder = built(JobOffer, "positions_count", 2, "2 millions")
    assert (values, [one.code for one in builder.findings]) == ({}, ["V01"])
