"""What all tables of the data file share: their catalogue, and the rules by which a file refuses values."""

from enum import StrEnum

from sqlalchemy import Boolean, CheckConstraint, Date, MetaData, Table
from sqlmodel import SQLModel

from onboarding_app.domain.check_ins import HIGHEST, LOWEST

NO_ID_TWICE = {"sqlite_autoincrement": True}
"""An id is never used again after a deletion, so an undone deletion always finds its id free."""


class TableBase(SQLModel):
    """What all tables share: one catalogue of tables, and names for every constraint."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def one_of(name: str, values: type[StrEnum]) -> CheckConstraint:
    """Let the file refuse every other text.

    IN would say the same, but the database would build its list anew for each row that it checks.
    """
    return CheckConstraint(" OR ".join(f"{name} = '{member.value}'" for member in values), name=name)


def rated(name: str) -> CheckConstraint:
    """Let the file refuse what lies outside of the scale of ratings."""
    return CheckConstraint(f"{name} BETWEEN {LOWEST} AND {HIGHEST}", name=name)


def filled(name: str) -> CheckConstraint:
    """Let the file refuse a text without a word in it."""
    return CheckConstraint(f"trim({name}) <> ''", name=f"{name}_filled")


def in_order(first: str, last: str) -> CheckConstraint:
    """Let the file refuse a last day before the first."""
    return CheckConstraint(f"{first} <= {last}", name=f"{first}_{last}")


def check_plain_types(table: Table) -> None:
    """Let the file itself refuse what is no day or no yes and no; SQLite's own types refuse nothing."""
    for column in table.columns:
        rule: str | None = None
        if isinstance(column.type, Boolean):
            rule = f'"{column.name}" IN (0, 1)'
        elif isinstance(column.type, Date) and column.computed is None:
            rule = f'"{column.name}" IS date("{column.name}")'
        if rule is not None:
            table.append_constraint(CheckConstraint(rule, name=column.name))
