"""Give tests charts: the smallest of each kind, with values as printed in French."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from report.story import Chart, Series, Tick

Kind = Literal["bars", "columns", "stacked", "lines", "doughnut"]
KINDS: tuple[Kind, ...] = ("bars", "columns", "stacked", "lines", "doughnut")


def series(name: str, *values: float | None, words: str = "lancé en 2024") -> Series:
    """A series whose labels are its numbers; ``words`` stand where there is none."""
    labels = tuple(words if value is None else f"{value:g}" for value in values)
    return Series(name, values, labels)


def chart(kind: Kind, *rows: Series, **more: object) -> Chart:
    """A chart of ``rows``, by default sales of 184, 157 and 22 in three years."""
    rows = rows or (series("Ventes", 184, 157, 22),)
    names = tuple(str(2022 + at) for at in range(len(rows[0].values)))
    plain = Chart(
        path="market.sales",
        title=(),
        kind=kind,
        caption="Ventes par filière",
        unit="en millions d’euros",
        categories=names,
        series=rows,
        alt="Les ventes en trois ans",
        number_format="#,##0",
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def ticks(*places: float) -> tuple[Tick, ...]:
    """Ticks labelled with their numbers."""
    return tuple(Tick(place, f"{place:g}") for place in places)
