"""The same program without a window: commands for administrators, tests and scripts.

Exit status 0 done, 1 refused or failed, 2 wrong usage; errors are one sentence on stderr.
"""

import logging
import sys

import typer

from onboarding_app.cli.options import own_texts
from onboarding_app.domain.errors import UserError


def main() -> None:
    """Run the command line, and tell the user in one sentence what went wrong."""
    from onboarding_app.cli.commands import app  # noqa: PLC0415 - a window should not wait for all commands

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        app(prog_name="onboarding-app")
    except UserError as error:
        from onboarding_app.wording import error_sentence  # noqa: PLC0415 - only when something went wrong

        typer.echo(error_sentence(error, own_texts()), err=True)
        sys.exit(1)
    except Exception:
        logging.getLogger(__name__).exception("a command failed")
        texts = own_texts()
        typer.echo(
            texts("Something in the program itself failed; nothing was changed. Please report it."), err=True
        )
        sys.exit(1)
