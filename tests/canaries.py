"""Random briefings in which every field of every item holds a word and a number of its own.

Who may read an item is told here by the rules as people are told them, not as they are coded; and
files are searched by a reader of its own: plain bytes, and what is left when they are unpacked.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2

MARKINGS = ("public", "internal", "confidential", "secret")
DAY = "2025-06-15"  # of the edition
OVER, RUNNING = "2025-06-14", "2025-06-15"  # ends of markings, before that day and on it

# ---------------------------------------------------------------- canaries


@cache
def canary(item: str, part: str) -> tuple[str, str]:
    """A word that no language has and a number that nothing counts, for one field of one item."""
    at = zlib.crc32(f"{item}.{part}".encode())
    word = "z"
    for _ in range(4):
        word += "bdfgklmnprstv"[at % 13] + "aeiou"[at // 13 % 5]
        at //= 65
    return word, str(9_000_000 + zlib.crc32(f"{part}.{item}".encode()) % 999_983)


@dataclass
class Item:
    """One item: what holds it, what it shows, and how its fields are filled in."""

    holder: str
    texts: tuple[str, ...] = ()
    """Fields that are texts; each holds its word and its number."""
    numbers: tuple[str, ...] = ()
    """Fields that are numbers."""
    fixed: dict[str, Any] = field(default_factory=dict)
    shows: tuple[str, ...] = ()
    """Sources and facts that it cites."""
    quiet: tuple[str, ...] = ()
    """Fields that not every document prints."""
    citing: str = ""
    """The field whose text cites the facts that it shows."""
    ends: bool = True
    """Whether ``until`` ends its marking."""

    def filled(self, name: str) -> dict[str, Any]:
        """The item's own fields, as a data file has them."""
        made: dict[str, Any] = {key: " ".join(canary(name, key)) for key in self.texts}
        made |= {key: int(canary(name, key)[1]) for key in self.numbers}
        for one in self.shows if self.citing else ():
            made[self.citing] += f" {{{{{one}}}}}"
        return self.fixed | made

    def canaries(self, name: str) -> Iterator[tuple[str, str]]:
        """(field, canary) for each."""
        for key in self.texts:
            yield from ((key, one) for one in canary(name, key))
        for key in self.numbers:
            yield key, canary(name, key)[1]


def _statement(holder: str, *, shows: tuple[str, ...] = (), citing: str = "", **fixed: Any) -> Item:
    return Item(holder, ("title", "text"), fixed=fixed, shows=shows, citing=citing)


ITEMS: dict[str, Item] = {
    "source": Item(
        "",
        ("title", "publisher", "note"),
        fixed={"kind": "press"},
        quiet=("title", "publisher", "note"),
    ),
    "fact": Item(
        "",
        ("text", "label"),
        fixed={"source": "source", "status": "reported"},
        shows=("source",),
        quiet=("text",),
    ),
    "count": Item("", ("label", "unit"), ("value",), fixed={"period": 2025, "kind": "flow"}),
    "point": _statement("", shows=("fact",), citing="text"),
    "figure": Item("", ("label", "detail"), fixed={"fact": "count"}, shows=("count",)),
    "rationale": Item("", ("message", "lead")),
    "context": _statement("rationale"),
    "driver": _statement("rationale", source="source", shows=("source",)),
    "takeaway": _statement("rationale"),
    "series": Item(
        "rationale", ("title", "unit", "finding", "alt"), fixed={"id": "chart"}, quiet=("alt",)
    ),
    "bar": Item("series", ("name",), ("value",)),
    "other-bar": Item("series", ("name",), ("value",)),
    "footprint": Item("", ("message", "lead")),
    "site": Item(
        "footprint",
        ("name", "role", "heritage"),
        ("workforce",),
        fixed={"id": "a"},
        quiet=("heritage",),
    ),
    "other-site": Item("footprint", ("name", "role"), ("workforce",), fixed={"id": "b"}),
    "skill": _statement("footprint"),
    "stage": Item("footprint", ("label", "title", "text")),
    "lines": Item(
        "footprint",
        ("title", "unit"),
        fixed={"id": "lines", "chart": "lines", "categories": ["2024", "2025"]},
    ),
    "line": Item("lines", ("name",)),
    "other-line": Item("lines", ("name",)),
    "governance": Item("", ("message", "lead")),
    "reserved": Item("governance", ("matter", "detail", "word"), fixed={"by": ["board"]}),
    "person": Item("governance", ("name", "role"), ends=False),
    "event": Item("governance", ("text",), fixed={"date": "2025-02"}),
    "told-event": Item("governance", ("text",), fixed={"fact": "count"}, shows=("count",)),
    "open": Item("", ("message", "lead")),
    "option": Item("open", ("name", "principle"), quiet=("principle",)),
    "other-option": Item("open", ("name", "principle"), quiet=("principle",)),
    "criterion": Item("open", ("name",)),
    "asked": Item("open", ("question", "why", "owner")),
    "decision": Item("open", ("resolution", "if_refused")),
    "risk": Item(
        "", ("cause", "effect", "mitigation"), fixed={"likelihood": "low", "impact": "high"}
    ),
    "action": Item("", ("what", "owner"), quiet=("owner",)),
    "citing": Item("", ("what",), shows=("fact", "count"), citing="what"),
    "term": Item("", ("term", "meaning")),
    "annex": Item("", ("message", "lead"), fixed={"id": "more"}),
    "more": _statement("annex", shows=("fact",), citing="text"),
    "table": Item("annex", ("title", "note"), fixed={"id": "rows"}),
    "row": Item("table", ("0",), ("1",)),
    "other-row": Item("table", ("0",), ("1",)),
}
_LISTED = ("fact", "count")  # the PDF alone lists them; a deck prints what cites them
_PARTS = {
    "series": ("bar", "other-bar"),
    "lines": ("line", "other-line"),
    "table": ("row", "other-row"),
}
ROOTS = frozenset(item.holder for item in ITEMS.values() if item.holder)


