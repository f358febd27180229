"""A CSV file of recipients → the numbered copies that are theirs; and the register that keeps them.

A copy gets its name only after its line stands in the register, on the disk. So whatever happens
in between, no copy is handed out that the register does not know; and a file that is missing is
written again, the same to the byte, by the same command.
"""

from __future__ import annotations

import csv
import io
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, fields
from pathlib import Path
from typing import BinaryIO

from report.errors import Problem, ReportError, did_you_mean, fault
from report.frozen import frozen
from report.sheet import Cell, Sheet, read_sheet, told

CODES = {
    "E801": "a list of recipients without a column that it needs",
    "E802": "a recipient without a name, or a copy without a number of its own",
    "E803": "a copy that the register gives to somebody else",
    "E804": "copies of an edition whose audience gets none",
    "E805": "copies without the day on which they are handed out",
    "E806": "a register that cannot be gone on with",
}

MOST = 999
_COLUMNS = {"recipient": ("recipient", "name", "destinataire", "nom"),
            "reason": ("reason", "motif"), "number": ("number", "numéro")}  # fmt: skip
_LONGEST = 60  # signs of a name: more would be too small to read behind a page
_FORMULA = ("=", "+", "-", "@", "\t")  # a spreadsheet would reckon what begins so


@frozen
class Recipient:
    """Who gets one copy, its number, and why."""

    number: int
    name: str
    reason: str = ""

    @property
    def label(self) -> str:
        """What ends the names of the copy's files: ``003-anne-martin``, in plain letters."""
        bare = unicodedata.normalize("NFKD", self.name).encode("ascii", "ignore").decode()
        words = re.findall(r"[a-z0-9]+", bare.casefold())
        return "-".join([f"{self.number:03}", *words])[:44].rstrip("-")


@frozen
class Entry:
    """One line of the register. ``date`` is ISO 8601; ``sha256`` is the file's."""

    copy: str
    recipient: str
    reason: str
    date: str
    language: str
    file: str
    sha256: str


_HEADS = tuple(field.name for field in fields(Entry))


def read_recipients(path: Path) -> tuple[Recipient, ...]:
    """The recipients in the CSV file at ``path``; ReportError with every problem found in it.

    Its columns are ``recipient`` and, if wanted, ``reason`` and ``number`` (else they are counted
    from 1).
    """
    if not path.is_file():
        raise fault(
            "there is no such file", "check the name and the folder", file=path, code="E101"
        )
    sheet = read_sheet(path)
    places = {name: _place(sheet, names) for name, names in _COLUMNS.items()}
    if places["recipient"] is None:
        what = f"no column says who gets a copy (there is: {', '.join(sheet.names)})"
        hint = did_you_mean("recipient", sheet.names) or "name the column: recipient"
        raise fault(what, hint, file=path, code="E801")
    found: list[Recipient] = []
    problems: list[Problem] = []
    for count, row in enumerate(sheet.rows, 1):
        cells = {name: row[at] for name, at in places.items() if at is not None}
        problems += _problems(sheet, cells, found)
        number = _number(cells.get("number"), count)
        reason = _flat(cells["reason"]) if "reason" in cells else ""
        found.append(Recipient(number, _flat(cells["recipient"]), reason))
    if problems := problems or list(_too_few_or_many(found, path)):
        raise ReportError(told(problems))
    return tuple(found)


def _place(sheet: Sheet, names: Sequence[str]) -> int | None:
    known = [name.casefold() for name in sheet.names]
    return next((known.index(name) for name in names if name in known), None)


def _flat(cell: Cell) -> str:
    """What a cell says, on one line."""
    return " ".join(cell.text.split())


def _number(cell: Cell | None, count: int) -> int:
    return int(cell.text) if cell and cell.text.strip().isdecimal() else count


