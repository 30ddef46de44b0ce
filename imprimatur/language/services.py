"""Names of services that answer in the place of a person: `Cellule recrutement`, `Dienst Personeel`."""

import re

_SERVICE = re.compile(
    r"\b(?:cellules?|services?|équipes?|secrétariat|accueil|coordination|direction|ressources humaines|grh|bureau|"
    r"département|permanence|recrutement|cel|\w*dienst|team|secretariaat|onthaal|coördinatie|directie|hr|"
    r"personeelszaken|departement|aanwerving)\b",
    re.I,
)


def is_service(name: str) -> bool:
    """Whether a name is that of a service, which has no given name."""
    return bool(_SERVICE.search(name))