# ---------------------------------------------------------------- a briefing


@dataclass(frozen=True)
class Drawn:
    """What was drawn: the items that are there, their markings, and those that have an end."""

    items: frozenset[str]
    markings: Mapping[str, str]
    ends: Mapping[str, str]
    default: str

    def __contains__(self, name: str) -> bool:
        """Whether the item is there: what holds it and what it shows must be, too."""
        item = ITEMS[name]
        needs = [*item.shows, *([item.holder] if item.holder else [])]
        if name in ROOTS and name not in ("series", "lines", "table"):
            return any(ITEMS[one].holder == name and one in self.items for one in ITEMS) or (
                name in self.items
            )
        if name in ("source", "fact", "count"):
            return True
        return name in self.items and all(one in self for one in needs)

    def made(self, name: str) -> dict[str, Any]:
        """One item with its marking, its reason and its end."""
        made = ITEMS[name].filled(name)
        if name in self.markings:
            made["marking"] = self.markings[name]
            made["reason"] = " ".join(canary(name, "reason"))
            if name in self.ends and ITEMS[name].ends:
                made["until"] = self.ends[name]
        return made

    def all(self, *names: str) -> list[dict[str, Any]]:
        """Those of the items that are there."""
        return [self.made(name) for name in names if name in self]

    def yaml(self) -> str:
        """The data file: JSON is YAML, too."""
        return json.dumps({key: value for key, value in self._data().items() if value})

    def _data(self) -> dict[str, Any]:
        head = {"id": "paper", "title": "Titre", "organisation": "Nous", "language": "fr",
                "as_of": "2025-05", "marking": self.default}  # fmt: skip
        return {
            "schema": 1,
            "briefing": head,
            "sources": {"source": self.made("source")},
            "facts": {name: self.made(name) for name in ("fact", "count")},
            "summary": {"message": "Une réponse", "ask": "Une demande", "marking": "public",
                        "points": self.all("point"), "figures": self.all("figure")},
            "rationale": self._section("rationale", context=["context"], drivers=["driver"],
                                       takeaways=["takeaway"], series=["series"]),
            "footprint": self._section("footprint", sites=["site", "other-site"], skills=["skill"],
                                       stages=["stage"], series=["lines"]),
            "governance": self._section("governance", reserved=["reserved"], people=["person"],
                                        events=["event", "told-event"]),
            "open_questions": self._section("open", options=["option", "other-option"],
                                            criteria=["criterion"], questions=["asked"],
                                            decision=["decision"]),
            "risks": self.all("risk"),
            "actions": self.all("action", "citing"),
            "glossary": self.all("term"),
            "annexes": [self._section("annex", statements=["more"], tables=["table"])]
            if "annex" in self else [],
        }  # fmt: skip

    def _section(self, name: str, **lists: list[str]) -> dict[str, Any]:
        if name not in self:
            return {}
        made = self.made(name)
        for key, names in lists.items():
            found = [one for one in (self._whole(n) for n in names if n in self) if one]
            if found:
                made[key] = found[0] if key == "decision" else found
        if name == "governance" and made.get("reserved"):
            made["bodies"] = [{"id": "board", "name": "Conseil"}]
        return made

    def _whole(self, name: str) -> dict[str, Any]:
        """An item with what it holds; nothing where it would hold nothing."""
        made = self.made(name)
        match name:
            case "series":
                made["points"] = self.all("bar", "other-bar")
                return made if made["points"] else {}
            case "lines":
                made["lines"] = self.all("line", "other-line")
                for at, line in enumerate(made["lines"]):
                    line["values"] = [at + 1, at + 2]
                return made if made["lines"] else {}
            case "table":
                made["columns"] = [{"head": "Nom"}, {"head": "Nombre", "numeric": True}]
                rows = self.all("row", "other-row")
                for row in rows:
                    row["cells"] = [row.pop("0"), row.pop("1")]
                made["rows"] = rows
                return made if rows else {}
            case "criterion":
                options = self.all("option", "other-option")
                names = [n for n in ("option", "other-option") if n in self]
                texts = (" ".join(canary("verdict", n)) for n in names)
                made["verdicts"] = [{"text": text} for text in texts]
                return made if options else {}
        return made

    # ------------------------------------------------------------ who may read what

    def there(self) -> frozenset[str]:
        """The items that the data file holds."""
        empty = _PARTS | {"criterion": ("option", "other-option")}
        return frozenset(
            name for name in ITEMS
            if name in self and (name not in empty or any(one in self for one in empty[name]))
        )  # fmt: skip

    def level(self, name: str) -> int:
        """How confidential the item is without what it shows."""
        item = ITEMS[name]
        ended = item.ends and self.ends.get(name) == OVER
        if name in self.markings and not ended:
            return MARKINGS.index(self.markings[name])
        return self.level(item.holder) if item.holder else self._base(name)

    def _base(self, name: str) -> int:
        in_summary = name in ("point", "figure")
        return MARKINGS.index("public" if in_summary else self.default)

    def readable(self, clearance: str) -> frozenset[str]:
        """The items that readers with ``clearance`` may read."""
        limit = MARKINGS.index(clearance)

        def opened(name: str) -> bool:
            item = ITEMS[name]
            held = not item.holder or opened(item.holder)
            return held and self.level(name) <= limit and all(opened(one) for one in item.shows)

        seen = {name for name in self.there() if opened(name)}
        for whole, parts in _PARTS.items():
            if not seen & set(parts):
                seen.discard(whole)
        if not seen & {"option", "other-option"}:
            seen.discard("criterion")
        return frozenset(seen)

    def told(self, clearance: str, format_: str) -> tuple[dict[str, str], dict[str, str]]:
        """Canaries that must be printed, and those that must not be there, each with its field."""
        seen = self.readable(clearance)
        printed: dict[str, str] = {}
        hidden: dict[str, str] = {}
        for name in self.there():
            for key, one in ITEMS[name].canaries(name):
                if name not in seen or key in self._lost(name, seen):
                    hidden[one] = f"{name}.{key}"
                elif key not in ITEMS[name].quiet and (format_ == "pdf" or name not in _LISTED):
                    printed[one] = f"{name}.{key}"
            if name in self.markings and name not in seen:
                hidden |= dict.fromkeys(canary(name, "reason"), f"{name}.reason")
        for option in {"option", "other-option"} & self.there():
            into = printed if option in seen and "criterion" in seen else hidden
            if "criterion" in self.there():
                into |= dict.fromkeys(canary("verdict", option), f"verdict.{option}")
        return printed, hidden

    def _lost(self, name: str, seen: frozenset[str]) -> Iterable[str]:
        """Fields that may speak of a part that is withheld: they go with it."""
        parts = _PARTS.get(name, ())
        if all(part in seen for part in parts if part in self.there()):
            return ()
        return ("finding", "alt", "note")


