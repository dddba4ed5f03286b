"""Checkpoints that somebody has seen or set aside, until when and why."""
# ruff: noqa: INP001

from onboarding_app.storage.migrations.rebuilding import day_columns, rebuilt, text_column

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ONLY_WHEN_SEEN = "seen_on IS NOT NULL OR (quiet_until IS NULL AND quiet_reason = '')"


def upgrade() -> None:
    """Let checkpoints be set aside; nobody has done so before."""
    rebuilt(
        "checkpoint",
        lambda parts: [
            *parts,
            *day_columns("checkpoint", "seen_on", "quiet_until"),
            text_column("quiet_reason"),
            "CONSTRAINT ck_checkpoint_quiet_until_when CHECK (quiet_until > seen_on)",
            f"CONSTRAINT ck_checkpoint_quiet_when CHECK ({ONLY_WHEN_SEEN})",
        ],
    )
