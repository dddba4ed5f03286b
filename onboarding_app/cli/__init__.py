"""How the program is started: the window, or one of its commands for administrators, tests and scripts.

Exit status 0 done, 1 refused or failed, 2 wrong usage; errors are one sentence on stderr.
"""

import logging
import sys

from onboarding_app.cli.surroundings import own_texts
from onboarding_app.cli.window import open_window
from onboarding_app.domain.errors import UserError


def main() -> None:
    """Do what the command line says, and tell the user in one sentence what went wrong."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        if len(sys.argv) == 1:
            sys.exit(open_window())
        from onboarding_app.cli.commands import app  # noqa: PLC0415 - a window should not wait for all commands

        app(prog_name="onboarding-app")
    except UserError as error:
        from onboarding_app.wording.errors import error_sentence  # noqa: PLC0415 - only when something went wrong

        _fail(error_sentence(error, own_texts()))
    except Exception:
        logging.getLogger(__name__).exception("a command failed")
        texts = own_texts()
        _fail(texts("Something in the program itself failed; nothing was changed. Please report it."))


def _fail(sentence: str) -> None:
    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write(f"{sentence}\n")
    sys.exit(1)
