"""Words of HR lists for things that the program knows by keys: family, recognition, reasons for leaving."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple, TypeVar

from onboarding_app.domain.people import DepartureReason
from onboarding_app.domain.recognition import OccupationGroup, Outcome, RecognitionStage
from onboarding_app.exchange.values import ValueRefusedError, folded
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.wording.values import occupation_group_name, reason_name, recognition_stage_name

_Meaning = TypeVar("_Meaning")
_Choice = TypeVar("_Choice", bound=StrEnum)

MOST_CHILDREN = 20
NO_CHILDREN = frozenset({"keine", "none", "kein", "nein", "no", "0 kinder"})
NUMBERS = ("kein", "ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht")
"""Numbers in words as lists say them of children, folded, each at its place."""
CHILDREN = re.compile(
    r"\b(\d{1,2}|no|(?:kein|ein|zwei|drei|vier|f[uü]nf|sechs|sieben|acht)e?)"
    r"\s*(?:Kind(?:er)?|child(?:ren)?|Kd\.?)\b",
    re.IGNORECASE,
)
COUNT = re.compile(r"\d{1,3}(?![\d.,/])")


class RecognitionState(NamedTuple):
    """How far a case is, and what the notice says where there is one."""

    stage: RecognitionStage
    outcome: Outcome | None


def children(text: str) -> int:
    """Read how many children: "2", "2 Kinder", "keine"; half ones are tax allowances and no children.

    Raises:
        ValueRefusedError: it is no number, or too large a one.
    """
    if folded(text) in NO_CHILDREN:
        return 0
    match = COUNT.match(text)
    if match is None or int(match[0]) > MOST_CHILDREN:
        raise ValueRefusedError("no_number")
    return int(match[0])


def children_in(text: str) -> int | None:
    """Return how many children a text on the family names, None if it does not speak of children."""
    match = CHILDREN.search(text)
    return (
        None if match is None or (match[1].isdigit() and int(match[1]) > MOST_CHILDREN) else _count(match[1])
    )


def _count(text: str) -> int:
    """Read a number of children in digits or in a word."""
    word = folded(text).removesuffix("e")
    return NUMBERS.index(word) if word in NUMBERS else children(text)


def has_spouse(text: str) -> bool | None:
    """Read whether there is a spouse or registered partner from a marital status, None if it is not known.

    Who lives apart is still married, so that is not read as "no".
    """
    word = folded(text)
    if word.startswith(_NOT_MARRIED) or "aufgehoben" in word or "verstorben" in word:
        return False
    if word.startswith(_MARRIED):
        return True
    return None


def recognition_state(text: str) -> RecognitionState | None:
    """Read how far the recognition of a qualification is, None if the text does not say it."""
    own = _own(RecognitionStage, recognition_stage_name).get(folded(text))
    if own is not None:
        return RecognitionState(own, Outcome.FULL if own is RecognitionStage.DONE else None)
    return None if "nicht anerkannt" in folded(text) else _first(text, _RECOGNITION)


def occupation_group(text: str) -> OccupationGroup | None:
    """Read a group of occupations, None if the text names none."""
    return _own(OccupationGroup, occupation_group_name).get(folded(text)) or _first(text, _GROUPS)


def departure_reason(text: str) -> DepartureReason | None:
    """Read why somebody left, None if the text names no reason that the program knows."""
    return _own(DepartureReason, reason_name).get(folded(text)) or _first(text, _REASONS)


@cache
def _own(kind: type[_Choice], name: Callable[[_Choice, Texts], str]) -> Mapping[str, _Choice]:
    """Return choices by the words of this program, as its own export writes them, and by their keys."""
    words = {folded(name(each, Texts(language))): each for language in LANGUAGES for each in kind}
    return {**{folded(each.value): each for each in kind}, **words}


def _first(text: str, words: Mapping[str, _Meaning]) -> _Meaning | None:
    """Return what the first beginning of a word stands for that a text holds."""
    word = f" {folded(text)}"
    return next((meaning for start, meaning in words.items() if f" {start}" in word), None)


_MARRIED = ("verh", "married", "lebenspartner", "eingetragen", "verpartner", "civil union", "wiederverh")
_NOT_MARRIED = (
    "led",
    "single",
    "gesch",
    "divorced",
    "verw",
    "widow",
    "unverh",
    "unmarried",
    "nicht verh",
    "never married",
)

_RECOGNITION: Mapping[str, RecognitionState] = {
    "nicht erforderlich": RecognitionState(RecognitionStage.NOT_NEEDED, None),
    "nicht notig": RecognitionState(RecognitionStage.NOT_NEEDED, None),
    "not needed": RecognitionState(RecognitionStage.NOT_NEEDED, None),
    "not required": RecognitionState(RecognitionStage.NOT_NEEDED, None),
    "abgelehnt": RecognitionState(RecognitionStage.NOTICE, Outcome.NONE),
    "rejected": RecognitionState(RecognitionStage.NOTICE, Outcome.NONE),
    "keine gleichwertigkeit": RecognitionState(RecognitionStage.NOTICE, Outcome.NONE),
    "teilweise": RecognitionState(RecognitionStage.NOTICE, Outcome.PARTIAL),
    "teilanerkennung": RecognitionState(RecognitionStage.NOTICE, Outcome.PARTIAL),
    "partial": RecognitionState(RecognitionStage.NOTICE, Outcome.PARTIAL),
    "bescheid mit defizit": RecognitionState(RecognitionStage.NOTICE, Outcome.CONDITIONS),
    "bescheid defizit": RecognitionState(RecognitionStage.NOTICE, Outcome.CONDITIONS),
    "defizitbescheid": RecognitionState(RecognitionStage.NOTICE, Outcome.CONDITIONS),
    "auflagen": RecognitionState(RecognitionStage.NOTICE, Outcome.CONDITIONS),
    "ausgleichsmassnahme": RecognitionState(RecognitionStage.MEASURE, None),
    "anpassungslehrgang": RecognitionState(RecognitionStage.MEASURE, None),
    "anpassungsmassnahme": RecognitionState(RecognitionStage.MEASURE, None),
    "kenntnisprufung": RecognitionState(RecognitionStage.MEASURE, None),
    "adaptation": RecognitionState(RecognitionStage.MEASURE, None),
    "volle anerkennung": RecognitionState(RecognitionStage.DONE, Outcome.FULL),
    "volle gleichwertigkeit": RecognitionState(RecognitionStage.DONE, Outcome.FULL),
    "full recognition": RecognitionState(RecognitionStage.DONE, Outcome.FULL),
    "fully recogni": RecognitionState(RecognitionStage.DONE, Outcome.FULL),
    "anerkannt": RecognitionState(RecognitionStage.DONE, Outcome.FULL),
    "beantragt": RecognitionState(RecognitionStage.FILED, None),
    "antrag lauft": RecognitionState(RecognitionStage.FILED, None),
    "verfahren lauft": RecognitionState(RecognitionStage.FILED, None),
    "lauft": RecognitionState(RecognitionStage.FILED, None),
    "laufend": RecognitionState(RecognitionStage.FILED, None),
    "antrag gestellt": RecognitionState(RecognitionStage.FILED, None),
    "in bearbeitung": RecognitionState(RecognitionStage.FILED, None),
    "in progress": RecognitionState(RecognitionStage.FILED, None),
    "applied": RecognitionState(RecognitionStage.FILED, None),
    "filed": RecognitionState(RecognitionStage.FILED, None),
    "unterlagen": RecognitionState(RecognitionStage.COLLECTING, None),
    "collecting": RecognitionState(RecognitionStage.COLLECTING, None),
}
_GROUPS: Mapping[str, OccupationGroup] = {
    "pflege": OccupationGroup.NURSING,
    "nurs": OccupationGroup.NURSING,
    "gesundheits und krankenpfleg": OccupationGroup.NURSING,
    "krankenpfleg": OccupationGroup.NURSING,
    "altenpfleg": OccupationGroup.NURSING,
    "arzt": OccupationGroup.PHYSICIAN,
    "physician": OccupationGroup.PHYSICIAN,
    "doctor": OccupationGroup.PHYSICIAN,
    "lehrer": OccupationGroup.TEACHER,
    "teacher": OccupationGroup.TEACHER,
    "ingenieur": OccupationGroup.ENGINEER,
    "engineer": OccupationGroup.ENGINEER,
    "handwerk": OccupationGroup.CRAFT,
    "craft": OccupationGroup.CRAFT,
    "ihk": OccupationGroup.IHK,
    "erzieher": OccupationGroup.SOCIAL_EDU,
    "sozialpadagog": OccupationGroup.SOCIAL_EDU,
}
_REASONS: Mapping[str, DepartureReason] = {
    "arbeitgeberkundigung": DepartureReason.EMPLOYER_ENDED,
    "kundigung durch arbeitgeber": DepartureReason.EMPLOYER_ENDED,
    "kundigung arbeitgeber": DepartureReason.EMPLOYER_ENDED,
    "kundigung ag": DepartureReason.EMPLOYER_ENDED,
    "dismiss": DepartureReason.EMPLOYER_ENDED,
    "involuntary": DepartureReason.EMPLOYER_ENDED,
    "befristung": DepartureReason.CONTRACT_ENDED,
    "vertragsende": DepartureReason.CONTRACT_ENDED,
    "ende des vertrag": DepartureReason.CONTRACT_ENDED,
    "end of contract": DepartureReason.CONTRACT_ENDED,
    "contract end": DepartureReason.CONTRACT_ENDED,
    "gehalt": DepartureReason.PAY,
    "bezahlung": DepartureReason.PAY,
    "vergutung": DepartureReason.PAY,
    "pay": DepartureReason.PAY,
    "salary": DepartureReason.PAY,
    "anerkennung": DepartureReason.RECOGNITION_MISSING,
    "aufenthalt": DepartureReason.RESIDENCE_TITLE,
    "residence": DepartureReason.RESIDENCE_TITLE,
    "visum": DepartureReason.RESIDENCE_TITLE,
    "visa": DepartureReason.RESIDENCE_TITLE,
    "wohnung": DepartureReason.HOUSING,
    "housing": DepartureReason.HOUSING,
    "sprache": DepartureReason.LANGUAGE,
    "language": DepartureReason.LANGUAGE,
    "gesundheit": DepartureReason.HEALTH,
    "krank": DepartureReason.HEALTH,
    "health": DepartureReason.HEALTH,
    "ruckkehr": DepartureReason.RETURN_HOME_PLANNED,
    "return": DepartureReason.RETURN_HOME_PLANNED,
    "fuhrungskraft": DepartureReason.LEADERSHIP,
    "vorgesetzt": DepartureReason.LEADERSHIP,
    "einarbeitung": DepartureReason.INDUCTION_MISSING,
}
