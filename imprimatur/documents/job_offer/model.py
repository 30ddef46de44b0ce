"""Job and mission offers: the model, with the cases in which its fields are asked (schemas.md, sections 0 and 1)."""

from fractions import Fraction

from imprimatur.core.bilingual import LANGS
from imprimatur.core.blocks import plain
from imprimatur.core.walking import plain_blocks
from imprimatur.documents.job_offer.choices import (
    ContractKind,
    Expenses,
    FeeMode,
    Measure,
    Provider,
)
from imprimatur.documents.job_offer.offer_fields import OfferFields
from imprimatur.documents.schema.records import LegalForm
from imprimatur.language.folding import fold_words

_EMPLOYMENT = (
    *(ContractKind.CDI, ContractKind.CDD, ContractKind.REPLACEMENT, ContractKind.STUDENT),
    ContractKind.STATUTORY,
)
"""The contracts and appointments by which the employer itself hires, an association under its joint committee."""
_IN_SHORT = (ContractKind.VOLUNTEER, ContractKind.INTERNSHIP, ContractKind.STUDENT, ContractKind.ARTICLE_60)
"""What is offered without choosing by diploma and experience, and told in a few lines."""
_OTHER_WAYS = (
    *("par courrier", "par la poste", "par voie postale", "par pli", "par lettre", "adresse postale"),
    *("par telephone", "telephoner", "telephonez", "appelez", "appeler", "sur place", "deposer", "deposez"),
    *("per post", "per brief", "met de post", "postadres", "per aangetekende", "telefonisch", "per telefoon", "bel"),
    *("bellen", "ter plaatse", "afgeven", "langskomen", "kom langs"),
)
"""How a procedure says, folded, that applications come by post, by phone or at a desk."""
UNCONDITIONED = (Measure.MARIBEL,)
"""Measures that ask nothing of the person: the social Maribel pays for jobs (royal decree of 18 July 2002)."""
_TEMPORARY = (ContractKind.CDD, ContractKind.MISSION, ContractKind.STUDENT)


