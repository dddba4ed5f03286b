"""What the fields of a person are called."""

from collections.abc import Callable, Mapping

from onboarding_app.i18n import Texts


def field_name(field: str, texts: Texts) -> str:
    """Return the name of a field; one that has none is named by its key."""
    name = _FIELDS.get(field)
    return name(texts) if name else field


_FIELDS: Mapping[str, Callable[[Texts], str]] = {
    "given_name": lambda texts: texts("First name"),
    "family_name": lambda texts: texts("Family name"),
    "full_name": lambda texts: texts("Whole name"),
    "personnel_number": lambda texts: texts("Personnel number"),
    "citizenship": lambda texts: texts("Citizenship"),
    "birth_date": lambda texts: texts("Date of birth"),
    "email": lambda texts: texts("E-mail"),
    "phone": lambda texts: texts("Phone"),
    "street": lambda texts: texts("Street"),
    "postcode": lambda texts: texts("Postcode"),
    "city": lambda texts: texts("City"),
    "occupation": lambda texts: texts("Occupation here"),
    "learned_occupation": lambda texts: texts("Learned occupation"),
    "department": lambda texts: texts("Department"),
    "contract_signed_on": lambda texts: texts("Contract signed on"),
    "entry_on": lambda texts: texts("Arrival in Germany"),
    "started_on": lambda texts: texts("First working day"),
    "probation_ends_on": lambda texts: texts("Probation ends on"),
    "fixed_term_ends_on": lambda texts: texts("Fixed term ends on"),
    "ended_on": lambda texts: texts("Last day of employment"),
    "ended_reason": lambda texts: texts("Reason for leaving"),
    "mentor": lambda texts: texts("Mentor"),
    "title_kind": lambda texts: texts("Residence title"),
    "title_from": lambda texts: texts("Title valid from"),
    "title_until": lambda texts: texts("Title valid until"),
    "language_level": lambda texts: texts("German proven"),
    "renewal_filed_on": lambda texts: texts("Renewal filed on"),
    "fiction_until": lambda texts: texts("Provisional certificate until"),
    "copy_seen_on": lambda texts: texts("Copy seen"),
    "authority": lambda texts: texts("Authority"),
    "language_proven_on": lambda texts: texts("German proven on"),
    "certificate": lambda texts: texts("Certificate"),
    "listening": lambda texts: texts("Listening"),
    "reading": lambda texts: texts("Reading"),
    "writing": lambda texts: texts("Writing"),
    "speaking": lambda texts: texts("Speaking"),
    "course": lambda texts: texts("Language course"),
    "course_provider": lambda texts: texts("Provider of the course"),
    "course_starts_on": lambda texts: texts("Course begins on"),
    "course_ends_on": lambda texts: texts("Course ends on"),
    "course_exam_on": lambda texts: texts("Course exam on"),
    "language_target": lambda texts: texts("German needed"),
    "marital_status": lambda texts: texts("Marital status"),
    "children": lambda texts: texts("Children"),
    "spouse_abroad": lambda texts: texts("Spouse abroad"),
    "wants_to_join": lambda texts: texts("Wants to join"),
    "recognition": lambda texts: texts("Recognition"),
    "recognition_filed_on": lambda texts: texts("Recognition filed on"),
    "recognition_notice_on": lambda texts: texts("Recognition notice on"),
    "recognition_body": lambda texts: texts("Competent body"),
    "occupation_group": lambda texts: texts("Group of occupations"),
    "regulated_occupation": lambda texts: texts("Regulated occupation"),
    "hired_from_abroad": lambda texts: texts("Hired from abroad"),
    "note": lambda texts: texts("Note"),
    "title": lambda texts: texts("Residence title"),
    "language": lambda texts: texts("Language"),
    "family": lambda texts: texts("Family"),
    "hired_from": lambda texts: texts("Hired from"),
    "answers": lambda texts: texts("Answers"),
    "is_apprentice": lambda texts: texts("Apprentice"),
    "recruitment": lambda texts: texts("Recruitment"),
}