def _problems(
    sheet: Sheet, cells: dict[str, Cell], before: Sequence[Recipient]
) -> Iterator[Problem]:
    """What is wrong with one row."""
    name = _flat(cells["recipient"])
    if not name:
        yield sheet.problem("E802", cells["recipient"], "this copy has no recipient", "name one")
    elif len(name) > _LONGEST:
        what = f"this name has {len(name)} signs, more than the {_LONGEST} that fit behind a page"
        yield sheet.problem("E802", cells["recipient"], what, "shorten it")
    if "number" in cells:
        typed = cells["number"]
        taken = {one.number for one in before}
        if not typed.text.strip().isdecimal() or not 1 <= int(typed.text) <= MOST:
            what = f"a copy's number is a whole number from 1 to {MOST}"
            yield sheet.problem("E802", typed, what)
        elif int(typed.text) in taken:
            what = f"there is a copy {int(typed.text)} above already"
            yield sheet.problem("E802", typed, what, "give each copy a number of its own")


def _too_few_or_many(found: Sequence[Recipient], path: Path) -> Iterator[Problem]:
    if not found:
        yield Problem(str(path), 0, 0, "the list names no recipient", "add a row for each", "E802")
    if len(found) > MOST:
        what = f"the list names more than {MOST} recipients"
        yield Problem(str(path), 0, 0, what, "is this the right file?", "E802")


# ---------------------------------------------------------------- the register


class Register:
    """The file that says which copy is whose. It is only ever added to."""

    def __init__(self, path: Path) -> None:
        """Read what is there; ReportError where the file is no register."""
        self.path = path
        self.entries = _entries(path.read_bytes(), path) if path.exists() else []

    def problems(self, recipients: Iterable[Recipient]) -> Iterator[Problem]:
        """Which copies the register gives to somebody else."""
        holders = {entry.copy: entry.recipient for entry in self.entries}
        for one in recipients:
            holder = holders.get(str(one.number), _cell(one.name))
            if holder != _cell(one.name):
                what = f"copy {one.number} was given to {holder}, not to {one.name}"
                hint = "give each recipient a number that stays theirs, in a column 'number'"
                yield Problem(str(self.path), 0, 0, what, hint, "E803")

    def enter(self, entry: Entry) -> None:
        """Add ``entry``, and return once it is on the disk; what is there already is not added."""
        entry = Entry(*map(_cell, astuple(entry)))
        with self.path.open("a+b") as file, _alone(file):
            file.seek(0)
            data = file.read()
            self.entries = _entries(data, self.path)  # another build may have added some
            if entry in self.entries:
                return
            whole = _whole_lines(data)
            file.truncate(len(whole))  # drops a line that was cut off while it was written
            added = "" if whole else _line(_HEADS)
            added = "\n" * bool(whole and not whole.endswith(b"\n")) + added
            file.write((added + _line(astuple(entry))).encode())
            file.flush()
            os.fsync(file.fileno())
        self.entries.append(entry)


@contextmanager
def _alone(file: BinaryIO) -> Iterator[None]:
    """While no other build writes to the file; where the system has no such locks, at once."""
    try:
        import fcntl  # deferred: there is none on Windows
    except ImportError:
        yield
        return
    fcntl.flock(file, fcntl.LOCK_EX)
    yield  # the lock ends with the file


def release(draft: Path, final: Path) -> None:
    """Give a finished file its name, and return once both are on the disk."""
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.replace(final)
    if hasattr(os, "O_DIRECTORY"):  # elsewhere a folder cannot be opened, nor need it be
        folder = os.open(final.parent, os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _whole_lines(data: bytes) -> bytes:
    """``data`` without a last line that was cut off while it was written.

    A last line that a person left without its end counts, if it is whole.
    """
    done, tail = data[: data.rfind(b"\n") + 1], data[data.rfind(b"\n") + 1 :]
    return data if re.search(rb",[0-9a-f]{64}\Z", tail) else done


def _entries(data: bytes, path: Path) -> list[Entry]:
    """The lines of a register; ReportError where it is none."""
    try:
        text = _whole_lines(data).decode("utf-8")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        rows = [["?"]]
    if rows and (tuple(rows[0]) != _HEADS or any(len(row) != len(_HEADS) for row in rows)):
        what = "this is no register of copies"
        hint = f"its first line is {','.join(_HEADS)}; move the file away, or mend it"
        raise fault(what, hint, file=path, code="E806")
    return [Entry(*row) for row in rows[1:]]


def _cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
