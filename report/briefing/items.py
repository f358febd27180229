"""What every item of a data file may carry: who may read it, and what it rests on."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from report.values import Id, When, Words

MARKINGS = ("public", "internal", "confidential", "secret")  # from the most open
Marking = Literal["public", "internal", "confidential", "secret"]
Status = Literal["confirmed", "reported", "speculative", "reading"]


class Model(BaseModel):
    """A part of a data file: no field but those named, and nothing changes once it is read.

    ``defer_build``: a reader is made for what is read as a whole, not for each part of it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Item(Model):
    """A part that may be withheld. Without a marking of its own it has that of what holds it."""

    marking: Marking | None = None
    """Who may read it: public, internal, confidential or secret; else as what holds it."""
    reason: Words | None = None
    """Why it is marked so, where the law or your house wants it; the list of facts prints it."""
    until: When | None = None
    """When the marking ends; after that date the item has the marking of what holds it."""
    ends: Words | None = None
    """What will end the marking where no day is known; it is printed, and lifts nothing itself."""


class Claim(Item):
    """An item that rests on a source. Source and status, too, come from what holds it."""

    source: Id | None = None
    """What it rests on: the id of a source; else that of what holds it."""
    status: Status | None = None
    """How settled it is: confirmed, reported, speculative, or reading (your own conclusion)."""
