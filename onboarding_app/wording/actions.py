"""What an action is called, as undo and the history name it."""

from collections.abc import Callable, Mapping

from onboarding_app.i18n import Texts
from onboarding_app.wording.papers import paper_name


def action_name(action: str, texts: Texts) -> str:
    """Return the name of an action of the journal; one of another version is named by its key."""
    exported = action.removeprefix("paper_export_")
    if exported != action:
        return texts("Export: {kind}", kind=exported.upper())
    kind = action.removeprefix("paper_")
    if kind != action:
        return texts("Paper: {name}", name=paper_name(kind, texts))
    name = _ACTIONS.get(action)
    return name(texts) if name else action


def deed_name(
    action: str, texts: Texts, *, people: int = 0, worker_name: str = "", checkpoint: str = ""
) -> str:
    """Return the name of an action with what and whom it concerns, as far as that is known."""
    several = texts.plural("{n} person", "{n} people", people) if people > 1 else ""
    about = ", ".join(part for part in (checkpoint, worker_name or several) if part)
    name = action_name(action, texts)
    return f"{name} ({about})" if about else name


_ACTIONS: Mapping[str, Callable[[Texts], str]] = {
    "start_checkpoint": lambda texts: texts("Begin checkpoint"),
    "wait_for_authority": lambda texts: texts("Wait for authority"),
    "complete_checkpoint": lambda texts: texts("Complete checkpoint"),
    "drop_checkpoint": lambda texts: texts("Drop checkpoint"),
    "reopen_checkpoint": lambda texts: texts("Reopen checkpoint"),
    "move_checkpoint": lambda texts: texts("Move checkpoint"),
    "acknowledge_checkpoint": lambda texts: texts("Note checkpoint as seen"),
    "set_checkpoint_aside": lambda texts: texts("Set checkpoint aside"),
    "ask_again": lambda texts: texts("Ask about checkpoint again"),
    "note_checkpoint": lambda texts: texts("Note to checkpoint"),
    "add_checkpoint": lambda texts: texts("Add checkpoint"),
    "change_checkpoint": lambda texts: texts("Change own checkpoint"),
    "delete_checkpoint": lambda texts: texts("Delete own checkpoint"),
    "attach_document": lambda texts: texts("File document"),
    "add_worker": lambda texts: texts("Add person"),
    "save_worker": lambda texts: texts("Change person"),
    "save_title": lambda texts: texts("Change residence title"),
    "save_family_member": lambda texts: texts("Change family"),
    "save_recognition": lambda texts: texts("Change recognition"),
    "save_proof": lambda texts: texts("Change language level"),
    "save_course": lambda texts: texts("Change language course"),
    "delete_title": lambda texts: texts("Delete residence title"),
    "delete_family_member": lambda texts: texts("Delete relative"),
    "delete_proof": lambda texts: texts("Delete language level"),
    "delete_course": lambda texts: texts("Delete language course"),
    "delete_recognition": lambda texts: texts("Delete recognition procedure"),
    "record_departure": lambda texts: texts("Record departure"),
    "withdraw_departure": lambda texts: texts("Take back departure"),
    "answer_question": lambda texts: texts("Answer question"),
    "withdraw_answer": lambda texts: texts("Withdraw answer"),
    "save_centre": lambda texts: texts("Change advice centre"),
    "forget_centre": lambda texts: texts("Delete own entry of an advice centre"),
    "add_mentor": lambda texts: texts("Add mentor"),
    "save_mentor": lambda texts: texts("Change mentor"),
    "assign_mentor": lambda texts: texts("Assign mentor"),
    "save_handover": lambda texts: texts("Change handover"),
    "delete_handover": lambda texts: texts("Delete handover"),
    "delete_worker": lambda texts: texts("Delete person"),
    "record_check_in": lambda texts: texts("Record check-in"),
    "correct_check_in": lambda texts: texts("Correct check-in"),
    "settle_agreement": lambda texts: texts("Settle agreement"),
    "save_company": lambda texts: texts("Change firm"),
    "save_thresholds": lambda texts: texts("Change thresholds of the hints"),
    "switch_template_off": lambda texts: texts("Switch off a checkpoint of the plan"),
    "switch_template_on": lambda texts: texts("Switch on a checkpoint of the plan"),
    "move_template": lambda texts: texts("Change when to act"),
    "reset_template": lambda texts: texts("Reset a checkpoint of the plan"),
    "add_own_template": lambda texts: texts("Add an own checkpoint to the plan"),
    "change_own_template": lambda texts: texts("Change an own checkpoint of the plan"),
    "remove_own_template": lambda texts: texts("Remove an own checkpoint from the plan"),
    "save_leads": lambda texts: texts("Change the lead times of reminders"),
    "save_cadence": lambda texts: texts("Change the rhythm of talks"),
    "create_file": lambda texts: texts("Create data file"),
    "made_up_people": lambda texts: texts("Make up people"),
    "import_people": lambda texts: texts("Import list"),
    "replan": lambda texts: texts("Plan again"),
}
