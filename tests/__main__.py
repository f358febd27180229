"""``python -m tests``: every check of the project, behind one command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "import-linter": ["lint-imports"],
    "pytest": [sys.executable, "-m", "pytest", "-n", "auto"],
}


def main() -> int:
    """Run each check, say which failed, and give 1 if any did."""
    tools = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": tools + os.pathsep + os.environ.get("PATH", "")}
    failed = []
    for name, check in CHECKS.items():
        print(f"── {name}", flush=True)
        more = sys.argv[1:] if name == "pytest" else []
        if subprocess.run([*check, *more], cwd=ROOT, env=environment, check=False).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
