"""A folder beside the finished files in which a build works; it never outlives the next build.

A build that is killed cannot clear up. The system then lets go of its lock, by which the next build
knows that nobody works in that folder any more: a lock, unlike a process's number, tells so even
where numbers are used again, and among containers that share the folder.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: there is no such lock, and what a killed build leaves stays
    fcntl = None  # type: ignore[assignment]

PREFIX = ".report-"
_OWNER = "owner"


@contextmanager
def workshop(out: Path) -> Iterator[Path]:
    """A new folder in ``out``, for this build alone; gone at its end, with all that is in it.

    First, the folders of builds that were killed are removed. OSError where none can be made.
    """
    for left in out.glob(f"{PREFIX}*"):
        _remove_stale(left)
    folder, lock = _claimed(out)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _claimed(out: Path) -> tuple[Path, int | None]:
    """A folder and the lock that says that it is ours; another one where it is swept meanwhile."""
    while True:
        folder = Path(tempfile.mkdtemp(dir=out, prefix=PREFIX))
        if fcntl is None:
            return folder, None
        with suppress(FileNotFoundError):  # swept before it had its owner
            lock = os.open(folder / _OWNER, os.O_RDWR | os.O_CREAT | os.O_EXCL)
            if _lock(lock) and (folder / _OWNER).exists():
                return folder, lock
            os.close(lock)


def _remove_stale(folder: Path) -> None:
    """Remove a folder of ours in which nobody works; leave everything else as it is."""
    if fcntl is None or folder.is_symlink() or not folder.is_dir():
        return
    try:
        lock = os.open(folder / _OWNER, os.O_RDWR | os.O_NOFOLLOW)
    except FileNotFoundError:
        with suppress(OSError):  # not empty: not made by us
            folder.rmdir()  # a build was killed before it could say whose it was
        return
    except OSError:
        return
    try:
        if _lock(lock):
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)


def _lock(lock: int) -> bool:
    """Whether the lock is ours now: nobody else had it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
