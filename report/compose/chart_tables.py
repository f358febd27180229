"""A section → the same with the numbers of each chart in a table below it, for who reads those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report import story
from report.frozen import replace
from report.text import EMPTY, text


def with_chart_tables(section: story.Section) -> story.Section:
    """``section`` with a table after each chart that has numbers; only the page prints it, for on a
    slide a chart brings its own sheet of data."""
    return replace(section, blocks=tuple(_told(section.blocks)))


def _told(blocks: Sequence[story.Block]) -> Iterator[story.Block]:
    for block in blocks:
        yield block
        if isinstance(block, story.Chart) and block.categories and block.series:
            yield numbers_of(block)


def numbers_of(chart: story.Chart) -> story.Table:
    """Series as columns and categories as rows, or the other way where that makes fewer columns.

    The chart's unit heads the first column; a number is printed as the chart prints it.
    """
    names = [line.name for line in chart.series]
    cells = [
        [_cell(label, value) for label, value in zip(line.labels, line.values, strict=True)]
        for line in chart.series
    ]
    heads, firsts = names, list(chart.categories)
    rows = [list(row) for row in zip(*cells, strict=True)]
    if len(heads) > len(firsts):
        heads, firsts, rows = firsts, heads, cells
    return story.Table(
        path=chart.path,
        title=EMPTY,
        columns=(
            story.Column(chart.unit or chart.caption),
            *(story.Column(head, numeric=True) for head in heads),
        ),
        rows=tuple(
            story.Row((story.Cell(text(first)), *row))
            for first, row in zip(firsts, rows, strict=True)
        ),
        dense=True,
        paper_only=True,
    )


def _cell(label: str, value: float | None) -> story.Cell:
    return story.Cell(text(label), muted=value is None)
