"""A planned slide in, its parts as bytes out; one that was drawn before is not drawn again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pptx.opc.constants import CONTENT_TYPE
from pptx.parts.slide import SlidePart

from report.deck.adapt import adapt
from report.deck.links import holders_of, shape_lines
from report.deck.notes import add_notes
from report.deck.parcel import Parcel, own_parts, parcel_of
from report.deck.place import place_slide
from report.deck.plan import Picture, Slide
from report.deck.studio import Studio
from report.frozen import frozen
from report.kept import Kept, key_of
from report.story import Chart


@frozen
class Drawn:
    """A slide with its charts, workbooks and notes; ``told`` says which shape tells which facts."""

    parcels: tuple[Parcel, ...]
    told: tuple[str, ...]


@frozen
class Easel:
    """What all slides of a deck share. Slides are ``targets`` by the anchors that lead to them.

    ``others`` are the names of all parts that are no slide's own, ``master`` that of the notes.
    """

    studio: Studio
    language: str
    targets: Mapping[str, Any]
    others: Collection[str]
    master: Any = None

    @property
    def key(self) -> bytes:
        """All of it that a slide may look different by."""
        named = tuple((anchor, str(part.partname)) for anchor, part in self.targets.items())
        return key_of(self.studio.key, self.language, named)


_DRAWN: Kept[Drawn] = Kept(400)


def draw_slides(plan: list[Slide], parts: list[Any], ids: list[str], easel: Easel) -> list[Drawn]:
    """Every slide of a plan: ``parts`` have their names, ``ids`` are those in the presentation."""
    made, charts, common = [], 0, easel.key
    for slide, part, number in zip(plan, parts, ids, strict=True):
        key = key_of(common, str(part.partname), number, charts, slide)
        made.append(_DRAWN.get(key, lambda: _draw(slide, part, number, charts, easel)))  # noqa: B023
        charts += sum(isinstance(s, Picture) and isinstance(s.block, Chart) for s in slide.shapes)
    return made


def _draw(plan: Slide, named: Any, number: str, charts: int, easel: Easel) -> Drawn:
    """One slide, whose ``number`` the deck knows it by, after so many ``charts``."""
    studio = easel.studio
    studio.names.begin(charts)
    base = studio.bases[plan.layout]
    layout = studio.look.layouts[plan.layout].native.part
    new_part: Any = SlidePart.new  # it has no types
    part = new_part(named.partname, named.package, layout)
    place_slide(
        part.slide,
        plan,
        studio.look.theme,
        base,
        frame=studio.look.frame,
        language=easel.language,
        targets=easel.targets,
    )
    if plan.notes:
        add_notes(part, plan.notes, easel.master, language=easel.language)
    told = tuple(shape_lines(number, plan, holders_of(part)))
    own = list(own_parts(part, easel.others))
    for one in own:
        if base.coat and one.content_type == CONTENT_TYPE.DML_CHART:
            adapt(one._element, base.coat)
    return Drawn(tuple(map(parcel_of, own)), told)
