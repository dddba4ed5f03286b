"""Set up everything on a fresh machine, then open the program or run its tests.

    python3 packaging/bootstrap.py run     open the program with made-up people to try
    python3 packaging/bootstrap.py test    run the tests

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

if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
    sys.exit("Ankerpunkt needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VENV = ROOT / ".venv"
LOCKS = {"run": HERE / "requirements.txt", "test": HERE / "requirements-dev.txt"}

HEADLESS_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt loads even without a screen: name of the library and of Debian's package."""

WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads besides for a window on X11 or Wayland, and to print."""

NO_DISPLAY = (
    "Everything is set up, but there is no display to open a window on; without one use "
    "`{program} demo --no-window --db demo.ankerpunkt`, then `{program} due --db demo.ankerpunkt` "
    "or `{program} --help`."
)


def main(arguments: Sequence[str]) -> int:
    """Do what the command says and return its exit status."""
    if not arguments or arguments[0] not in LOCKS:
        return _fail(__doc__, status=2)
    command, rest = arguments[0], handed_on(arguments)
    window = command == "run" and has_display(os.environ)
    provide_libraries({**HEADLESS_LIBRARIES, **(WINDOW_LIBRARIES if window else {})})
    try:
        make_environment(LOCKS[command])
    except subprocess.CalledProcessError as error:
        return _fail(f"Setting up failed at: {' '.join(error.cmd)}")
    if command == "test":
        return _start("-m", "pytest", "-n", "auto", *rest, QT_QPA_PLATFORM="offscreen")
    if not window:
        return _fail(NO_DISPLAY.format(program=_program().relative_to(ROOT)))
    return _start("-m", "onboarding_app", "demo", *rest)


def handed_on(arguments: Sequence[str]) -> list[str]:
    """Return the arguments behind the command; a `--` in front of them only sets them apart."""
    return list(arguments[2:] if arguments[1:2] == ["--"] else arguments[1:])


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
    if missing:
        _say(f"Missing system libraries of Qt: {' '.join(missing)}")
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
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        _say("Please install them with your system's package manager.")
    elif (prefix := as_root()) is None:
        _say(f"Please install them: sudo {' '.join(install)}")
    else:
        quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
        subprocess.run([*quiet, "apt-get", "update", "-qq"], check=False)
        if subprocess.run([*quiet, *install], check=False, stdout=subprocess.DEVNULL).returncode:
            _say(f"That failed. Please install them: sudo {' '.join(install)}")


def as_root() -> list[str] | None:
    """Return what to put before a command so that root runs it, None where that needs a password."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    allowed = shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True, check=False)
    return sudo if allowed and allowed.returncode == 0 else None


def make_environment(lock: Path) -> None:
    """Let `.venv` hold what the pinned file names; do nothing if it does already.

    Raises:
        subprocess.CalledProcessError: a step failed; the next run tries again.
    """
    stamp, wanted = VENV / f"{lock.stem}.stamp", stamp_of(lock)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted and _python().is_file():
        return
    _say("Setting up, once; this downloads some hundred megabytes and takes a minute or two ...")
    if not _has_pip():
        _make_venv()
    pip = [str(_python()), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)], check=True)
    _link_project()
    stamp.write_text(wanted, encoding="utf-8")


def stamp_of(lock: Path) -> str:
    """Return what tells this set-up from any other: pins, script, place, minor version of Python."""
    place = f"{ROOT} {sys.version_info[:2]}".encode()
    return hashlib.sha256(b"\0".join((lock.read_bytes(), Path(__file__).read_bytes(), place))).hexdigest()


def _make_venv() -> None:
    venv = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(venv, check=False, capture_output=True).returncode:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        _say(f"Python's own module venv is incomplete here, it lacks the package {package}.")
        install_packages([package])
        subprocess.run(venv, check=True)


def _has_pip() -> bool:
    if not _python().is_file():
        return False
    return not subprocess.run([str(_python()), "-m", "pip"], check=False, capture_output=True).returncode


def _link_project() -> None:
    """Let the environment import the checkout and start it by name, without building anything."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run([str(_python()), "-c", code], check=True, capture_output=True, text=True)
    link = Path(found.stdout.strip()) / "onboarding_app_checkout.pth"
    link.write_text(f"{ROOT}\n", encoding="utf-8")
    if sys.platform == "win32":
        _program().write_text(f'@"{_python()}" -m onboarding_app %*\r\n', encoding="utf-8", newline="")
    else:
        _program().write_text(f'#!/bin/sh\nexec "{_python()}" -m onboarding_app "$@"\n', encoding="utf-8")
        _program().chmod(0o755)


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _program() -> Path:
    return VENV / ("Scripts/onboarding-app.cmd" if sys.platform == "win32" else "bin/onboarding-app")


def _start(*arguments: str, **environment: str) -> int:
    command = [str(_python()), *arguments]
    return subprocess.run(command, check=False, cwd=ROOT, env={**os.environ, **environment}).returncode


def _say(sentence: str) -> None:
    print(sentence, flush=True)


def _fail(sentence: str, status: int = 1) -> int:
    print(sentence, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
