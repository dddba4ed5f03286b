"""Backups, whole copies made by the database itself; how they come back; the check of a file."""

import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.storage import versions
from onboarding_app.storage.copies import free_name
from onboarding_app.storage.database import Database
from onboarding_app.storage.driver import Connection, check_driver, connect
from onboarding_app.storage.headers import refuse_unless_ours
from onboarding_app.storage.instance import InstanceLock
from onboarding_app.storage.refusals import told_plainly

_MOST_PROBLEMS = 100
_SUMMARY = """
SELECT (SELECT name FROM company), (SELECT count(*) FROM worker), (SELECT max(at) FROM journal_entry)
"""


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """What a check of a data file found.

    `damages` are the database's own words, `lost_links` counts rows that point nowhere, and
    `damaged_documents` are ids of papers whose bytes are not those that were filed. Only in an encrypted
    file (`sees_all`) is every changed byte noticed; a plain one can hold changed texts that no check sees.
    """

    damages: tuple[str, ...]
    lost_links: int
    damaged_documents: tuple[int, ...]
    sees_all: bool

    @property
    def is_good(self) -> bool:
        """Whether nothing was found."""
        return not (self.damages or self.lost_links or self.damaged_documents)


def make_backup(database: Database, target: Path) -> Path:
    """Write a whole copy of an open data file, with the same key; return where it stands.

    Raises:
        FileRefusedError: something stands there already, or the place or its disk says no.
    """
    target = Path(target).resolve()
    database.copy_to(target)
    return target


@dataclass(frozen=True, kw_only=True)
class BackupSummary:
    """What a backup holds: whose, how many people, when something was last changed (UTC), how many bytes."""

    path: Path
    company: str
    people: int
    changed_at: datetime | None
    size: int


def summary_of(path: Path, key: str | None = None) -> BackupSummary | None:
    """Return what a file holds, None if it is no whole data file of this program; nothing is changed."""
    try:
        refuse_unless_ours(path, keyed=key is not None, writing=False)
        with told_plainly(path), closing(connect(path, key)) as connection:
            connection.execute("PRAGMA query_only = ON")
            told = connection.execute(_SUMMARY).fetchone() or ("", 0, None)
        size = path.stat().st_size
    except (FileRefusedError, OSError):
        return None
    return BackupSummary(
        path=path,
        company=str(told[0] or ""),
        people=int(told[1]),
        changed_at=datetime.fromisoformat(told[2]) if told[2] else None,
        size=size,
    )


def summaries_in(folder: Path, besides: Path, key: str | None = None) -> tuple[BackupSummary, ...]:
    """Return the data files of a folder besides that one, what was changed last first."""
    try:
        files = [it for it in folder.iterdir() if it.suffix == besides.suffix and it != besides]
    except OSError:
        return ()
    found = [summary for it in files if (summary := summary_of(it, key)) is not None]
    return tuple(sorted(found, key=lambda it: str(it.changed_at or ""), reverse=True))


def restore_backup(
    source: Path, target: Path, *, key: str | None = None, who: str = "", now: Callable[[], datetime]
) -> Path | None:
    """Put a copy of a backup in the place of a data file; return where the file that stood there is kept now.

    Raises:
        FileRefusedError: the backup is damaged or no backup, or the data file is open; nothing was changed.
    """
    source, target = Path(source).resolve(), Path(target).resolve()
    refuse_unless_ours(source, keyed=key is not None, writing=False)
    if source == target:
        raise FileRefusedError("file_exists", file=target.name)
    if not target.parent.is_dir():
        raise FileRefusedError("folder_missing", folder=str(target.parent))
    lock = InstanceLock.take(target, who, now())
    unfinished = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(source, unfinished)
        _refuse_damaged(unfinished, source.name, key)
        kept = _put_aside(target, key) if target.exists() else None
        try:
            unfinished.replace(target)
        except OSError:
            if kept is not None:
                _move(kept, target)
            raise
    except OSError as error:
        raise FileRefusedError("disk_full", file=target.name) from error
    finally:
        unfinished.unlink(missing_ok=True)
        lock.give_back()
    return kept


def _put_aside(target: Path, key: str | None) -> Path:
    """Give a data file another name, whole: what a program that died left half written is taken back before.

    Where that cannot be, the journal goes along. Left behind, it would be played into the file that comes to
    stand there, and destroy both.
    """
    with suppress(FileRefusedError), told_plainly(target), closing(connect(target, key)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    kept = free_name(target, "before-restore")
    _move(target, kept)
    return kept


def _move(path: Path, to: Path) -> None:
    """Give a data file another name, with its journal if it has one."""
    path.replace(to)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        journal.replace(to.with_name(f"{to.name}-journal"))


def check_file(database: Database) -> CheckResult:
    """Look through a whole data file; nothing is changed.

    Raises:
        FileRefusedError: it is so damaged that it cannot be read at all.
    """
    with database.looking() as connection:
        return CheckResult(
            damages=_damages(connection, keyed=database.is_encrypted),
            lost_links=len(connection.execute("PRAGMA foreign_key_check").fetchall()),
            damaged_documents=_damaged_documents(connection),
            sees_all=database.is_encrypted,
        )


def _damages(connection: Connection, *, keyed: bool) -> tuple[str, ...]:
    found = connection.execute(f"PRAGMA integrity_check({_MOST_PROBLEMS})").fetchall()
    damages = [str(line) for (line,) in found if line != "ok"]
    if keyed:
        damages += [str(line) for (line,) in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
    return tuple(damages)


def _damaged_documents(connection: Connection) -> tuple[int, ...]:
    papers = (
        "SELECT d.id, d.sha256, c.content FROM document AS d LEFT JOIN document_content AS c USING (sha256)"
    )
    found = connection.execute(f"{papers} ORDER BY d.id").fetchall()
    return tuple(
        paper_id
        for paper_id, checksum, content in found
        if content is None or sha256(content).hexdigest() != checksum
    )


def _refuse_damaged(path: Path, name: str, key: str | None) -> None:
    check_driver(key)
    with told_plainly(path.with_name(name)), closing(connect(path, key)) as connection:
        if not versions.is_ours(connection) or _damages(connection, keyed=key is not None):
            raise FileRefusedError("file_damaged", file=name)
        version = versions.version_of(connection)
        if version > versions.HEAD:
            raise FileRefusedError("file_newer", file=name, version=version)
        if not version or (version == versions.HEAD and not versions.is_whole(connection)):
            raise FileRefusedError("file_damaged", file=name)
