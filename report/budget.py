"""How long the files of an edition are → what is over the template's budget, and what to cut."""

from __future__ import annotations

from collections.abc import Iterator

from report.errors import Problem
from report.story import Extent, Section, Story
from report.template import Entry, Template

CODES = {"W114": "an edition over its budget", "W115": "a section over its budget"}

UNITS = {"pdf": "pages", "pptx": "slides"}


def over_budget(template: Template, story: Story, extent: Extent, format: str) -> Iterator[Problem]:
    """A remark for the edition and for each section that is longer than the template wants.

    It stands at the budget's place in the template's file; ``format`` is that of the file.
    """
    unit = UNITS[format]
    if (most := getattr(template.budget, unit)) and extent.total > most:
        over = extent.total - most
        what = f"{story.id}.{format} has {extent.total} {unit}, {over} more than the budget"
        hint = _advice(template, story, extent, unit)
        yield template.place(("budget", unit), what, hint, "W114")
    for index, entry in enumerate(template.outline):
        most, count = getattr(entry, unit), _length(entry, story, extent)
        if most and count > most:
            label = _label(entry, story)
            what = f"'{label}' has {count} {unit} in {story.id}.{format}, {count - most} too many"
            hint = "say depth: summary, or show less of it"
            yield template.place(("outline", index, unit), what, hint, "W115")


def _advice(template: Template, story: Story, extent: Extent, unit: str) -> str:
    """Which section to cut: the longest of those told in full, else the longest."""
    lengths = [(_length(entry, story, extent), entry) for entry in template.outline]
    full = [(count, entry) for count, entry in lengths if entry.depth == "full" and count > 1]
    count, entry = max(full or lengths, key=lambda pair: pair[0])
    label = _label(entry, story)
    if full:
        return f"cut '{label}', the longest ({count} {unit}), with depth: summary, or leave it out"
    return f"leave out '{label}'"


def _length(entry: Entry, story: Story, extent: Extent) -> int:
    return sum(extent.sections.get(section.id, 0) for section in _sections(entry, story))


def _label(entry: Entry, story: Story) -> str:
    found = next(_sections(entry, story), None)
    return found.label if found else entry.section


def _sections(entry: Entry, story: Story) -> Iterator[Section]:
    """The sections of a story that an entry of the outline gave: annexes give several."""
    for section in story.sections:
        if section.id == entry.section or (
            entry.section == "annexes" and section.id.startswith("annex-")
        ):
            yield section
