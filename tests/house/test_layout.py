"""The repository as a stranger finds it: few folders, short files, no address of a registry, one version."""

import re
import subprocess
import tomllib

import pytest

import onboarding_app

TOP_LEVEL = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "onboarding_app",
    "packaging",
    "pyproject.toml",
    "resources",
    "tests",
}

LONGEST = 400
"""Lines of a Python file; a longer one does two things."""

LONGER_WITH_REASON = {
    "onboarding_app/services/demo_people.py": "one made-up life, told in order",
    "onboarding_app/storage/migrations/versions/0001_first_version.py": "the first schema, frozen",
}

ADDRESS = re.compile(
    rb"https?://[\w.-]*(?:pypi|pythonhosted|npmjs|deb\.debian|snapshot\.debian)|--(?:extra-)?index-url"
)


@pytest.fixture(scope="module")
def files(request):
    """The files that git knows or would take up."""
    root = request.config.rootpath
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, check=True, capture_output=True).stdout
    paths = [root / name for name in listed.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def test_the_top_level_holds_only_what_belongs_there(files, root):
    assert {path.relative_to(root).parts[0] for path in files} <= TOP_LEVEL


def test_files_stay_short(files, root):
    lengths = {
        str(path.relative_to(root)): path.read_bytes().count(b"\n") for path in files if path.suffix == ".py"
    }
    assert {name for name, lines in lengths.items() if lines > LONGEST} == LONGER_WITH_REASON.keys()


def test_no_file_names_a_registry(files):
    assert [
        path for path in files if ADDRESS.search(path.read_bytes()) and path.name != "test_layout.py"
    ] == []


def test_packaging_does_not_hide_the_library_of_that_name(root):
    assert not (root / "packaging" / "__init__.py").exists()


def test_the_changelog_tells_of_this_version(root):
    assert f"## {onboarding_app.__version__}" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_dependency_is_pinned_with_hashes(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        "requirements.txt": project["dependencies"],
        "requirements-dev.txt": [*project["dependencies"], *project["optional-dependencies"]["dev"]],
    }
    for name, dependencies in wanted.items():
        lock = (root / "packaging" / name).read_text(encoding="utf-8")
        pins = re.findall(r"^([a-z0-9-]+)==\S+(?: ; .+)? \\\n    --hash=sha256:", lock, re.MULTILINE)
        assert len(pins) == len(re.findall(r"^\w", lock, re.MULTILINE))
        names = {re.split(r"[^\w-]", each)[0].lower().replace("_", "-") for each in dependencies}
        assert names <= set(pins)


def test_both_commands_open_the_readme(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    start = readme[: readme.index("\n## ")]
    title, commands = start.split("\n\n", 1)
    assert title.startswith("# ")
    assert commands.startswith("```")
    assert "python3 packaging/bootstrap.py run" in commands.split("```")[1]
    assert "python3 packaging/bootstrap.py test" in commands.split("```")[1]


def test_every_link_of_the_documents_leads_somewhere(root):
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = (root / name).read_text(encoding="utf-8")
        targets = re.findall(r"\]\(([^)#:]+)\)|src=\"([^\"]+)\"", text)
        assert [one or two for one, two in targets if not (root / (one or two)).exists()] == []
