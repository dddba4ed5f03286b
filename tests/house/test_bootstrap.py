"""The set-up script: what it decides; that it works as a whole is shown by `.ci/run`."""

import importlib.util
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def bootstrap(request):
    path = request.config.rootpath / "packaging" / "bootstrap.py"
    spec = importlib.util.spec_from_file_location("bootstrap", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_window_needs_a_display_only_where_displays_are_named(bootstrap, platform, environment, expected):
    assert bootstrap.has_display(environment, platform) is expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["test"], []),
        (["test", "tests/domain", "-x"], ["tests/domain", "-x"]),
        (["test", "--", "-k", "due"], ["-k", "due"]),
    ],
)
def test_what_stands_behind_the_command_is_handed_on(bootstrap, arguments, expected):
    assert bootstrap.handed_on(arguments) == expected


def test_other_pins_are_another_set_up(bootstrap, tmp_path):
    lock = tmp_path / "requirements.txt"
    lock.write_text("a==1\n")
    first = bootstrap.stamp_of(lock)
    assert bootstrap.stamp_of(lock) == first
    lock.write_text("a==2\n")
    assert bootstrap.stamp_of(lock) != first


def test_a_second_run_does_nothing(bootstrap, tmp_path, monkeypatch):
    lock = tmp_path / "requirements.txt"
    lock.write_text("")
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "_python", lambda: lock)
    monkeypatch.setattr(bootstrap.subprocess, "run", lambda *_, **__: pytest.fail("it did something"))
    (tmp_path / "requirements.stamp").write_text(bootstrap.stamp_of(lock))
    bootstrap.make_environment(lock)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt brings what it needs")
def test_a_missing_library_is_named_by_its_package(bootstrap, monkeypatch):
    wanted = []
    monkeypatch.setattr(bootstrap, "install_packages", wanted.extend)
    bootstrap.provide_libraries({"libc.so.6": "libc6", "libnotthere.so.7": "libnotthere7"})
    assert wanted == ["libnotthere7"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is no apt-get")
def test_without_root_the_command_is_named(bootstrap, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap.shutil, "which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(bootstrap, "as_root", lambda: None)
    bootstrap.install_packages(["libegl1"])
    assert "sudo apt-get install" in capsys.readouterr().out


def test_an_unknown_command_explains_itself(root):
    found = subprocess.run(
        [sys.executable, root / "packaging" / "bootstrap.py", "dance"], check=False, capture_output=True
    )
    assert found.returncode == 2
    assert b"bootstrap.py run" in found.stderr