class JobOffer(OfferFields):
    """One job or mission offer."""

    @property
    def is_mission(self) -> bool:
        """A mission offered to a provider, not a contract of employment."""
        return self.contract.kind is ContractKind.MISSION

    @property
    def is_volunteer(self) -> bool:
        """A call for volunteers."""
        return self.contract.kind is ContractKind.VOLUNTEER

    @property
    def is_for_persons(self) -> bool:
        """Paid work that persons may take on: a call to organisations alone concerns no gender."""
        return self.is_paid and not (self.is_mission and self.eligible_providers == (Provider.INSTITUTION,))

    @property
    def has_flat_expenses(self) -> bool:
        """Volunteers are paid back a flat sum, which the law limits."""
        return self.volunteer.expenses is Expenses.FLAT

    @property
    def needs_fee(self) -> bool:
        """A mission whose price is not left to the proposals, below a ceiling."""
        return self.is_mission and self.fee.ceiling is None

    @property
    def needs_proposal(self) -> bool:
        """A mission of which nothing says yet what is to be sent."""
        return self.is_mission and not self.application.documents

    @property
    def is_paid_for_result(self) -> bool:
        """A mission that has an outcome of its own: paid by the hour or the day it lends a hand."""
        return self.is_mission and self.fee.mode not in (FeeMode.HOUR, FeeMode.DAY)

    @property
    def needs_missions(self) -> bool:
        """A post of an association told in full; a mission given to a provider is told by its tasks alone."""
        return self.is_told_in_full and not (self.is_mission and self.tasks)

    @property
    def needs_volume(self) -> bool:
        """A mission paid by the hour or the day whose volume is said in no other way: it makes the price."""
        return self.is_mission and self.fee.mode in (FeeMode.HOUR, FeeMode.DAY) and not self.fee.volume

    @property
    def is_employment(self) -> bool:
        """A contract of employment."""
        return self.contract.kind in _EMPLOYMENT

    @property
    def is_one_working_time(self) -> bool:
        """A contract under a joint committee for one part of full time: several have no number of hours in common."""
        regime = self.contract.regime
        hired = self.is_under_committee and self.contract.kind is not ContractKind.STUDENT
        return hired and not (regime and (len(regime.fractions) > 1 or regime.fractions == (Fraction(1),)))

    @property
    def has_no_hours(self) -> bool:
        """A contract of employment whose hours are not given: they would say the working time as well."""
        return self.is_employment and self.contract.hours_week is None

    @property
    def is_temporary(self) -> bool:
        """A contract that ends: an end date or a duration must be said."""
        return self.contract.kind in _TEMPORARY and not self.contract.duration

    @property
    def is_reference_asked(self) -> bool:
        """Candidates are asked to quote a reference: said by the field, or in so many words in the procedure."""
        words = " ".join(plain(self.application.procedure.inline(lang)).lower() for lang in ("fr", "nl"))
        return bool(self.application.reference_asked) or "référence" in words or "referentie" in words

    @property
    def has_recruiter(self) -> bool:
        """Another organisation than the employer receives the applications."""
        return self.recruiter is not None and self.recruiter != self.employer

    @property
    def has_no_other_way(self) -> bool:
        """Applications do not go through a web page, nor by post, by phone or at a desk: a mailbox is needed.

        Volunteers call the person named: their telephone number is enough.
        """
        words = " ".join(
            fold_words(line)
            for lang in LANGS
            for text in (self.application.procedure, self.selection.course)
            for line in plain_blocks(text.blocks(lang))
        )
        if self.application.url or any(f" {way} " in f" {words} " for way in _OTHER_WAYS):
            return False
        people = (self.application.contact, *self.application.contacts)
        return not (self.is_volunteer and any(one and one.public and (one.phone or one.email) for one in people))

    @property
    def is_paid(self) -> bool:
        """Any work but that of volunteers."""
        return not self.is_volunteer

    @property
    def is_of_association(self) -> bool:
        """The employer is no public body: joint committees and funders are the concern of associations.

        Of an employer that no register knows yet nothing is asked on that ground: it may be a public centre.
        """
        return self.employer is not None and self.employer.legal_form is not LegalForm.PUBLIC

    @property
    def is_told_in_full(self) -> bool:
        """A post or a mission of an association: public bodies, volunteers, students and the like are told in short."""
        return self.is_of_association and self.contract.kind not in _IN_SHORT

    @property
    def needs_tasks(self) -> bool:
        """What there is to do is said by the tasks, unless it is by the missions: few offers tell both."""
        return not self.missions

    @property
    def is_post(self) -> bool:
        """A post for which a person is chosen by training and experience."""
        return self.contract.kind not in (*_IN_SHORT, ContractKind.MISSION)

    @property
    def asks_for_diploma(self) -> bool:
        """A post whose profile is told field by field: running text under that heading says it all."""
        return self.is_post and not self._is_told("profile")

    @property
    def asks_for_skills(self) -> bool:
        """A person is chosen for a post, by qualities that stand nowhere else in the profile."""
        told = self.profile.knowledge or self.profile.qualities or self._is_told("profile")
        return self.is_post and not told

    @property
    def has_diploma(self) -> bool:
        """A diploma is asked for, so that it matters whether experience may stand in its place."""
        return bool(self.profile.diploma)

    @property
    def is_not_mission(self) -> bool:
        """A provider works where and when it likes; anybody else has a place and hours."""
        return not self.is_mission

    @property
    def has_working_time(self) -> bool:
        """Paid work in the organisation: volunteers and providers have no share of a week."""
        return self.is_paid and self.is_not_mission

    @property
    def needs_workplace(self) -> bool:
        """Somebody works in a place, and no table of several says where."""
        return self.is_not_mission and not self.contract.workplaces

    @property
    def positions(self) -> int | None:
        """How many persons are looked for, told at once or place by place."""
        counts = [one.positions for one in self.contract.workplaces]
        return self.positions_count or (sum(filter(None, counts)) if counts and all(counts) else None)

    @property
    def is_public_post(self) -> bool:
        """A post in a public body, which has a statute and grades."""
        is_public = self.employer is not None and self.employer.legal_form is LegalForm.PUBLIC
        return is_public and self.is_employment and self.contract.kind is not ContractKind.STUDENT

    @property
    def is_conditioned(self) -> bool:
        """A post under an employment measure that is open only to the persons whom its law means."""
        return any(one not in UNCONDITIONED for one in self.employment_measure)

    @property
    def is_under_committee(self) -> bool:
        """A contract of employment under a joint committee: public bodies have none."""
        return self.is_employment and self.is_of_association

    @property
    def has_no_amount(self) -> bool:
        """A contract under a joint committee whose pay is told by a scale alone."""
        return self.is_under_committee and not (self.pay.gross_min or self.pay.gross_max)

    @property
    def is_project_post(self) -> bool:
        """The post serves a project that the offer describes."""
        project = self.project
        return bool(project.title or project.summary or project.sections or project.principles)

    @property
    def needs_summary(self) -> bool:
        """The project is named or figured, and no section or principle tells what it is."""
        project = self.project
        told = project.sections or project.principles or self._is_told("project")
        return self.is_project_post and not told

    def _is_told(self, group: str) -> bool:
        """Whether an author tells a group of fields in running text under its heading."""
        return any(one.at == group and bool(one.body) for one in self.added_sections)
