"""Build the wheel, install it beside what is installed here, and give its commands."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_OURS = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True)
class Installed:
    """The program as a user has it: its folder of commands, and its Python."""

    folder: Path

    @property
    def python(self) -> str:
        """An interpreter that imports the installed package, never the checkout."""
        return str(self._command("python"))

    @property
    def report(self) -> str:
        """The ``report`` command."""
        return str(self._command("report"))

    def _command(self, name: str) -> Path:
        windows = sys.platform == "win32"
        return (
            self.folder / ("Scripts" if windows else "bin") / (f"{name}.exe" if windows else name)
        )


def install(folder: Path) -> Installed:
    """A wheel of the checkout, built and installed below ``folder``, its bytecode compiled."""
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    (wheel,) = folder.glob("*.whl")
    made = Installed(folder / "venv")
    venv.create(made.folder, with_pip=False)
    _pip("--python", made.python, "install", "--no-deps", "--no-index", "--compile", str(wheel))
    _share_libraries(made)
    return made


def environment(cache: Path | None = None) -> dict[str, str]:
    """What a user's shell sets, with ``cache`` as the cache folder.

    Matplotlib keeps its list of fonts in the same folder: it takes half a second once per
    machine, is no part of a build, and so stays where it is.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    if cache is None:
        return kept
    import matplotlib as mpl  # deferred: only builds with a cache of their own ask

    return {**kept, "XDG_CACHE_HOME": str(cache), "MPLCONFIGDIR": mpl.get_cachedir()}


def _pip(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "--quiet", *arguments], check=True, cwd=ROOT.parent
    )


def _share_libraries(made: Installed) -> None:
    """The libraries installed here, found after the wheel; nothing is downloaded."""
    name = "import sysconfig; print(sysconfig.get_path('purelib'))"
    asked = subprocess.run([made.python, "-c", name], check=True, capture_output=True, text=True)
    here = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    Path(asked.stdout.strip(), "shared.pth").write_text("\n".join(here) + "\n", "utf-8")
