"""What the title asks of relatives who want to join, as far as it can be told from what is noted.

Source: domain file aufenthalt-familie-pflichten.md, 1.2 and 4.1; §§ 29 (1) and (5), 30 (1), 32 (2) AufenthG.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onboarding_app.domain.anchors import JOINS_UNTIL, OF_AGE
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.facts import facts_of, title_that_counts
from onboarding_app.domain.people import FamilyMember, Relation
from onboarding_app.domain.periods import months_after
from onboarding_app.domain.titles import TitleKind

TWO_YEARS = 24
"""Months with a residence permit after which a marriage concluded later counts too (letter d)."""


class Claim(StrEnum):
    """Whether the spouse has a claim to join: the letters of § 30 (1) S. 1 Nr. 3 AufenthG, joined."""

    ALWAYS = "always"
    MARRIED_OR_TWO_YEARS = "married_or_two_years"
    MARRIED = "married"
    FREE_MOVEMENT = "free_movement"
    NONE = "none"
    ASK = "ask"


CLAIMS: Mapping[str, Claim] = {
    "letter_a": Claim.ALWAYS,
    "letter_b": Claim.ALWAYS,
    "letter_c_privileged": Claim.ALWAYS,
    "letter_g": Claim.ALWAYS,
    "letter_de": Claim.MARRIED_OR_TWO_YEARS,
    "letter_e": Claim.MARRIED,
    "freizueg": Claim.FREE_MOVEMENT,
    "agreement": Claim.FREE_MOVEMENT,
    "none": Claim.NONE,
}
"""What `TitleKind.family` means; a word that is not here has to be asked about."""


@dataclass(frozen=True, kw_only=True)
class FamilyConditions:
    """The conditions of relatives who are still to come.

    `claim_from` is the day from which two years with a permit are over at the latest. Whether a proof is
    needed is None where it cannot be told; `a1_*` are of a spouse alone. `older_child`: a child of 16 or 17
    has to prove more.
    """

    claim: Claim
    claim_from: date | None = None
    has_spouse: bool = False
    a1_needed: bool | None = None
    a1_proven_on: date | None = None
    housing_needed: bool | None = None
    housing_proven_on: date | None = None
    older_child: bool = False


def family_conditions(
    dossier: Dossier, kinds: Mapping[str, TitleKind], today: date
) -> FamilyConditions | None:
    """Return what has to be met before relatives can join; None where nobody is to come."""
    coming = [it for it in dossier.family if it.may_come]
    if not coming:
        return None
    title, kind = title_that_counts(dossier, kinds, today)
    facts = facts_of(dossier, kinds, today).values
    spouses = [it for it in coming if it.relation is Relation.SPOUSE]
    claim = CLAIMS.get(kind.family, Claim.ASK) if kind else Claim.ASK
    begins = title.valid_from if title and claim is Claim.MARRIED_OR_TWO_YEARS else None
    a1_exempt, housing_exempt = (facts.get(name) for name in ("title_a1_exempt", "title_housing_exempt"))
    if facts.get("visa_free_long") is True:
        a1_exempt = True
    return FamilyConditions(
        claim=claim,
        claim_from=months_after(begins, TWO_YEARS) if begins else None,
        has_spouse=bool(spouses),
        a1_needed=None if a1_exempt is None else a1_exempt is not True,
        a1_proven_on=_latest([it.a1_proven_on for it in spouses]),
        housing_needed=None if housing_exempt is None else housing_exempt is not True,
        housing_proven_on=_latest([it.housing_proven_on for it in coming]),
        older_child=a1_exempt is not True and any(_is_older_child(it, today) for it in coming),
    )


def _is_older_child(member: FamilyMember, today: date) -> bool:
    """Whether a child is 16 or 17, or becomes so this year: only the year of birth is known."""
    if member.relation is not Relation.CHILD or member.birth_year is None:
        return False
    return JOINS_UNTIL <= today.year - member.birth_year <= OF_AGE


def _latest(days: list[date | None]) -> date | None:
    return max((day for day in days if day), default=None)
