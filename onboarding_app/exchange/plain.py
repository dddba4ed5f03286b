"""Values as JSON knows them: field names as keys, dates in ISO form, choices by their English name."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path


def plain(value: object) -> object:
    """Return a value made of what JSON knows."""
    match value:
        case Enum():
            return value.value if isinstance(value.value, str) else value.name.lower()
        case date() | Path():
            return value.isoformat() if isinstance(value, date) else str(value)
        case dict():
            return {str(plain(key)): plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value


def as_json(value: object) -> str:
    """Return a value as indented JSON text; letters of all scripts stay as they are."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2)
