"""Fields, form fields and content controls: what somebody filled in is printed, what nobody did is told."""

import pytest

from tests.sources.word.making_forms import Forms, field, paragraph, read_body, run, texts, told


def form(data: str) -> str:
    return f"<w:ffData><w:name w:val='Nom'/>{data}</w:ffData>"


@pytest.mark.parametrize(
    ("data", "sign"),
    [
        ("<w:checkBox><w:default w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☑"),
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☑"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☐"),
    ],
)
def test_a_box_of_an_old_form_shows_whether_it_is_ticked(data: str, sign: str) -> None:
    reading = read_body(paragraph(field("FORMCHECKBOX", data=form(data)) + run(" permis B")))
    assert (texts(reading), told(reading)) == ([f"{sign} permis B"], [])


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [("<w:result w:val='1'/>", "temps plein"), ("<w:default w:val='1'/>", "temps plein"), ("", "mi-temps")],
)
def test_a_list_of_an_old_form_shows_the_chosen_entry(chosen: str, shown: str) -> None:
    entries = "<w:listEntry w:val='mi-temps'/><w:listEntry w:val='temps plein'/>"
    body = paragraph(run("Régime : ") + field("FORMDROPDOWN", data=form(f"<w:ddList>{chosen}{entries}</w:ddList>")))
    reading = read_body(body)
    assert (texts(reading), told(reading)) == ([f"Régime : {shown}"], [])


def test_a_text_of_an_old_form_is_printed_and_an_empty_one_told() -> None:
    data = form("<w:textInput><w:default w:val='votre nom'/></w:textInput>")
    filled = paragraph(run("Nom : ") + field("FORMTEXT", run("Ada"), data=data))
    empty = paragraph(run("Nom : ") + field("FORMTEXT", run("\u2002\u2002\u2002"), data=data))
    reading = read_body(filled + empty)
    assert texts(reading) == ["Nom : Ada", "Nom :"]
    assert [(code, text) for code, text in told(reading)] == [("R24", "votre nom")]
    assert reading.findings[0].location.paragraph == 2


CHECKED = '<w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox>'


@pytest.mark.parametrize(
    ("properties", "content", "shown"),
    [
        (CHECKED.format(1), "<w:r><w:t>☒</w:t></w:r>", "☒"),
        (CHECKED.format(1), "", "☑"),
        (CHECKED.format(0), "", "☐"),
        ("<w:dropDownList/>", run("mi-temps"), "mi-temps"),
        ('<w:date w:fullDate="2027-03-01T00:00:00Z"/>', run("1er mars 2027"), "1er mars 2027"),
    ],
)
def test_a_content_control_shows_what_was_put_into_it(properties: str, content: str, shown: str) -> None:
    control = f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    reading = read_body(paragraph(run("Réponse : ") + control))
    assert (texts(reading), told(reading)) == ([f"Réponse : {shown}"], [])


@pytest.mark.parametrize("wrapped", [True, False])
def test_a_prompt_that_still_shows_is_told_and_not_printed(wrapped: bool) -> None:
    content = run("Cliquez ici.") if wrapped else paragraph(run("Cliquez ici."))
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    reading = read_body(paragraph(run("Nom : ") + control) if wrapped else paragraph(run("Nom : ")) + control)
    assert (texts(reading), told(reading)) == (["Nom :"], [("R24", "Cliquez ici.")])
    assert reading.findings[0].location.paragraph == 1


def test_a_macro_button_is_a_prompt() -> None:
    reading = read_body(paragraph(run("À ") + field("MACROBUTTON NoMacro [Cliquez pour écrire le nom]")))
    assert (texts(reading), told(reading)) == (["À"], [("R24", "[Cliquez pour écrire le nom]")])


@pytest.mark.parametrize(
    "sentence",
    [
        "Erreur ! Source du renvoi introuvable.",
        "Erreur\u00a0! Signet non défini.",
        "Error! Reference source not found.",
        "Fout! Verwijzingsbron niet gevonden.",
        "Fout! Bladwijzer niet gedefinieerd.",
    ],
)
@pytest.mark.parametrize("in_field", [True, False])
def test_a_broken_reference_is_told_once(sentence: str, in_field: bool) -> None:
    shown = field("REF _Ref1 \\h", run(sentence)) if in_field else run(sentence)
    reading = read_body(paragraph(run("Voir ") + shown + run(" plus loin.")))
    assert told(reading) == [("R23", sentence.replace("\u00a0", " "))]
    assert reading.findings[0].values["what"] == "renvoi rompu"


def test_an_error_of_another_sort_is_told_where_a_field_shows_it() -> None:
    typed = read_body(paragraph(run("Erreur ! Nous avons oublié la date.")))
    shown = read_body(paragraph(field("DOCPROPERTY x", run("Erreur ! Nous avons oublié la date."))))
    assert (told(typed), told(shown)) == ([], [("R23", "Erreur ! Nous avons oublié la date.")])


@pytest.mark.parametrize(
    ("instruction", "result", "excerpt"),
    [
        ("MERGEFIELD Nom_asso", "«Nom_asso»", "«Nom_asso»"),
        ('MERGEFIELD "Nom asso" \\* MERGEFORMAT', "«Nom_asso»", "«Nom_asso»"),
        ("MERGEFIELD Nom", "Nom", "Nom"),
        ("MERGEFIELD Nom", "", "Nom"),
    ],
)
def test_a_merge_field_that_nobody_filled_is_told(instruction: str, result: str, excerpt: str) -> None:
    simple = f"<w:fldSimple w:instr='{instruction}'>{run(result)}</w:fldSimple>"
    for shown in (field(instruction, run(result)), simple):
        reading = read_body(paragraph(run("Chez ") + shown))
        assert told(reading) == [("R23", excerpt)]
        assert reading.findings[0].values["what"] == "champ de publipostage non rempli"


