"""Hold the translations to the code.

    python packaging/translations.py check           is every text of the code there in German?
    python packaging/translations.py merge FILE ...  take entries of other PO files over, sorted

Nothing is compiled: the program reads the PO file itself, which takes 2 ms for 400 texts. A text is a literal
in a call of something named `texts` or `_texts`, or of its method `plural`.
"""

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from onboarding_app.i18n import read_messages  # noqa: E402 - the path is known only now

GERMAN = ROOT / "resources" / "translations" / "de" / "LC_MESSAGES" / "onboarding_app.po"
PLACEHOLDER = re.compile(r"\{(\w+)[^}]*\}")
HEADER = r"""# German texts of Ankerpunkt; the order is that of the English texts.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: de\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""
PLAIN = re.compile(r'(#(?!,).*|msgid(_plural)? ".*"|msgstr(\[[01]\])? ".*"|".*")?')
"""A line of the plain part of the format, the one that the program reads."""


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit status."""
    match arguments:
        case ["check"]:
            problems = list(check())
            print("\n".join(problems) or "translations complete")
            return bool(problems)
        case ["merge", *files]:
            merge([Path(name) for name in files])
            return 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


def check() -> Iterator[str]:
    """Yield a line for each text that lacks its German, differs in placeholders, or is no longer used."""
    for number, line in enumerate(GERMAN.read_text(encoding="utf-8").splitlines(), start=1):
        if not PLAIN.fullmatch(line):
            yield f"{GERMAN.relative_to(ROOT)}:{number}: not understood: {line}"
    german = dict(read_messages(GERMAN))
    used: dict[str, str] = {}
    for path in sources():
        for line, message, plural in texts_of(path):
            place = f"{path.relative_to(ROOT)}:{line}"
            if message is None:
                yield f"{place}: a text to translate must be a literal"
                continue
            used[message] = plural or ""
            yield from (
                f"{place}: {problem}" for problem in problems_of(message, plural, german.get(message))
            )
    yield from (f"no longer used: {message!r}" for message in sorted(german.keys() - used.keys()))


def problems_of(message: str, plural: str | None, forms: tuple[str, ...] | None) -> Iterator[str]:
    """Yield what is wrong with the German of one message."""
    if not forms or not all(form.strip() for form in forms):
        yield f"no German for {message!r}"
        return
    if (plural is not None) != (len(forms) > 1):
        yield f"singular and plural do not match for {message!r}"
    wanted = set(PLACEHOLDER.findall(message)) | set(PLACEHOLDER.findall(plural or ""))
    for form in forms:
        found = set(PLACEHOLDER.findall(form))
        if found - wanted or (plural is None and found != wanted) or (wanted - found - {"n"}):
            yield f"placeholders differ in {message!r}"


def sources() -> list[Path]:
    """Return the modules that speak to a user; a migration speaks to the database alone."""
    return sorted(path for path in (ROOT / "onboarding_app").rglob("*.py") if "migrations" not in path.parts)


def texts_of(path: Path) -> Iterator[tuple[int, str | None, str | None]]:
    """Yield line, text and plural form of each text in a module; text None is one that is no literal."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called, plural = node.func, False
        if isinstance(called, ast.Attribute) and called.attr == "plural":
            called, plural = called.value, True
        if not _is_texts(called):
            continue
        literals = [_literal(argument) for argument in node.args[: 2 if plural else 1]]
        if not literals or None in literals:
            yield node.lineno, None, None
        else:
            yield node.lineno, literals[0], literals[1] if plural else None


def merge(files: Sequence[Path]) -> None:
    """Take entries of other files over into the German file and write it sorted; later ones win."""
    german = dict(read_messages(GERMAN)) if GERMAN.is_file() else {}
    plurals: dict[str, str] = {}
    wanted = set()
    for path in sources():
        for _, message, plural in texts_of(path):
            if message is not None:
                wanted.add(message)
                if plural is not None:
                    plurals[message] = plural
    for file in files:
        german.update(read_messages(file))
    entries = [
        _entry(message, plurals.get(message), german[message])
        for message in sorted(german)
        if message in wanted
    ]
    GERMAN.write_text(HEADER + "\n" + "\n".join(entries), encoding="utf-8")


def _entry(message: str, plural: str | None, forms: tuple[str, ...]) -> str:
    if plural is None:
        return f"msgid {_quoted(message)}\nmsgstr {_quoted(forms[0])}\n"
    lines = [f"msgid {_quoted(message)}", f"msgid_plural {_quoted(plural)}"]
    lines += [f"msgstr[{number}] {_quoted(form)}" for number, form in enumerate(forms)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _is_texts(node: ast.expr) -> bool:
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return name in {"texts", "_texts"}


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