# ---------------------------------------------------------------- what a file holds


def page_words(path: Path) -> str:
    """All that the pages of a PDF show, without spaces and hyphens."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return bare("".join(pages))


def slide_words(path: Path) -> str:
    """All that slides, charts and notes show, without spaces."""
    with zipfile.ZipFile(path) as package:
        shown = [name for name in package.namelist() if re.search("/(slides|charts|notesS)", name)]
        return bare("".join(untagged(package.read(name)) for name in sorted(shown)))


def everything(path: Path) -> str:
    """All that can be got out of the bytes of a file, unpacked as far as it goes."""
    shown = page_words(path) if path.suffix == ".pdf" else slide_words(path)
    return shown + "".join(
        bare(text) for data in unpacked(path.read_bytes()) for text in read(data)
    )


def unpacked(data: bytes) -> Iterator[bytes]:
    """The bytes, and what stands packed in them: members of zips, streams of PDFs."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                yield name.encode()
                yield from unpacked(package.read(name))
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            yield zlib.decompressobj().decompress(match[1])
        except zlib.error:
            continue


def read(data: bytes) -> Iterator[str]:
    """The bytes as text, as PDF and XML may write it."""
    plain = re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8) & 255]), data)
    yield plain.replace(b"\0", b"").decode("latin-1")
    yield untagged(data)


def untagged(data: bytes) -> str:
    """XML without its tags: words may be cut into runs."""
    return re.sub("<[^>]*>", "", data.decode("utf-8", "ignore"))


def bare(text: str) -> str:
    """Without spaces and hyphens: lines may end anywhere, numbers are grouped in many ways."""
    return re.sub(r"[\s\u00ad\u200b\x02-]+", "", text)