def test_a_merge_field_that_was_filled_and_fields_that_show_nothing_are_silent() -> None:
    body = field("MERGEFIELD Nom", run("Tisselande")) + field('XE "accueil"') + field('TC "Contexte" \\l 1')
    reading = read_body(paragraph(run("Chez ") + body + run(".")))
    assert (texts(reading), told(reading)) == (["Chez Tisselande."], [])


@pytest.mark.parametrize("instruction", ["REF _Ref9 \\h", "PAGEREF _Toc9", "EQ \\f(1;2)"])
def test_a_field_without_a_result_is_told_with_its_instruction(instruction: str) -> None:
    reading = read_body(paragraph(run("Voir ") + field(instruction, "") + run(".")))
    assert (texts(reading), told(reading)) == (["Voir ."], [("R23", instruction)])
    assert reading.findings[0].values["what"] == "champ sans résultat"


def test_a_symbol_field_shows_its_sign() -> None:
    reading = read_body(paragraph(field('SYMBOL 252 \\f "Wingdings" \\s 12') + run(" oui")))
    assert (texts(reading), told(reading)) == ([("-", "oui", [])], [])


def test_links_to_bookmarks_and_references_keep_their_text() -> None:
    body = '<w:hyperlink w:anchor="signet">' + run("plus bas") + "</w:hyperlink>" + run(", page ")
    body += field("PAGEREF signet \\h", run("4")) + run(", ") + field('HYPERLINK \\l "signet"', run("ici"))
    reading = read_body(paragraph(body))
    assert (texts(reading), told(reading)) == (["plus bas, page 4, ici"], [])


def test_a_link_of_a_field_that_no_reader_can_follow_is_told_once() -> None:
    """Its words stand in two runs, and stay."""
    body = field('HYPERLINK "file:///c:/notes.docx"', run("nos ") + run("notes")) + field(
        'HYPERLINK "https://exemple.be"', run(" ici")
    )
    reading = read_body(paragraph(body))
    assert texts(reading) == ["nos notes ici"]
    assert told(reading) == [("P31", "file:///c:/notes.docx")]


def test_a_field_that_never_ends_hides_nothing_of_what_follows() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    reading = read_body(paragraph(run("Avant ") + begin) + paragraph(run("Après")))
    assert (texts(reading), told(reading)) == (["Avant", "Après"], [("R23", "REF x")])


def test_text_in_a_list_of_contents_is_told_and_not_printed() -> None:
    contents = field("TOC \\o", run("Contexte 3"))
    reading = read_body(paragraph(contents) + paragraph(run("Suite")))
    assert (texts(reading), told(reading)) == (["Suite"], [("R25", "Contexte 3")])


CHOICES = """<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="Choisissez." w:value=""/>
<w:listItem w:displayText="mi-temps" w:value="1"/><w:listItem w:value="temps plein"/></w:dropDownList></w:sdtPr>
<w:sdtContent>{}</w:sdtContent></w:sdt>"""


@pytest.mark.parametrize(
    ("shown", "findings"),
    [
        ("mi-temps", []),
        ("temps plein", []),
        ("Choisissez.", [("R24", "Choisissez.")]),
        ("Autre chose", [("R24", "Autre chose")]),
    ],
)
def test_a_list_of_choices_that_shows_none_of_them_is_told(shown: str, findings: list[tuple[str, str]]) -> None:
    assert told(read_body(paragraph(run("Régime : ") + CHOICES.format(run(shown))))) == findings


def test_what_is_in_the_style_of_prompts_is_one() -> None:
    prompts = '<w:style w:type="character" w:styleId="Invite"><w:name w:val="Placeholder Text"/></w:style>'
    body = paragraph(run("Nom : ") + run("[écrivez ici]", '<w:rStyle w:val="Invite"/>'))
    reading = read_body(body, Forms(styles=prompts))
    assert (texts(reading), told(reading)) == (["Nom :"], [("R24", "[écrivez ici]")])


def test_the_name_of_a_merge_field_that_was_turned_into_text_is_told() -> None:
    reading = read_body(paragraph(run("Chez «Nom_asso», dit «bonjour» et «_».")))
    assert told(reading) == [("R23", "«Nom_asso»")]


@pytest.mark.parametrize("error", ["!Erreur de syntaxe", "!Syntaxisfout, +", "!Zero Divide"])
def test_a_sum_that_word_could_not_make_is_told(error: str) -> None:
    body = '<w:fldSimple w:instr=" =SUM(ABOVE) "><w:r><w:t>{}</w:t></w:r></w:fldSimple>'
    assert told(read_body(paragraph(body.format(error)))) == [("R23", error)]
    assert told(read_body(paragraph(body.format("! 12")))) == []


@pytest.mark.parametrize(
    "prompt",
    [
        "Choisissez un élément.",
        "Kies een item.",
        "Cliquez ou appuyez ici pour entrer une date.",
        "Klik of tik om tekst in te voeren.",
        "Klik hier als u tekst wilt invoeren.",
        "Click or tap here to enter text.",
    ],
)
def test_the_words_of_a_prompt_are_one_without_its_mark(prompt: str) -> None:
    control = f"<w:sdt><w:sdtContent>{run(prompt)}</w:sdtContent></w:sdt>"
    reading = read_body(paragraph(run("Lieu : ") + control))
    assert (texts(reading), told(reading)) == (["Lieu :"], [("R24", prompt)])
