"""Forms for what belongs to a person: titles, relatives, language, recognition, own checkpoints."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from onboarding_app.domain.changes import Changes
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.language import LanguageCourse, LanguageProof, Level, Purpose
from onboarding_app.domain.people import FamilyMember, Handover, Mentor, Relation, WorkerId
from onboarding_app.domain.recognition import (
    Measure,
    OccupationGroup,
    Outcome,
    RecognitionCase,
    RecognitionStage,
)
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.i18n import Texts
from onboarding_app.services.checkpoints import add_checkpoint
from onboarding_app.services.entries import change_checkpoint
from onboarding_app.services.people import mentors, worker_of
from onboarding_app.services.workers import (
    add_mentor,
    assign_mentor,
    save_course,
    save_family_member,
    save_handover,
    save_proof,
    save_recognition,
    save_title,
)
from onboarding_app.ui.dialogs.form import FormDialog, FormField, choice, day, note, number, text
from onboarding_app.ui.widgets.fields import yes_no_unknown
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.values import (
    measure_name,
    occupation_group_name,
    outcome_name,
    purpose_name,
    recognition_stage_name,
    relation_name,
    responsible_name,
    track_name,
)

Store = Callable[..., Changes]


def edit_title(workspace: Workspace, title: ResidenceTitle, parent: QWidget) -> bool:
    """Ask for a residence title and store it; False if the user thinks better of it."""
    texts, german = workspace.texts, workspace.language == "de"
    kinds = [(key, kind.de if german else kind.en) for key, kind in workspace.catalogue.titles.items()]
    fields = (
        choice("kind", texts("Residence title"), [("", texts("not known")), *kinds]),
        day("valid_from", texts("Title valid from"), texts),
        day("valid_until", texts("Title valid until"), texts),
        choice("unlimited", texts("Unlimited"), [(False, texts("no")), (True, texts("yes"))]),
        day("renewal_filed_on", texts("Renewal filed on"), texts),
        day("fiction_until", texts("Certificate (Fiktionsbescheinigung) until"), texts),
        day("copy_seen_on", texts("Original seen, copy filed on"), texts),
        text("authority", texts("Authority")),
        note("note", texts("Note")),
    )
    return _edited(workspace, texts("Residence title"), fields, title, save_title, parent)


def edit_relative(workspace: Workspace, member: FamilyMember, parent: QWidget) -> bool:
    """Ask for what is known of a relative and store it."""
    texts = workspace.texts
    fields = (
        choice("relation", texts("Relation"), [(it, relation_name(it, texts)) for it in Relation]),
        text("first_name", texts("First name or initial")),
        number("birth_year", texts("Year of birth")),
        choice("lives_abroad", texts("Lives abroad"), yes_no_unknown(texts)),
        choice("wants_to_join", texts("Wants to join"), yes_no_unknown(texts)),
        day("a1_proven_on", texts("German A1 proven on"), texts),
        day("housing_proven_on", texts("Housing proven on"), texts),
        day("application_filed_on", texts("Application filed on"), texts),
        day("appointment_on", texts("Appointment at the mission"), texts),
        day("visa_issued_on", texts("Visa issued on"), texts),
        day("arrived_on", texts("Arrived on"), texts),
        choice(
            "german", texts("German of the partner"), [("", "–"), *((it.value, it.value) for it in Level)]
        ),
        text("work", texts("Work or course of the partner")),
        text("care", texts("Day care or school")),
        day("care_from", texts("Place from"), texts),
        note("note", texts("Note")),
    )
    intro = texts("Voluntary answers; only what is needed: relation, first name or initial, year of birth.")
    return _edited(workspace, texts("Relative"), fields, member, save_family_member, parent, intro=intro)


def edit_proof(workspace: Workspace, proof: LanguageProof, parent: QWidget) -> bool:
    """Ask for a language level, proven or needed, and store it."""
    texts = workspace.texts
    kinds = [(False, texts("proven")), (True, texts("needed"))]
    fields = (
        choice("level", texts("Level"), _levels()),
        choice("is_target", texts("Proven or needed"), kinds),
        day("on", texts("Proven on / needed until"), texts),
        *(choice(skill, name, [(None, "–"), *_levels()]) for skill, name in _skills(texts)),
        text("certificate", texts("Certificate")),
        choice(
            "purpose",
            texts("Needed for what"),
            [(None, "–"), *((it, purpose_name(it, texts)) for it in Purpose)],
        ),
        text("reason", texts("Needed for")),
    )
    return _edited(workspace, texts("Language level"), fields, proof, save_proof, parent)


def _skills(texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return the skills of a language, each with its name."""
    return (
        ("listening", texts("Listening")),
        ("reading", texts("Reading")),
        ("writing", texts("Writing")),
        ("speaking", texts("Speaking")),
    )


