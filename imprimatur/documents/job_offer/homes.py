"""The part of an offer in which each field stands, and so what an author adds after it."""

from collections.abc import Mapping

HOMES: Mapping[str, str] = {
    "organisation_presentation": "presentation",
    "department": "department",
    "department_mission": "department",
    "partners": "partners",
    "context": "context",
    "legal_basis": "legal_basis",
    "project": "project",
    "main_mission": "main_mission",
    "objectives": "objectives",
    "missions": "missions",
    "tasks": "tasks",
    "process": "process",
    "deliverables": "deliverables",
    "supervision": "supervision",
    "profile": "profile",
    "contract": "conditions",
    "pay": "conditions",
    "fee": "conditions",
    "pay.benefits": "benefits",
    "volunteer": "volunteer",
    "criteria": "criteria",
    "calendar": "criteria",
    "access_conditions": "access",
    "selection": "selection",
    "application": "application",
    "equal_opportunity_statement": "equal_opportunity",
    "privacy_note": "privacy",
    "": "benefits",
    "annexes": "after_closing",
}
"""The part of each field and group, in the order of the document; what stands nowhere comes before how to apply,
annexes at the end."""
BOXES: Mapping[str, str] = {
    "profile": "after_profile",
    "application": "after_application",
    **dict.fromkeys(("equal_opportunity", "privacy"), "after_closing"),
}
"""Parts set in a box or in columns of their own, and where the main sections go that their authors put after them."""
