"""What stands on a map beside its lands: the measures of a writer, markers, dots, the scale bar."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from report.frozen import frozen
from report.layout.labels import Coasts
from report.layout.outlines import View
from report.layout.words import Area, Label, Line, Measure, Piece, label
from report.story import Map, Site

KM_A_DEGREE = 111.32  # of latitude
CROWD = 12  # from more sites on, names stand alone and markers are smaller


@frozen
class Look:
    """The measures of one writer's maps, in points."""

    name: float  # size of a site's name
    detail: float
    name_alone: float  # size where a map is crowded
    region: float
    country: float
    town: float
    scale: float
    italic_seas: bool
    square: float  # side of the largest square marker
    circle: float  # diameter
    dot: float  # a town's
    towns: int  # at most so many
    name_rise: float  # from the leader up to the name's baseline
    detail_drops: tuple[float, ...]  # from the leader down to each detail's baseline
    lead: float  # from a marker's centre to its words, at least
    edge: float  # words keep so far from the frame
    scale_edge: tuple[float, float]  # the scale bar, from the side and from below


@frozen
class Marker:
    """A site's shape, ``size`` points wide, around a centre."""

    x: float
    y: float
    size: float
    shape: str
    name: str

    def area(self, margin: float) -> Area:
        """The square that the shape fills, and ``margin`` around it."""
        return Area(self.x, self.y, 0.0, 0.0).grown(self.size / 2 + margin)


@frozen
class Dot:
    """A town's point."""

    x: float
    y: float
    size: float


@frozen
class Scale:
    """The scale bar: from ``x`` to ``right`` at ``y``."""

    x: float
    right: float
    y: float
    label: Label

    @property
    def area(self) -> Area:
        """Bar and words."""
        words = self.label.area
        return Area(words.x, words.y, self.right - words.x, words.height)


def marker(site: Site, view: View, look: Look, count: int) -> Marker:
    """Area stands for size; no site is too small to be seen."""
    full = look.square if site.shape == "square" else look.circle
    size = full * max(0.4, sqrt(min(1.0, max(0.0, site.size))))
    x, y = view.point(site.longitude, site.latitude)
    return Marker(x, y, size * (0.6 if count > CROWD else 1.0), site.shape, site.name)


def scale_bar(
    block: Map,
    view: View,
    look: Look,
    measure: Measure,
    markers: Sequence[Marker],
    coasts: Coasts,
) -> Scale:
    """At the lower right; in another corner if sites are there, or a coast that the other lacks."""
    length = block.scale_km / KM_A_DEGREE * view.per_latitude
    aside, up = look.scale_edge
    piece = Piece(block.scale_label, look.scale, "grey")
    wide = measure(piece.text, piece.size, False) + look.scale / 2
    best: tuple[float, Scale] | None = None
    for rank, (right, y) in enumerate(
        (
            (view.width - aside, view.height - up),
            (aside + wide + length, view.height - up),
            (view.width - aside, up + look.scale / 2),
            (aside + wide + length, up + look.scale / 2),
        )
    ):
        words = label(right - length - look.scale / 2, [Line((piece,), y)], measure, "end")
        scale = Scale(right - length, right, y, words)
        covered = sum(one.area(2).overlaps(scale.area) for one in markers)
        price = 100 * covered + coasts.under(scale.area) + 3 * rank
        if best is None or price < best[0]:
            best = (price, scale)
    assert best is not None  # there are four corners
    return best[1]
