"""Start the program: `python -m onboarding_app`."""

from onboarding_app.cli import main

main()