def edit_course(workspace: Workspace, course: LanguageCourse, parent: QWidget) -> bool:
    """Ask for a language course and store it."""
    texts = workspace.texts
    fields = (
        text("name", texts("Course")),
        text("provider", texts("Provider")),
        choice("target", texts("Leads to"), [(None, "–"), *_levels()]),
        day("authorised_on", texts("Authorisation issued on"), texts),
        day("starts_on", texts("Begins on"), texts),
        day("ends_on", texts("Ends on"), texts),
        day("exam_on", texts("Exam on"), texts),
        choice("passed", texts("Passed"), yes_no_unknown(texts)),
        number("exam_attempts", texts("Attempts at the exam")),
        number("lessons", texts("Lessons")),
        number("hours_off", texts("Hours off work a week")),
        number("cost_share", texts("The firm's share (€)")),
        day("refund_until", texts("Refund possible until"), texts),
        note("note", texts("Note")),
    )
    return _edited(workspace, texts("Language course"), fields, course, save_course, parent)


def edit_recognition(workspace: Workspace, case: RecognitionCase, parent: QWidget) -> bool:
    """Ask how far a recognition procedure is and store it."""
    texts = workspace.texts
    groups = [(None, texts("not known")), *((it, occupation_group_name(it, texts)) for it in OccupationGroup)]
    fields = (
        choice("stage", texts("Stage"), [(it, recognition_stage_name(it, texts)) for it in RecognitionStage]),
        choice("occupation_group", texts("Occupation group"), groups),
        text("reference_occupation", texts("Reference occupation")),
        text("target_occupation", texts("Occupation after recognition")),
        text("body", texts("Competent body")),
        choice("fast_track", texts("Fast track (§ 81a)"), [(False, texts("no")), (True, texts("yes"))]),
        day("filed_on", texts("Filed on"), texts),
        day("confirmed_on", texts("Receipt confirmed on"), texts),
        day("paused_since", texts("Waits for papers since"), texts),
        day("complete_on", texts("Documents complete on"), texts),
        day("extended_until", texts("Period extended until"), texts),
        day("notice_on", texts("Notice received on"), texts),
        choice(
            "outcome", texts("Outcome"), [(None, "–"), *((it, outcome_name(it, texts)) for it in Outcome)]
        ),
        choice(
            "measure",
            texts("Measure chosen"),
            [(None, "–"), *((it, measure_name(it, texts)) for it in Measure)],
        ),
        day("measure_starts_on", texts("Measure begins on"), texts),
        day("measure_ends_on", texts("Measure ends on"), texts),
        day("exam_on", texts("Exam on"), texts),
        number("exam_attempts", texts("Attempts at the exam")),
        day("follow_up_on", texts("Follow-up application on"), texts),
        day("full_on", texts("Full recognition on"), texts),
        note("note", texts("Note")),
    )
    return _edited(workspace, texts("Recognition"), fields, case, save_recognition, parent)


def edit_handover(workspace: Workspace, handover: Handover, parent: QWidget) -> bool:
    """Correct what is noted of a handover from mentor to mentor."""
    texts = workspace.texts
    fields = (
        text("from_mentor", texts("Handed over by")),
        text("to_mentor", texts("Taken over by")),
        day("handed_on", texts("Handed over on"), texts),
        note("summary", texts("What the new mentor has to know")),
    )
    return _edited(workspace, texts("Handover"), fields, handover, save_handover, parent)


