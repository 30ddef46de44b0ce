"""An offer of several organisations: who offers it together, and who has which part in it."""

from imprimatur.core.blocks import Blocks, Facts, Inline, runs
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.writing.composer import Composer, capitalised


def offering(composer: Composer, offer: JobOffer) -> Inline:
    """The employer that signs, and those who offer the work with it."""
    first = runs(offer.employer.printed(composer.lang)) if offer.employer else composer.gap("employer")
    others = [runs(one.printed(composer.lang)) for one in offer.joint_employers]
    return composer.listed([first, *others, *([gap] if (gap := composer.rest("joint_employers")) else [])])


def footer(composer: Composer, offer: JobOffer) -> Inline:
    """Who publishes, at the foot of the pages: the employer, and the names of those who publish with it."""
    first = composer.footer(offer.employer)
    others = composer.listed([runs(one.printed(composer.lang)) for one in offer.joint_employers])
    return (*first, *runs(f" · {composer.word('jointly')} "), *others) if first and others else first


def partners(composer: Composer, offer: JobOffer) -> Blocks:
    """Every organisation and its part. Those who offer the work together stand first, unless the table names them."""
    told = {_name(composer, offer, one.name or "") for one in offer.partners}
    role = composer.word("role_joint_mission" if offer.is_mission else "role_joint")
    rows = [
        (runs(name), runs(role)) for one in offer.joint_employers if (name := one.printed(composer.lang)) not in told
    ]
    for place, one in enumerate(offer.partners):
        named = composer.value(_name(composer, offer, one.name or ""), f"partners.{place}.name")
        rows.append((named, capitalised(composer.inline(one.role, f"partners.{place}.role"))))
    return composer.additions.around("partners", (Facts(tuple(rows), look="terms"),) if rows else ())


def heading(offer: JobOffer) -> str:
    """The word over the partners: employers stand under it only where there are several."""
    if not offer.joint_employers:
        return "partners_alone"
    return "partners_mission" if offer.is_mission else "partners"


def _name(composer: Composer, offer: JobOffer, name: str) -> str:
    known = offer.partner_names.get(name)
    return known.of(composer.lang) if known else name
