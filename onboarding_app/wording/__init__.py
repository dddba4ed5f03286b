"""What each value is called and each sentence that explains one, in a given language."""

from onboarding_app.wording.actions import action_name, deed_name
from onboarding_app.wording.countries import countries, country_name
from onboarding_app.wording.dates import (
    DASH,
    days_phrase,
    decimal,
    long_date,
    month_and_year,
    months,
    percent,
    short_date,
    short_moment,
    weekdays,
)
from onboarding_app.wording.errors import error_sentence
from onboarding_app.wording.fields import field_name
from onboarding_app.wording.held import held_field, held_kind, stored_word
from onboarding_app.wording.lists import (
    notice_sentence,
    rejection_sentence,
    skipped_sentence,
    taken_back_sentence,
)
from onboarding_app.wording.papers import (
    arrangement_name,
    file_holds_sentence,
    holds_sentence,
    paper_description,
    paper_name,
    personal_data_name,
)
from onboarding_app.wording.sentences import signal_sentence, signal_step
from onboarding_app.wording.settlement import settlement_sentences
from onboarding_app.wording.values import (
    factor_name,
    form_name,
    hired_from_name,
    intention_name,
    level_mark,
    level_word,
    occupation_group_name,
    outcome_name,
    reason_name,
    recognition_stage_name,
    relation_name,
    responsible_name,
    stage_name,
    state_name,
    track_name,
)

__all__ = [
    "DASH",
    "action_name",
    "arrangement_name",
    "countries",
    "country_name",
    "days_phrase",
    "decimal",
    "deed_name",
    "error_sentence",
    "factor_name",
    "field_name",
    "file_holds_sentence",
    "form_name",
    "held_field",
    "held_kind",
    "hired_from_name",
    "holds_sentence",
    "intention_name",
    "level_mark",
    "level_word",
    "long_date",
    "month_and_year",
    "months",
    "notice_sentence",
    "occupation_group_name",
    "outcome_name",
    "paper_description",
    "paper_name",
    "percent",
    "personal_data_name",
    "reason_name",
    "recognition_stage_name",
    "rejection_sentence",
    "relation_name",
    "responsible_name",
    "settlement_sentences",
    "short_date",
    "short_moment",
    "signal_sentence",
    "signal_step",
    "skipped_sentence",
    "stage_name",
    "state_name",
    "stored_word",
    "taken_back_sentence",
    "track_name",
    "weekdays",
]
