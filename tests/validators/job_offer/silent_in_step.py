"""Texts that part without saying anything else: sentences cut otherwise, idioms, numbers in figures or in words."""

from tests.validators.faults import Silent, both, text

IN_STEP = [
    Silent(
        "L20",
        both(("Le poste se libère", "Merci.\n\nLe poste se libère"), ("De functie komt", "Dank u.\n\nDe functie komt")),
    ),
    Silent("L21", text("écoute, informe, oriente et", "écoute et informe. Elle oriente et"), "a sentence cut in two"),
    Silent("L22", text("écoute, informe, oriente et", "écoute, informe et oriente, puis"), "as many sentences"),
    Silent("L24", text("niemand gaat weg", "geen mens gaat weg", "nl"), "denied otherwise"),
    Silent("L25", text("niemand gaat weg", "geen mens gaat weg", "nl"), "denied otherwise"),
    Silent("L26", text("openhouden, zonder", "niet sluiten, zonder", "nl"), "not closed"),
    Silent("L27", both(("(atout)", ""), ("(pluspunt)", "")), "an asset in neither"),
    Silent("L28", text("une douzaine de langues", "environ 12 langues"), "about a dozen"),
    Silent("L29", both(("2 permanences", "deux permanences"), ("2 permanenties", "2 permanenties")), "in letters"),
    Silent("L30", both(("2 permanences", "deux permanences"), ("2 permanenties", "2 permanenties")), "in letters"),
    Silent(
        "L31", both(("L’équipe écoute", "L’équipe de Tisselande écoute"), ("Het team", "Het team")), "one side alone"
    ),
]
