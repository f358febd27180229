"""What any section may hold, as blocks: statements, tables, charts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from report import story
from report.briefing import Claim, Section, SeriesItem, Statement, TableItem
from report.compose.axis import nice_ticks
from report.compose.teller import Teller
from report.text import Text, bold, plain, text
from report.values import Words


def title_of(teller: Teller, section: Section, part: str, default: str) -> Text:
    """The author's title for one part of a section, else the language's word for it."""
    return teller.say(section.titles[part]) if part in section.titles else text(default)


def statement(teller: Teller, item: Statement, holder: Claim) -> story.Statement:
    """One statement with its mark."""
    return story.Statement(
        head=teller.say(item.title),
        text=teller.say(item.text),
        mark=teller.mark(item, holder),
        bullets=tuple(teller.say(bullet) for bullet in item.bullets),
        brief=teller.say(item.brief),
    )


def statements(
    teller: Teller, section: Section, part: str, default: str = "", *, numbered: bool = False
) -> Iterator[story.Block]:
    """The statements in one field of a section, where there are any."""
    if items := getattr(section, part):
        yield story.Statements(
            path=f"{place_of(section, teller)}.{part}",
            title=title_of(teller, section, part, default),
            items=tuple(statement(teller, item, section) for item in items),
            numbered=numbered,
            ruled=bool(default) or part in section.titles,
        )


def place_of(section: Section, teller: Teller) -> str:
    """The section's place in the data file."""
    for name in ("rationale", "footprint", "governance", "open_questions"):
        if getattr(teller.edition, name) is section:
            return name
    return f"annexes[{teller.edition.annexes.index(section)}]"


def extras(teller: Teller, section: Section) -> Iterator[story.Block]:
    """What an author may add to any section: charts, tables, statements, what to take away."""
    where = place_of(section, teller)
    for index, series in enumerate(section.series):
        yield chart(teller, series, section, f"{where}.series[{index}]")
    for index, table in enumerate(section.tables):
        yield own_table(teller, table, section, f"{where}.tables[{index}]")
    labels = teller.language.labels
    yield from statements(teller, section, "statements")
    yield from statements(teller, section, "takeaways", labels.takeaways)


# ---------------------------------------------------------------- tables


def cell(words: str, muted: bool = False, strong: bool = False) -> story.Cell:
    """A cell of plain final words."""
    return story.Cell(bold(text(words)) if strong else text(words), muted, strong)


def own_table(teller: Teller, item: TableItem, holder: Claim, path: str) -> story.Table:
    """A table of the author's own; a cell without a value says so with a grey dash.

    In a total's row it stays empty: nobody looks for the total of a name or a year.
    """
    rows = tuple(
        story.Row(
            cells=tuple(_own_cell(teller, value, row.total) for value in row.cells),
            mark=None if row.total else teller.mark(row, _first_known(item, holder)),
            total=row.total,
        )
        for row in item.rows
    )
    columns = tuple(story.Column(teller.name(c.head), c.numeric) for c in item.columns)
    crowded = len(columns) > 6
    return story.Table(
        path,
        teller.say(item.title),
        columns,
        tuple(story.Row(row.cells, None, row.total) for row in rows) if crowded else rows,
        teller.language.labels.status if not crowded and any(r.mark for r in rows) else "",
        teller.say(item.note),
        dense=len(rows) > 20 or crowded,
    )


def _own_cell(teller: Teller, value: Decimal | dict[str, str] | None, of_total: bool) -> story.Cell:
    if value is None:
        return cell("" if of_total else teller.language.labels.none, muted=True)
    return story.Cell(teller.amount(value))


def _first_known(item: Claim, holder: Claim) -> Claim:
    """Source and status of ``item``, completed by those of ``holder``."""
    return Claim(source=item.source or holder.source, status=item.status or holder.status)


# ---------------------------------------------------------------- charts


