"""A matplotlib Figure in, a Picture out: a renderer that records instead of painting.

matplotlib is imported with this file (half a second), so import this file only where a chart must
really be drawn. pyplot is never used: it keeps figures alive and picks a screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle, Wedge
from matplotlib.path import Path as Outline
from matplotlib.transforms import Bbox, BboxTransform, IdentityTransform

from report.pdf.picture import Label, Path, Picture

_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


class Sheet:
    """A Figure of ``width`` × ``height`` points, at 72 dpi so that a pixel is a point."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._labels: list[Label] = []
        self._figure: Any = Figure(figsize=(width / 72, height / 72), dpi=72, frameon=False)

    def scale(
        self, box: tuple[float, float, float, float], x: tuple[float, float], y: tuple[float, float]
    ) -> Any:
        """How data within the limits ``x`` and ``y`` fill ``box`` (left, bottom, width, height).

        No Axes are made for it: all that they hold beside this would be hidden, and takes longer
        to make than the chart.
        """
        data = Bbox.from_extents(x[0], y[0], x[1], y[1])
        return BboxTransform(data, Bbox.from_bounds(*box))

    def bar(
        self,
        scale: Any,
        corner: tuple[float, float],
        width: float,
        height: float,
        color: str,
        edge: str = "",
    ) -> None:
        """A rectangle from ``corner``, in data; ``edge`` is the colour of a thin line around it."""
        line = {"edgecolor": edge, "linewidth": 0.75} if edge else {"linewidth": 0}
        self._add(Rectangle(corner, width, height, facecolor=color, transform=scale, **line))

    def slice(
        self,
        scale: Any,
        angles: tuple[float, float],
        ring: float,
        color: str,
        edge: str,
    ) -> None:
        """A piece of a ring around 0, 1 wide of which ``ring`` is filled, from angle to angle."""
        self._add(
            Wedge(
                (0, 0),
                1,
                *angles,
                width=ring,
                facecolor=color,
                edgecolor=edge,
                linewidth=1,
                transform=scale,
            )
        )

    def line(self, scale: Any, xs: Sequence[float], ys: Sequence[float], **look: Any) -> None:
        """A line through points given in data; ``look`` as matplotlib's Line2D takes it."""
        self._add(Line2D(xs, ys, transform=scale, **look))

    def write(
        self,
        text: str,
        x: float,
        y: float,
        *,
        color: str,
        size: float = 10,
        bold: bool = False,
        anchor: Literal["start", "middle", "end"] = "start",
        angle: float = 0,
    ) -> None:
        """One line of words at a baseline point, in points from the lower left.

        The page's own font draws it, and matplotlib would only ask us for its width.
        """
        place = (round(x, 2), round(y, 2))
        self._labels.append(Label(text, *place, size, color, bold, anchor=anchor, angle=angle))

    def rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        color: str,
        pt: float,
        under: bool = False,
    ) -> None:
        """A straight line between two points; ``under`` the data or over it."""
        line = Line2D((start[0], end[0]), (start[1], end[1]), transform=IdentityTransform())
        line.set(color=color, linewidth=pt, solid_capstyle="butt", snap=False)
        line.set_zorder(-1 if under else 3)
        self._add(line)

    def _add(self, artist: Any) -> None:
        self._figure.add_artist(artist)

    def picture(self) -> Picture:
        """All that was drawn, as plain data."""
        recorder = _Recorder(self.width, self.height)
        self._figure.draw(recorder)
        return Picture(self.width, self.height, (*recorder.items, *self._labels))


class _Recorder(RendererBase):
    """Takes what is drawn down as Paths. It cannot clip: nothing is clipped."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.items: list[Path] = []
        self._size = (width, height)

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._size

    def points_to_pixels(self, points: Any) -> Any:
        return points

    def flipy(self) -> bool:
        return False

    def new_gc(self) -> Any:
        return GraphicsContextBase()

    def draw_path(self, gc: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:
        strokes = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
        fills = rgbFace is not None and (len(rgbFace) < 4 or rgbFace[3] > 0)
        if not (strokes or fills):
            return
        parts = [f"{_numbers(rgbFace[:3])} rg"] if fills else []
        if strokes:
            parts += _pen(gc)
        parts += _outline(path, transform)
        parts.append({(1, 1): "B", (1, 0): "S", (0, 1): "f"}[int(strokes), int(fills)])
        self.items.append(Path("\n".join(parts)))

    def draw_image(self, *_: object, **__: object) -> None:
        raise NotImplementedError("a chart holds no raster image")


def _pen(gc: Any) -> list[str]:
    pen = [
        f"{_numbers(gc.get_rgb()[:3])} RG",
        f"{_numbers([gc.get_linewidth()])} w",
        f"{_CAPS[gc.get_capstyle()]} J {_JOINS[gc.get_joinstyle()]} j",
    ]
    offset, dashes = gc.get_dashes()
    if dashes is not None:
        pen.append(f"[{_numbers(dashes)}] {_numbers([offset])} d")
    return pen


def _outline(path: Any, transform: Any) -> Iterator[str]:
    """Path operators. PDF has no quadratic curve: it is written as the cubic one it equals."""
    last = (0.0, 0.0)
    for points, code in path.iter_segments(transform, simplify=False):
        at = [float(number) for number in points]
        match code:
            case Outline.MOVETO:
                yield f"{_numbers(at)} m"
            case Outline.LINETO:
                yield f"{_numbers(at)} l"
            case Outline.CURVE3:
                yield f"{_numbers(_cubic(last, at))} c"
            case Outline.CURVE4:
                yield f"{_numbers(at)} c"
            case Outline.CLOSEPOLY:
                yield "h"
        if code != Outline.CLOSEPOLY:
            last = (at[-2], at[-1])


def _cubic(start: tuple[float, float], at: list[float]) -> list[float]:
    (x0, y0), (x1, y1, x2, y2) = start, at
    return [
        x0 + (x1 - x0) * 2 / 3,
        y0 + (y1 - y0) * 2 / 3,
        x2 + (x1 - x2) * 2 / 3,
        y2 + (y1 - y2) * 2 / 3,
        x2,
        y2,
    ]


def _numbers(values: Any) -> str:
    """``12.5 0 3.33``: at most two decimals, no needless zero, no minus zero."""
    texts = (f"{float(value):.2f}".rstrip("0").rstrip(".") for value in values)
    return " ".join("0" if text == "-0" else text for text in texts)
