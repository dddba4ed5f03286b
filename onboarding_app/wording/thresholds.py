"""What each threshold of the signals is called where the firm sets it."""

from collections.abc import Callable, Mapping

from onboarding_app.i18n import Texts

NAMES: Mapping[str, Callable[[Texts], str]] = {
    "title_ends_attention_days": lambda texts: texts("Title ends: days before (▲)"),
    "title_ends_urgent_days": lambda texts: texts("Title ends: days before (■)"),
    "start_without_title_days": lambda texts: texts("Start without a title: days before the first day"),
    "no_check_in_days": lambda texts: texts("No check-in: days since the last"),
    "new_no_check_in_days": lambda texts: texts(
        "No check-in: days since the start, as long as none was held"
    ),
    "later_from_months": lambda texts: texts("Talks are half-yearly: months after the start"),
    "later_no_check_in_days": lambda texts: texts("No check-in: days since the last, when half-yearly"),
    "decision_days": lambda texts: texts("Probation or fixed term ends: days before"),
    "overdue_checkpoints": lambda texts: texts("Many checkpoints late: how many"),
    "late_days": lambda texts: texts("Many checkpoints late: days late"),
    "broken_agreements": lambda texts: texts("Agreements past their date: how many"),
    "family_apart_months": lambda texts: texts("Apart from the family: months"),
    "family_visa_months": lambda texts: texts("The family waits for a visa: months since the application"),
    "child_turns_16_days": lambda texts: texts("A child turns 16: days before that year"),
    "language_months": lambda texts: texts("Language level missing: months before it is needed"),
    "exam_failed_days": lambda texts: texts("Exam not passed: days without a later one"),
    "below_qualification_months": lambda texts: texts("Working below qualification: months since the start"),
    "recognition_not_filed_months": lambda texts: texts("Recognition not filed: months since the start"),
    "recognition_paused_days": lambda texts: texts("Recognition waits for papers: days"),
    "measure_missing_months": lambda texts: texts("Measure without a date: months since the notice"),
    "gap_points": lambda texts: texts("Expectation and experience apart: points (talks)"),
    "gap_growth_points": lambda texts: texts("Experience gets worse: points (talks)"),
    "mood_fall_points": lambda texts: texts("Mood falls: points (talks)"),
    "unsure_talks": lambda texts: texts("Not sure to stay: talks in a row (talks)"),
}


def threshold_name(name: str, texts: Texts) -> str:
    """Return what a threshold is called."""
    return NAMES[name](texts)
