"""What a listener must hear of a story, in order: (role, words) of each paragraph.

Written from the story's own order of parts, not from the writer: head, text, bullets, mark. Words
in pictures are not among them, nor the contents page: both are looked at elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from report import story as s
from report.text import EMPTY, Text, plain
from tests.pdf.hearing import evened

Said = tuple[str, str]
_NOTHING = s.Statement(EMPTY, EMPTY)


def told(story: s.Story) -> list[Said]:
    """All paragraphs of ``story`` but those of a contents page, empty ones left out."""
    parts = [*_cover(story), *_front(story)]
    for section in story.sections:
        parts += _p(section.label)
        parts += [("H2", plain(section.title))]
        parts += _p(section.lead)
        for block in section.blocks:
            parts += _TELLERS[type(block)](block)
    evens = ((role, evened(words)) for role, words in parts)
    return [(role, words) for role, words in evens if words]


def _p(*parts: Text | str, role: str = "P") -> list[Said]:
    return [(role, part if isinstance(part, str) else plain(part)) for part in parts]


def _mark(mark: s.Mark | None) -> list[Said]:
    return _p(str(mark)) if mark else []


# ---------------------------------------------------------------- before the sections


def _cover(story: s.Story) -> Iterator[Said]:
    if story.has_cover_page:
        yield from _p(story.organisation, story.title, story.subtitle)
        for column in story.cover:
            yield from _p(column.label, *column.lines)


def _front(story: s.Story) -> Iterator[Said]:
    summary = story.summary
    yield from _p(story.organisation, story.meeting)
    yield "H1", plain(story.title)
    yield from _p(summary.purpose, summary.ask)
    if summary.answer:
        yield "H2", summary.answer_label
        yield from _p(summary.answer)
        yield from _mark(summary.answer_mark)
    points = [point for point in summary.points if replace(point, brief=EMPTY) != _NOTHING]
    if points:
        yield "H2", summary.points_label
    for number, point in enumerate(points, 1):
        yield "Lbl", str(number)
        yield from _p(" ".join(filter(None, (plain(point.head), plain(point.text)))))
        yield from _p(*point.bullets, role="LBody")
        yield from _mark(point.mark)
    if summary.figures and summary.figures.figures:
        yield "H2", summary.figures.label
        yield from _each_figure(summary.figures)
    if summary.options and summary.options.options:
        yield from _glance(summary, summary.options.options)
    yield from _p(*summary.notes)


def _glance(summary: s.Summary, options: Sequence[s.Option]) -> Iterator[Said]:
    yield from _p(summary.options_label)
    marks = [option.mark for option in options]
    alike = len({mark.word if mark else "" for mark in marks}) <= 1
    for option in options:
        yield from _p(option.letter, option.name)
        if not alike or any(mark and mark.unsettled for mark in marks):
            yield from _mark(option.mark)
    yield from _p(summary.advantage_label, *(first for o in options for first in o.advantages[:1]))
    yield from _p(summary.risk_label, *(first for o in options for first in o.risks[:1]))


# ---------------------------------------------------------------- blocks


def _statements(block: s.Statements) -> Iterator[Said]:
    if block.items:
        yield from _title(block)
        role = "Lbl" if block.terms else _below(block)
        yield from _each_statement(block.items, role, block.numbered)


def _each_statement(
    items: Iterable[s.Statement], role: str, numbered: bool = False
) -> Iterator[Said]:
    for number, item in enumerate(items, 1):
        alone = role == "Lbl" and not (item.text or any(item.bullets) or item.mark)
        yield "LBody" if alone else role, (f"{number} " if numbered else "") + plain(item.head)
        yield from _p(item.text)
        yield from _p(*item.bullets, role="LBody")
        yield from _mark(item.mark)


def _title(block: Any) -> list[Said]:
    return [("H3", plain(block.title))]


def _below(block: Any) -> str:
    return "H4" if block.title else "H3"


def _figures(block: s.KeyFigures) -> Iterator[Said]:
    if block.figures:
        yield from _title(block)
        yield from _p(block.label)
        yield from _each_figure(block)


def _each_figure(block: s.KeyFigures) -> Iterator[Said]:
    for figure in block.figures:
        yield from _p(figure.value, figure.label, figure.detail)
        yield from _mark(figure.mark)


def _table(block: s.Table) -> Iterator[Said]:
    if not block.rows:
        return
    yield from _title(block)
    yield from _p(*(column.head for column in block.columns))
    if any(row.mark for row in block.rows):
        yield from _p(block.status_head)
    for number, row in enumerate(block.rows, 1):
        yield from _p(str(number) if block.numbered else "", *(cell.text for cell in row.cells))
        yield from _mark(row.mark)
    yield from _p(block.note)


def _chart(block: s.Chart) -> Iterator[Said]:
    yield from _title(block)
    yield from _p(block.caption, block.unit)
    yield from _mark(block.mark)
    yield from _p(block.finding, *block.text, block.note)


def _timeline(block: s.Timeline) -> Iterator[Said]:
    yield from _title(block)
    yield from _p(" ".join(filter(None, (plain(block.note), str(block.mark or "")))))


def _map(block: s.Map) -> Iterator[Said]:
    yield from _title(block)
    yield from _p(*block.key)
    yield from _mark(block.mark)


def _options(block: s.Options) -> Iterator[Said]:
    if not block.options:
        return
    yield from _title(block)
    for option in block.options:
        yield from _p(option.letter, option.name)
    if any(option.principle for option in block.options):
        yield from _p(block.principle_label)
        for option in block.options:
            yield from _p(f"{plain(option.principle)} {option.mark or ''}")
    for label, points in (
        (block.advantages_label, [option.advantages for option in block.options]),
        (block.risks_label, [option.risks for option in block.options]),
    ):
        if any(points):
            yield from _p(label)
            yield from _p(*(one for some in points for one in some), role="LBody")
    if block.criteria:
        yield from _criteria(block)
    if block.open_text:
        yield from _p(block.open_label, block.open_text)
    yield from _p(block.note)


def _criteria(block: s.Options) -> Iterator[Said]:
    yield "H3", plain(block.criteria_title)
    yield from _p(block.criterion_label)
    yield from _p(*(f"{option.letter} {plain(option.name)}" for option in block.options))
    for criterion in block.criteria:
        yield from _p(criterion.name, *(verdict.text for verdict in criterion.verdicts))


def _responsibilities(block: s.Responsibilities) -> Iterator[Said]:
    if not block.rows:
        return
    yield from _title(block)
    yield from _p(block.matter_label, *block.bodies, block.status_head)
    for row in block.rows:
        yield from _p(row.matter)
        for at in range(max(1, len(block.bodies))) if row.by else (0,):
            if row.by and at not in row.by:
                yield from _p("–")
            elif not row.by or at - 1 not in row.by:  # neighbours that decide share one cell
                yield from _p(row.word, row.detail)
        yield from _mark(row.mark)
    yield from _p(block.note)


def _people(block: s.People) -> Iterator[Said]:
    if block.people:
        yield from _title(block)
        yield from _p(*block.heads)
    for person in block.people:
        yield from _p(person.name, person.role, person.since, person.until)
        yield from _mark(person.mark)


def _stages(block: s.Stages) -> Iterator[Said]:
    if block.stages:
        yield from _title(block)
        for stage in block.stages:
            yield from _p(stage.label, stage.head, stage.text)
        yield from _mark(block.mark)
        yield from _each_statement(block.below, _below(block))


def _callout(block: s.Callout) -> Iterator[Said]:
    yield from _title(block)
    yield from _p(block.label, block.text)
    if block.aside:
        yield from _p(block.aside_label, block.aside)


def _references(block: s.References) -> Iterator[Said]:
    if block.sources or block.legend:
        yield from _title(block)
    for source in block.sources:
        yield "Lbl", f"[{source.number}]"
        yield from _p(source.kind, source.text, source.detail)
    if block.legend:
        yield "H3", block.legend_title
    for mark, words in block.legend:
        yield "Lbl", mark.word
        yield "LBody", plain(words)


_TELLERS: dict[type[Any], Callable[[Any], Iterable[Said]]] = {
    s.Statements: _statements,
    s.KeyFigures: _figures,
    s.Table: _table,
    s.Chart: _chart,
    s.Timeline: _timeline,
    s.Map: _map,
    s.Options: _options,
    s.Responsibilities: _responsibilities,
    s.People: _people,
    s.Stages: _stages,
    s.Callout: _callout,
    s.References: _references,
}