def edit_own_checkpoint(workspace: Workspace, checkpoint: Checkpoint, parent: QWidget) -> bool:
    """Ask for a person's own checkpoint and store it, as a new one where it has no id yet."""
    texts = workspace.texts
    fields = (
        text("title", texts("Checkpoint")),
        choice("track", texts("Track"), [(it, track_name(it, texts)) for it in Track]),
        choice(
            "responsible", texts("Responsible"), [(it, responsible_name(it, texts)) for it in Responsible]
        ),
        day("plan_on", texts("Due"), texts),
        note("note", texts("Note")),
    )

    store = change_checkpoint if checkpoint.id else add_checkpoint

    def save(values: dict[str, Any]) -> bool:
        return workspace.perform(store, replace(checkpoint, **values, pinned=True)) is not None

    return _asked(workspace, texts("Own checkpoint"), fields, vars(checkpoint), parent, save=save)


def edit_mentor(workspace: Workspace, mentor: Mentor, parent: QWidget) -> bool:
    """Ask for a mentor and store them."""
    texts = workspace.texts
    others = [(it.id, it.name) for it in mentors(workspace.database) if it.id != mentor.id or not mentor.id]
    fields = (
        text("name", texts("Name")),
        text("organisation", texts("Organisation")),
        text("email", texts("E-mail")),
        text("phone", texts("Phone")),
        choice("is_external", texts("From outside the firm"), [(False, texts("no")), (True, texts("yes"))]),
        choice("active", texts("Active"), [(True, texts("yes")), (False, texts("no"))]),
        choice("deputy_id", texts("Deputy"), [(None, "–"), *others]),
        day("away_from", texts("Away from"), texts),
        day("away_until", texts("Away until"), texts),
    )
    intro = texts("While a mentor is away or not active, the deputy is shown as responsible, else HR.")

    def save(values: dict[str, Any]) -> bool:
        return workspace.perform(add_mentor, replace(mentor, **values)) is not None

    return _asked(workspace, texts("Mentor"), fields, vars(mentor), parent, save=save, intro=intro)


def choose_mentor(workspace: Workspace, worker_ids: Sequence[WorkerId], parent: QWidget) -> bool:
    """Ask who accompanies people and store it; somebody inactive is offered only where they are it."""
    texts, known = workspace.texts, [worker_of(workspace.database, it) for it in worker_ids]
    before = {worker.mentor_id for worker in known}
    offered = [it for it in mentors(workspace.database) if it.active or it.id in before]
    fields = [choice("mentor_id", texts("Mentor"), [(None, "–"), *((it.id, it.name) for it in offered)])]
    handing = before != {None}
    if handing:
        fields += [
            day("handed_on", texts("Handed over on"), texts),
            note("summary", texts("What the new mentor has to know")),
        ]

    def save(values: dict[str, Any]) -> bool:
        catalogue, today = workspace.catalogue, workspace.today()
        chosen = values.pop("mentor_id")
        stored = workspace.perform(assign_mentor, catalogue, worker_ids, chosen, today=today, **values)
        return stored is not None

    title = texts("Mentor of {name}", name=known[0].name)
    if len(known) > 1:
        title = texts.plural("Mentor of {n} person", "Mentor of {n} people", len(known))
    values: dict[str, object] = {"mentor_id": known[0].mentor_id if len(before) == 1 else None}
    values |= {"handed_on": workspace.today(), "summary": ""} if handing else {}
    return _asked(workspace, title, fields, values, parent, save=save)


def _edited(
    workspace: Workspace,
    title: str,
    fields: Sequence[FormField],
    thing: Any,  # noqa: ANN401 - one of the domain's values
    store: Store,
    parent: QWidget,
    *,
    intro: str = "",
) -> bool:
    def save(values: dict[str, Any]) -> bool:
        changed = replace(thing, **values)
        return workspace.perform(store, workspace.catalogue, changed, today=workspace.today()) is not None

    return _asked(workspace, title, fields, vars(thing), parent, save=save, intro=intro)


def _asked(
    workspace: Workspace,
    title: str,
    fields: Sequence[FormField],
    values: dict[str, object],
    parent: QWidget,
    *,
    save: Callable[[dict[str, Any]], bool],
    intro: str = "",
) -> bool:
    texts: Texts = workspace.texts
    dialog = FormDialog(title, fields, values, texts, parent, save=save, intro=intro)
    workspace.failed.connect(dialog.tell)
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return accepted


def _levels() -> list[tuple[object, str]]:
    return [(level, level.value) for level in Level]
