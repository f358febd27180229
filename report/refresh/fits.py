"""Whether texts that were told anew still fit where they stand, and smaller ones where not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from report.deck.fit import SPARE, height_pt
from report.deck.words import Para, Piece
from report.holders import A, P, paragraph_text
from report.refresh.retell import sizes_of

EMU_PER_PT = 12_700
_LEAST = 1_200  # hundredths of a point: no text but feet and sources is smaller
_STEP = 100
_BY_DEFAULT = {"lIns": 91_440, "rIns": 91_440, "tIns": 45_720, "bIns": 45_720}
_IN_CELLS = {"marL": 91_440, "marR": 91_440, "marT": 45_720, "marB": 45_720}

SizeOf = Callable[[Any], tuple[int, int] | None]  # width and height of a shape, in EMU


def shape_height(shape: Any, size: tuple[int, int] | None, font: str) -> float:
    """The height that the words of ``shape`` take, in points; 0 where its size is not known."""
    body = shape.find(f"{P}txBody")
    if size is None or body is None:
        return 0.0
    left, right, _, _ = _insets(body.find(f"{A}bodyPr"))
    return height_pt(_paras(body), (size[0] - left - right) / EMU_PER_PT, font)


def fit_shape(shape: Any, size: tuple[int, int] | None, font: str, stood: float) -> bool:
    """Whether the words of ``shape`` fit its box; they are made smaller for it, to 12 points.

    Words that ran over before, ``stood`` points high, may go on doing so. A shape of no known
    size is taken to fit: its layout rules it.
    """
    body = shape.find(f"{P}txBody")
    if size is None or body is None:
        return True
    _, _, top, bottom = _insets(body.find(f"{A}bodyPr"))
    room = max((size[1] - top - bottom) / EMU_PER_PT + SPARE, stood)
    return _shrunk([body], lambda: shape_height(shape, size, font) <= room)


def fit_table(frame: Any, rows: set[int], room: int, font: str) -> bool:
    """Whether the changed ``rows`` fit, if the table may end ``room`` EMU lower than it does.

    The rows get the height that they need. Their words are made smaller for it, to 12 points.
    """
    table = frame.find(f".//{A}tbl")
    widths = [int(one.get("w", "0")) for one in table.iter(f"{A}gridCol")]
    lines = table.findall(f"{A}tr")
    before = sum(int(one.get("h", "0")) for one in lines)
    changed = [lines[at] for at in sorted(rows) if at < len(lines)]
    heights = [int(one.get("h", "0")) for one in changed]

    def fits() -> bool:
        for row, height in zip(changed, heights, strict=True):
            row.set("h", str(max(height, _row_height(row, widths, font))))
        return sum(int(one.get("h", "0")) for one in lines) <= before + room

    fitted = _shrunk(changed, fits)
    extent = frame.find(f"{P}xfrm/{A}ext")
    if fitted and extent is not None:
        extent.set("cy", str(sum(int(one.get("h", "0")) for one in lines)))
    return fitted


def _shrunk(held: list[Any], fits: Callable[[], bool]) -> bool:
    while not fits():
        falling = [one for one in sizes_of(held) if int(one.get("sz")) - _STEP >= _LEAST]
        if not falling:
            return False
        for one in falling:
            one.set("sz", str(int(one.get("sz")) - _STEP))
    return True


def _insets(properties: Any) -> tuple[int, int, int, int]:
    return tuple(  # type: ignore[return-value]
        int(properties.get(name, default)) for name, default in _BY_DEFAULT.items()
    )


def _row_height(row: Any, widths: list[int], font: str) -> int:
    """The height that a row needs, in EMU."""
    tallest = 0.0
    for column, cell in enumerate(row.iter(f"{A}tc")):
        span = int(cell.get("gridSpan", "1"))
        look = cell.find(f"{A}tcPr")
        left, right, top, bottom = (
            int((look.get(name) if look is not None else None) or default)
            for name, default in _IN_CELLS.items()
        )
        width = (sum(widths[column : column + span]) - left - right) / EMU_PER_PT
        if cell.get("hMerge") != "1":
            said = height_pt(_paras(cell.find(f"{A}txBody")), width, font) - SPARE + 0.2
            tallest = max(tallest, said + (top + bottom) / EMU_PER_PT)
    return round(tallest * EMU_PER_PT)


def _paras(body: Any) -> tuple[Para, ...]:
    """Its paragraphs as they are measured."""
    return tuple(_para(one) for one in body.iter(f"{A}p") if paragraph_text(one))


def _para(paragraph: Any) -> Para:
    look = paragraph.find(f"{A}pPr")
    runs = tuple(
        Piece(
            words.text or "",
            float(_attribute(run, "sz", 1800)) / 100,
            bold=_attribute(run, "b", "0") in ("1", "true"),
            italic=_attribute(run, "i", "0") in ("1", "true"),
        )
        for run in paragraph.iter(f"{A}r", f"{A}fld")
        if (words := run.find(f"{A}t")) is not None
    )
    before = paragraph.find(f"{A}pPr/{A}spcBef/{A}spcPts")
    spacing = paragraph.find(f"{A}pPr/{A}lnSpc/{A}spcPct")
    hang = int(look.get("marL", "0")) / EMU_PER_PT if look is not None else 0.0
    return Para(
        runs,
        max((run.size for run in runs), default=18.0),
        space_before=float(before.get("val", "0")) / 100 if before is not None else 0.0,
        hang=hang,
        spacing=_share(spacing),
    )


def _share(spacing: Any) -> float:
    if spacing is None:
        return 1.0
    said = spacing.get("val", "100000")
    return float(said.rstrip("%")) / 100 if said.endswith("%") else float(said) / 100_000


def _attribute(run: Any, name: str, default: Any) -> Any:
    look = run.find(f"{A}rPr")
    return (look.get(name) if look is not None else None) or default