def chart(teller: Teller, item: SeriesItem, holder: Claim, path: str) -> story.Chart:
    """Numbers as a chart, every label written out; words stay words and draw nothing."""
    categories, lines = _categories_and_lines(teller, item)
    facts = tuple(point.fact or "" for point in item.points)
    facts = facts if any(facts) else ()
    series = tuple(story.Series(name, *_drawn(teller, values), facts) for name, values in lines)
    title, caption = teller.say(item.title), teller.name(item.caption or item.title)
    unit = teller.name(item.unit)
    return story.Chart(
        path=path,
        title=title,
        kind=item.chart,
        caption=caption,
        unit=unit,
        categories=categories,
        series=series,
        alt=teller.name(item.alt) or _told(teller, caption, unit, categories, series),
        number_format=_number_format(teller, [v for _, values in lines for v in values]),
        cacheable=teller.marking(item) in ("public", "internal"),
        emphasis=tuple(index - 1 for index in item.emphasis),
        ticks=_ticks(teller, item, series),
        total=teller.name(item.total),
        finding=teller.say(item.finding),
        text=tuple(teller.say(words) for words in item.text),
        mark=teller.mark(item, holder),
    )


_Amount = Decimal | dict[str, str] | None


def _categories_and_lines(
    teller: Teller, item: SeriesItem
) -> tuple[tuple[str, ...], list[tuple[str, list[_Amount]]]]:
    if item.points:
        facts = teller.edition.facts
        values: list[_Amount] = [
            facts[point.fact].value if point.fact else point.value for point in item.points
        ]
        names = tuple(teller.name(point.name) for point in item.points)
        return names, [(teller.name(item.caption or item.title), values)]
    lines: list[tuple[str, list[_Amount]]] = [
        (teller.name(line.name), list(line.values)) for line in item.lines
    ]
    return tuple(teller.name(words) for words in item.categories), lines


def _drawn(
    teller: Teller, values: list[_Amount]
) -> tuple[tuple[float | None, ...], tuple[str, ...]]:
    none = teller.language.labels.none
    labels = tuple(none if v is None else plain(teller.amount(v)) for v in values)
    return tuple(float(v) if isinstance(v, Decimal) else None for v in values), labels


def _told(
    teller: Teller,
    caption: str,
    unit: str,
    categories: tuple[str, ...],
    series: tuple[story.Series, ...],
) -> str:
    """The chart in words, for who cannot see it."""
    parts = []
    for line in series:
        pairs = [f"{c} {label}" for c, label in zip(categories, line.labels, strict=True)]
        lead = f"{line.name}: " if len(series) > 1 else ""
        parts.append(lead + ", ".join(pairs))
    return teller.language.typeset(f"{caption} ({unit}): {'; '.join(parts)}.")


def _decimals(value: Any) -> int:
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _number_format(teller: Teller, values: list[_Amount]) -> str:
    """A spreadsheet format that prints what the labels print, as far as such a format can.

    A format code's comma and point follow the reader's machine. Where the language groups by a
    space, the space is written out, so that 1 240 stays 1 240 on an English machine too.
    """
    decimals = max((_decimals(value) for value in values), default=0)
    tail = "." + "0" * decimals if decimals else ""
    group = teller.language.format_number(Decimal(1000))[1:-3]
    numbers = [value for value in values if isinstance(value, Decimal)]
    largest, least = max(map(abs, numbers), default=Decimal(0)), min(numbers, default=Decimal(0))
    if largest < 1000:
        return "0" + tail
    grouped = f'#"{group}"##0{tail}'
    if largest < 1_000_000 and group != ",":
        return f"[>=1000]{grouped};[<=-1000]-{grouped};0{tail}"
    if least > -1000 and group != ",":  # a format has room for two conditions and no third
        return f'[>=1000000]#"{group}"##{grouped};[>=1000]{grouped};0{tail}'
    return "#,##0" + tail


def _ticks(
    teller: Teller, item: SeriesItem, series: tuple[story.Series, ...]
) -> tuple[story.Tick, ...]:
    if item.chart != "lines":
        return ()
    values = [value for line in series for value in line.values if value is not None]
    ticks = nice_ticks(min(values, default=0.0), max(values, default=1.0))
    return tuple(story.Tick(float(at), teller.language.format_number(at), rank=1) for at in ticks)


def words_or(teller: Teller, words: Words | None, default: str) -> str:
    """The author's words, else the default."""
    return teller.name(words) if words else default
