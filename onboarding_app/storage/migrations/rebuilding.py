"""How a migration changes a table: it is made anew, with its rows, indexes and last id as they are."""

from collections.abc import Callable, Sequence

from alembic import op


def rebuilt(table: str, change: Callable[[Sequence[str]], list[str]]) -> None:
    """Make a table anew with changed parts, and put its rows, indexes and last id back."""
    bind = op.get_bind()
    made, *indexes = bind.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type DESC", (table,)
    ).scalars()
    head, _, rest = made.partition("(")
    parts = _split(rest[: rest.rindex(")")])
    after = change(parts)
    columns = [part for part in after if not part.startswith("CONSTRAINT")]
    rules = [part for part in after if part.startswith("CONSTRAINT")]
    rows = bind.exec_driver_sql(f"PRAGMA table_xinfo({table})").all()
    kept = ", ".join(f'"{row[1]}"' for row in rows if not row[6])
    empty = [part.split()[0] for part in columns if part not in parts and part.endswith("NOT NULL")]
    into = ", ".join([kept, *(f'"{name}"' for name in empty)])
    values = ", ".join([kept, *("''" for _ in empty)])
    last = bind.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).scalar()
    op.execute(f"{head.replace(table, f'new_{table}', 1)}({', '.join([*columns, *rules])})")
    op.execute(f"INSERT INTO new_{table} ({into}) SELECT {values} FROM {table}")  # noqa: S608
    op.execute(f"DROP TABLE {table}")
    op.execute(f"ALTER TABLE new_{table} RENAME TO {table}")
    for index in indexes:
        op.execute(index)
    bind.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name IN (?, ?)", (table, f"new_{table}"))
    if last is not None:
        bind.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))


def _split(inside: str) -> list[str]:
    """Return what stands between the brackets of a table, parted by the commas that part it."""
    parts, depth, part = [], 0, ""
    for char in inside:
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            parts.append(part.strip())
            part = ""
        else:
            part += char
    return [*parts, part.strip()]


def text_column(name: str) -> str:
    """Return a column of texts, empty in the rows that were there before."""
    return f"{name} VARCHAR NOT NULL"


def day_columns(table: str, *names: str) -> list[str]:
    """Return columns that are a day or empty."""
    days = [f"{name} DATE" for name in names]
    return [*days, *(f'CONSTRAINT ck_{table}_{name} CHECK ("{name}" IS date("{name}"))' for name in names)]


def choice_columns(table: str, name: str, words: Sequence[str]) -> list[str]:
    """Return a column that is one of these words or empty."""
    listed = " OR ".join(f"{name} = '{word}'" for word in words)
    return [f"{name} VARCHAR", f"CONSTRAINT ck_{table}_{name} CHECK ({listed})"]


def count_columns(table: str, name: str) -> list[str]:
    """Return a column that is a number from 0 on or empty."""
    return [f"{name} INTEGER", f"CONSTRAINT ck_{table}_{name} CHECK ({name} >= 0)"]
