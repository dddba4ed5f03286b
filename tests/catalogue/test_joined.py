"""What the plans' README says of joined keys holds."""

import re

from onboarding_app.resources import resource


def test_every_key_that_others_were_joined_to_is_there(catalogue):
    text = resource("plans", "README.md").read_text(encoding="utf-8")
    joined, left_out = text.split("## Left out, and why")
    rows = [row.split("|")[1:3] for row in joined.splitlines() if row.startswith("| `")]
    assert len(rows) > 20
    for before, after in rows:
        assert not set(re.findall(r"`(\w+)`", before)) & catalogue.templates.keys()
        assert set(re.findall(r"`(\w+)`", after)) <= catalogue.templates.keys()
    assert not set(re.findall(r"`(\w+)`", left_out)) & catalogue.templates.keys()
