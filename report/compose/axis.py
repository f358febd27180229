"""Where the marks of an axis stand: round values, and months of a calendar."""

from __future__ import annotations

import math
from decimal import Decimal

from report.language import Date, Language
from report.story import Tick


def nice_ticks(low: float, high: float, steps: int = 4) -> list[Decimal]:
    """About ``steps`` round values from at most ``low`` (and 0) to at least ``high``."""
    low, high = min(low, 0.0), max(high, 0.0)
    if high == low:
        high = low + 1
    rough = (high - low) / steps
    power = Decimal(10) ** math.floor(math.log10(rough))
    step = next(power * m for m in (1, 2, Decimal("2.5"), 5, 10) if float(power * m) >= rough)
    first = math.floor(low / float(step) + 1e-9)
    last = math.ceil(high / float(step) - 1e-9)
    return [_plain(step * index) for index in range(first, last + 1)]


def _plain(value: Decimal) -> Decimal:
    """``value`` without an exponent and without needless zeros: 2E+2 → 200, 2.50 → 2.5."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


class Months:
    """An axis true to months: 0 is the first day of its first month."""

    def __init__(self, first: Date, last: Date) -> None:
        quarter = (max(first.month, 1) - 1) // 3 * 3 + 1
        self.first = Date(first.year, quarter)
        end = last.month or 12
        self.count = (last.year - first.year) * 12 + end - quarter + 1

    def at(self, date: Date) -> float:
        """Where a day or a month (its middle) stands; a year stands at its first day."""
        months = (date.year - self.first.year) * 12 + (date.month or 1) - self.first.month
        if date.day:
            return months + (date.day - 0.5) / _days(date)
        return months + (0.5 if date.month else 0.0)

    def after(self, date: Date) -> float:
        """Where the last day that the date may mean ends."""
        end = date.last_day()
        months = (end.year - self.first.year) * 12 + end.month - self.first.month
        return months + end.day / _days(Date(end.year, end.month))

    def ticks(self, language: Language) -> tuple[Tick, ...]:
        """A bare tick a month, a name a quarter, and the year at its start, as room allows."""
        ticks = []
        by_month, by_quarter = self.count <= 30, self.count <= 72
        for index in range(self.count + 1):
            month = (self.first.month - 1 + index) % 12 + 1
            year = self.first.year + (self.first.month - 1 + index) // 12
            if index == self.count and month != 1:
                ticks.append(Tick(index, "", 0))
                break
            if month % 3 == 1 and by_quarter:
                named = by_month and index < self.count
                ticks.append(Tick(index, language.month_name(month) if named else "", 1))
            elif by_month:
                ticks.append(Tick(index, "", 0))
            if (month == 1 or index == 0) and index < self.count:
                ticks.append(Tick(index, str(year), 2))
        return tuple(ticks)


def _days(date: Date) -> int:
    """How many days the date's month has."""
    return Date(date.year, date.month).last_day().day
