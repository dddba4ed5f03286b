"""Set up everything on a fresh machine and start the program or its tests.

    python3 packaging/bootstrap.py run     set up, then open the program with made-up people
    python3 packaging/bootstrap.py test    set up, then run the tests

Needs Python 3.11 or newer and nothing else: what the program needs is installed from the pinned files beside
this one into `.venv`. A second run finds everything in place. Arguments behind the command are handed on.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VENV = ROOT / ".venv"
LOCKS = {"run": HERE / "requirements.txt", "test": HERE / "requirements-dev.txt"}

HEADLESS_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libnss3.so": "libnss3",
}
"""What Qt loads even without a screen: name of the library and of Debian's package."""

WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads for a window on X11."""

NO_DISPLAY = (
    "Everything is set up, but there is no display to open a window on; without one use "
    "`{program} demo --no-window --db demo.ankerpunkt`, then `{program} due --db demo.ankerpunkt` "
    "or `{program} --help`."
)


def main(arguments: Sequence[str]) -> int:
    """Do what the command says and return its exit status."""
    if sys.version_info < (3, 11):
        return _say("Ankerpunkt needs Python 3.11 or newer.")
    if not arguments or arguments[0] not in LOCKS:
        return _say(f"usage: {Path(sys.argv[0]).name} run|test|setup [arguments]", status=2)
    command, rest = arguments[0], list(arguments[1:])
    window = command == "run" and has_display(os.environ)
    provide_libraries({**HEADLESS_LIBRARIES, **(WINDOW_LIBRARIES if window else {})})
    make_environment(LOCKS[command])
    if command == "test":
        return _start("-m", "pytest", "-n", "auto", *rest, headless=True)
    if not window:
        return _say(NO_DISPLAY.format(program=_tool("onboarding-app").relative_to(ROOT)))
    return _start("-m", "onboarding_app", "demo", *rest)


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window can be opened: always on Windows and macOS, elsewhere where a display is named."""
    if platform in {"win32", "darwin"}:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def provide_libraries(wanted: Mapping[str, str]) -> None:
    """Name the system libraries that Qt lacks here, and install them where that is possible."""
    if not sys.platform.startswith("linux"):
        return
    missing = sorted(package for library, package in wanted.items() if not can_load(library))
    if not missing:
        return
    print(f"Missing system libraries of Qt: {' '.join(missing)}", flush=True)  # noqa: T201
    install_packages(missing)


def can_load(library: str) -> bool:
    """Whether the system has this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages as root or through sudo; elsewhere say what to install."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        print("Please install them with your system's package manager.", flush=True)  # noqa: T201
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"] if _may_sudo() else None
    if prefix is None:
        print(f"Please install them: sudo {' '.join(command)}", flush=True)  # noqa: T201
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*prefix, "apt-get", "update", "-qq"], check=False, env=environment)
    if subprocess.run([*prefix, *command, "-qq"], check=False, env=environment).returncode:
        print(f"That failed. Please install them: sudo {' '.join(command)}", flush=True)  # noqa: T201


def make_environment(lock: Path) -> None:
    """Make `.venv` hold exactly what the pinned file names; do nothing if it does already."""
    stamp = VENV / f"{lock.stem}.stamp"
    wanted = stamp_of(lock)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted and _python().is_file():
        return
    print("Setting up (once) ...", flush=True)  # noqa: T201
    if not _python().is_file() or not _has_pip():
        _make_venv()
    pip = [str(_python()), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)], check=True)
    _link_project()
    stamp.write_text(wanted, encoding="utf-8")


def stamp_of(lock: Path) -> str:
    """Return what tells this set-up from any other: the pins, this script and the Python version."""
    content = lock.read_bytes() + Path(__file__).read_bytes() + sys.version.encode()
    return hashlib.sha256(content).hexdigest()


def _make_venv() -> None:
    venv = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(venv, check=False, stdout=subprocess.DEVNULL).returncode:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        print("Python's own module `venv` is incomplete here.", flush=True)  # noqa: T201
        install_packages([f"python{version}-venv"])
        subprocess.run(venv, check=True)


def _link_project() -> None:
    """Let the environment import the checkout and start it by name, without building anything."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run([str(_python()), "-c", code], check=True, capture_output=True, text=True)
    site = Path(found.stdout.strip())
    (site / "onboarding_app_checkout.pth").write_text(str(ROOT) + "\n", encoding="utf-8")
    if sys.platform == "win32":
        _tool("onboarding-app").write_text(f'@"{_python()}" -m onboarding_app %*\r\n', encoding="utf-8")
        return
    script = _tool("onboarding-app")
    script.write_text(f'#!/bin/sh\nexec "{_python()}" -m onboarding_app "$@"\n', encoding="utf-8")
    script.chmod(0o755)


def _start(*arguments: str, headless: bool = False) -> int:
    environment = dict(os.environ)
    if headless:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [str(_python()), *arguments]
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _tool(name: str) -> Path:
    return _python().parent / (f"{name}.cmd" if sys.platform == "win32" else name)


def _has_pip() -> bool:
    return (
        subprocess.run(
            [str(_python()), "-m", "pip", "--version"], capture_output=True, check=False
        ).returncode
        == 0
    )


def _may_sudo() -> bool:
    return shutil.which("sudo") is not None and (
        subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    )


def _say(sentence: str, status: int = 1) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
