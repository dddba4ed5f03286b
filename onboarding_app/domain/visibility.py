"""What may be seen where: the mentor's own notes stay with the mentor."""

CONFIDENTIAL = frozenset({("check_in", "confidential_note")})
"""(kind, field) pairs that stand in no report, no list, no export and no history."""


def is_confidential(kind: str, field: str) -> bool:
    """Whether a field is for the mentor alone."""
    return (kind, field) in CONFIDENTIAL
