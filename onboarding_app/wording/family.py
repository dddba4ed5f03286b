"""What relatives have to meet before they can join, in sentences."""

from datetime import date

from onboarding_app.domain.family_rules import Claim, FamilyConditions
from onboarding_app.i18n import Texts
from onboarding_app.wording.dates import short_date

BASIS = "§§ 29, 30, 32 AufenthG"


def family_sentences(asked: FamilyConditions, texts: Texts) -> tuple[str, ...]:
    """Return the claim of the spouse, then each proof with how far it is."""
    if asked.claim is Claim.FREE_MOVEMENT:
        return (texts("The family follows the rules of free movement, not those of the visa."),)
    if asked.claim is Claim.NONE:
        return (texts("With this title the family cannot join as a rule; please ask an advice centre."),)
    told = [texts("Housing: {state}", state=_state(asked.housing_needed, asked.housing_proven_on, texts))]
    if asked.has_spouse:
        a1 = _state(asked.a1_needed, asked.a1_proven_on, texts)
        told = [_claim(asked, texts), texts("German A1 of the spouse: {state}", state=a1), *told]
    if asked.older_child:
        told.append(
            texts(
                "A child of 16 or 17 needs German C1 or a good outlook, unless it comes together with the parents."
            )
        )
    return (*told, texts("Legal basis: {basis}", basis=BASIS))


def _claim(asked: FamilyConditions, texts: Texts) -> str:
    match asked.claim:
        case Claim.ALWAYS:
            return texts("The spouse has a claim to join with this title.")
        case Claim.MARRIED_OR_TWO_YEARS:
            if asked.claim_from is None:
                return texts(
                    "The spouse has a claim if the marriage is older than the title, else after two years with it."
                )
            return texts(
                "The spouse has a claim if the marriage is older than the title, else from {day} on at the latest.",
                day=short_date(asked.claim_from, texts),
            )
        case Claim.MARRIED:
            return texts(
                "The spouse has a claim with this title only if the marriage is older than it "
                "and the stay is expected to last more than a year."
            )
        case _:
            return texts(
                "Whether the spouse has a claim cannot be told from this title; please ask an advice centre."
            )


def _state(needed: bool | None, proven_on: date | None, texts: Texts) -> str:  # noqa: FBT001 - three answers
    """Return how far a proof is."""
    if proven_on is not None:
        return texts("proven on {day}", day=short_date(proven_on, texts))
    if needed is None:
        return texts("please check whether a proof is needed")
    return texts("needed, not proven yet") if needed else texts("no proof needed with this title")
