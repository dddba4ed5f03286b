"""What an action is called, as undo and the history name it."""

from collections.abc import Callable, Mapping

from onboarding_app.i18n import Texts


def action_name(action: str, texts: Texts) -> str:
    """Return the name of an action of the journal; one of another version is named by its key."""
    name = _ACTIONS.get(action)
    return name(texts) if name else action


_ACTIONS: Mapping[str, Callable[[Texts], str]] = {
    "start_checkpoint": lambda texts: texts("Begin checkpoint"),
    "wait_for_authority": lambda texts: texts("Wait for authority"),
    "complete_checkpoint": lambda texts: texts("Complete checkpoint"),
    "drop_checkpoint": lambda texts: texts("Drop checkpoint"),
    "reopen_checkpoint": lambda texts: texts("Reopen checkpoint"),
    "move_checkpoint": lambda texts: texts("Move checkpoint"),
    "note_checkpoint": lambda texts: texts("Note to checkpoint"),
    "add_checkpoint": lambda texts: texts("Add checkpoint"),
    "attach_document": lambda texts: texts("File document"),
    "add_worker": lambda texts: texts("Add person"),
    "save_worker": lambda texts: texts("Change person"),
    "save_title": lambda texts: texts("Change residence title"),
    "save_family_member": lambda texts: texts("Change family"),
    "save_recognition": lambda texts: texts("Change recognition"),
    "save_proof": lambda texts: texts("Change language level"),
    "save_course": lambda texts: texts("Change language course"),
    "record_departure": lambda texts: texts("Record departure"),
    "withdraw_departure": lambda texts: texts("Take back departure"),
    "answer_question": lambda texts: texts("Answer question"),
    "add_mentor": lambda texts: texts("Change mentor"),
    "assign_mentor": lambda texts: texts("Assign mentor"),
    "delete_worker": lambda texts: texts("Delete person"),
    "record_check_in": lambda texts: texts("Record check-in"),
    "settle_agreement": lambda texts: texts("Settle agreement"),
    "save_company": lambda texts: texts("Change firm"),
    "create_file": lambda texts: texts("Create data file"),
    "made_up_people": lambda texts: texts("Make up people"),
    "import_people": lambda texts: texts("Import list"),
    "replan": lambda texts: texts("Plan again"),
}
