"""What the one-click action of a line does, the same on every page."""

from onboarding_app.services.checkpoints import complete_checkpoint
from onboarding_app.services.read_models import CheckpointLine, QuestionLine, QuickAction
from onboarding_app.services.workers import answer_question
from onboarding_app.ui.desk import Desk
from onboarding_app.ui.workspace import Workspace

PAPERS = {"faire_integration_notice_given": "fair-integration", "fair_integration_notice": "fair-integration"}
"""Which report prints the paper of a checkpoint, by the key of its template."""


def act_on(line: CheckpointLine, workspace: Workspace, desk: Desk) -> None:
    """Tick a line off, or open the form or the report that it is reached by."""
    match line.action:
        case QuickAction.TALK:
            desk.open_check_in(line.worker_id)
        case QuickAction.PRINT:
            desk.open_report(PAPERS.get(line.key, "status"), line.worker_id)
        case QuickAction.COMPLETE:
            today = workspace.today()
            workspace.perform(
                complete_checkpoint, line.id, on=today, catalogue=workspace.catalogue, today=today
            )


def answer(line: QuestionLine, value: str, workspace: Workspace) -> None:
    """Store the answer to an open question."""
    workspace.perform(
        answer_question,
        workspace.catalogue,
        worker_id=line.worker_id,
        fact=line.fact,
        value=value,
        today=workspace.today(),
    )
