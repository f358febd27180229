"""A matplotlib Figure in, a Picture out: a renderer that records instead of painting.

matplotlib is imported with this file (half a second), so import this file only where a chart must
really be drawn. pyplot is never used: it keeps figures alive and picks a screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.path import Path as Outline
from matplotlib.transforms import IdentityTransform

from report.layout.words import Measure
from report.pdf.picture import Label, Path, Picture

_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_SIDES = {"start": "left", "middle": "center", "end": "right"}


class Sheet:
    """A Figure of ``width`` × ``height`` points, at 72 dpi so that a pixel is a point."""

    def __init__(self, width: float, height: float, measure: Measure) -> None:
        self.width, self.height, self._measure = width, height, measure
        self._figure: Any = Figure(figsize=(width / 72, height / 72), dpi=72, frameon=False)

    def axes(
        self, box: tuple[float, float, float, float], x: tuple[float, float], y: tuple[float, float]
    ) -> Any:
        """Bare Axes on ``box`` (left, bottom, width, height) with the limits ``x`` and ``y``."""
        left, bottom, width, height = box
        share = (left / self.width, bottom / self.height, width / self.width, height / self.height)
        axes = self._figure.add_axes(share, xlim=x, ylim=y)
        axes.set_axis_off()
        axes.set_autoscale_on(False)
        return axes

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
        """One line of words at a baseline point, in points from the lower left."""
        self._figure.text(
            x,
            y,
            text,
            transform=IdentityTransform(),
            size=size,
            color=color,
            weight="bold" if bold else "normal",
            ha=_SIDES[anchor],
            va="baseline",
            rotation=angle,
            rotation_mode="anchor",
            parse_math=False,  # a dollar sign is a dollar sign
        )

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
        self._figure.add_artist(line)

    def picture(self) -> Picture:
        """All that was drawn, as plain data."""
        recorder = _Recorder(self.width, self.height, self._measure)
        self._figure.draw(recorder)
        return Picture(self.width, self.height, tuple(recorder.items))


class _Recorder(RendererBase):
    """Takes drawing calls down as Paths and Labels. It cannot clip: nothing is clipped."""

    def __init__(self, width: float, height: float, measure: Measure) -> None:
        super().__init__()
        self.items: list[Path | Label] = []
        self._size, self._measure = (width, height), measure

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._size

    def points_to_pixels(self, points: Any) -> Any:
        return points

    def flipy(self) -> bool:
        return False

    def new_gc(self) -> Any:
        return GraphicsContextBase()

    def get_text_width_height_descent(
        self, s: str, prop: Any, ismath: object
    ) -> tuple[float, float, float]:
        size = prop.get_size_in_points()
        return self._measure(s, size, _is_bold(prop)), size, 0.25 * size

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

    def draw_text(
        self,
        gc: Any,
        x: float,
        y: float,
        s: str,
        prop: Any,
        angle: float,
        ismath: object = False,
        mtext: Any = None,
    ) -> None:
        color = "#" + "".join(f"{round(part * 255):02X}" for part in gc.get_rgb()[:3])
        size, bold = round(float(prop.get_size_in_points()), 2), _is_bold(prop)
        place = (round(float(x), 2), round(float(y), 2))
        self.items.append(Label(s, *place, size, color, bold, angle=round(float(angle), 2)))

    def draw_image(self, *_: object, **__: object) -> None:
        raise NotImplementedError("a chart holds no raster image")


def _is_bold(prop: Any) -> bool:
    return bool(prop.get_weight() == "bold")


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
