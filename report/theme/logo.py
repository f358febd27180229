"""Which pictures a brand file means by its logos, read from the files in its folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from report.errors import Problem, did_you_mean
from report.frozen import frozen
from report.theme.picture import DamagedError, Picture, TooLargeError, read_picture

if TYPE_CHECKING:
    from report.source import Source
    from report.theme.brand import Logo as Said

_Size = Literal["small", "medium", "large"]
_Loc = tuple[str, ...]

# brand.yml's medium is for the head of a page, its large for title slides.
_HEAD: tuple[_Size, ...] = ("medium", "large", "small")
_COVER: tuple[_Size, ...] = ("large", "medium", "small")
_HEAD_PIXELS, _COVER_PIXELS = (480, 110), (860, 190)  # of the places for them, 300 an inch
_PRINTED = (".png", ".jpg", ".jpeg")
_NEITHER = "PNG and JPEG are printed: name one of those, too"
_OTHER = "add it, or name another"
_INSIDE = "put it beside _brand.yml"
_ANEW = "save it again as PNG or JPEG"
_SMALLER = "save it smaller: 1000 pixels are plenty"


@frozen
class Logo:
    """A picture of the brand, and what it is to who cannot see it."""

    picture: Picture
    alt: str


@frozen
class Logos:
    """The logo over page 1, and that of the cover page and the title slide."""

    head: Logo
    cover: Logo


@frozen
class _Named:
    """What a brand file calls a logo, and where."""

    loc: _Loc
    path: str
    alt: str

    @property
    def is_printed(self) -> bool:
        """Whether it may be a PNG or JPEG; a mistyped name of an image has no ending."""
        ending = Path(self.path).suffix.casefold()
        return "://" not in self.path and (ending in _PRINTED or not ending)


def read_logos(
    said: str | Said | None,
    source: Source,
    folder: Path,
    name: str,
    shade: Literal["light", "dark"],
) -> tuple[Logos | None, list[Problem], list[Problem]]:
    """The logos, what is wrong with them, and a remark where there is none that can be printed.

    ``shade`` is that of the paper; ``name`` says a logo that has no words of its own.
    """
    heads, covers = ([*_named(said, sizes, shade)] for sizes in (_HEAD, _COVER))
    head, cover = (next((o for o in some if o.is_printed), None) for some in (heads, covers))
    if head is None or cover is None:
        return None, [], [_unprinted(one, source) for one in heads[:1]]
    pixels = _HEAD_PIXELS if head != cover else _COVER_PIXELS
    names = [] if said is None or isinstance(said, str) else list(said.images)
    found = {cover: _read(cover, source, folder, _COVER_PIXELS, names)}
    if head != cover:
        found[head] = _read(head, source, folder, pixels, names)
    problems = [one for one in found.values() if isinstance(one, Problem)]
    made = {
        one: Logo(picture, " ".join(one.alt.split()) or name)
        for one, picture in found.items()
        if isinstance(picture, Picture)
    }
    return (None if problems else Logos(made[head], made[cover])), problems, []


def _named(said: str | Said | None, sizes: Sequence[_Size], shade: str) -> Iterator[_Named]:
    """Every logo that goes on the paper, the best first."""
    if said is None:
        return
    if isinstance(said, str):
        yield from _shown(("logo",), said, "", {})
        return
    yield from _shown(("logo", "path"), said.path, said.alt, {})
    for size in sizes:
        one, loc = getattr(said, size), ("logo", size)
        if isinstance(one, str):
            yield from _shown(loc, one, "", said.images)
        elif one is not None:
            yield from _shown((*loc, "path"), one.path, one.alt, said.images)
            shaded = getattr(one, shade)
            if isinstance(shaded, str):
                yield from _shown((*loc, shade), shaded, "", said.images)
            elif shaded is not None:
                yield from _shown((*loc, shade, "path"), shaded.path, shaded.alt, said.images)


def _shown(loc: _Loc, path: str, alt: str, images: object) -> Iterator[_Named]:
    """A path, or the name of one of the images."""
    image = images.get(path) if isinstance(images, dict) else None
    if isinstance(image, str):
        loc, path = ("logo", "images", path), image
    elif image is not None:
        loc, path, alt = ("logo", "images", path, "path"), image.path, alt or image.alt
    if path:
        yield _Named(loc, path, alt)


def _unprinted(one: _Named, source: Source) -> Problem:
    return source.problem(one.loc, f"the logo {one.path} is not printed", _NEITHER, "W119")


def _read(
    one: _Named, source: Source, folder: Path, pixels: tuple[int, int], names: Sequence[str]
) -> Picture | Problem:
    file = folder / one.path
    if not _is_inside(file, folder):
        what = f"{one.path} is not in the theme's folder"
        return source.problem(one.loc, what, _INSIDE, "E312")
    if not file.is_file():
        what = f"there is no file {one.path} in the theme's folder"
        hint = did_you_mean(one.path, names) or _OTHER
        return source.problem(one.loc, what, hint, "E312")
    try:
        return read_picture(file, *pixels)
    except TooLargeError:
        what = f"{one.path} is too large: it has more than 40 million pixels, or 20 MB"
        return source.problem(one.loc, what, _SMALLER, "E313")
    except DamagedError:
        what = f"{one.path} is no picture that can be read"
        return source.problem(one.loc, what, _ANEW, "E313")


def _is_inside(file: Path, folder: Path) -> bool:
    """Whether the file lies in the folder, wherever links lead."""
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a NUL in a name, links in a circle
        return False
