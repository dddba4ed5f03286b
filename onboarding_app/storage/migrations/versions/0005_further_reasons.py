"""Why somebody left may have several reasons, one of them the main one."""
# ruff: noqa: INP001

from onboarding_app.storage.migrations.rebuilding import rebuilt, text_column

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let a leaving have further reasons; those there are have a main one alone."""
    rebuilt("departure", lambda parts: [*parts, text_column("further")])
