"""Take what is painted and the element it belongs to, give a page with a structure tree.

Nothing is painted but through ``TaggedCanvas``, which opens and closes marked content just in time.
What nobody marked is an artifact, so nothing can be left outside the tree by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from report.frozen import frozen
from report.pdf.archive import Archive, Particulars, archive
from report.pdf.content import Content, Shown
from report.pdf.raster import SEEN_THROUGH, raster
from report.theme.picture import Picture

_LONGEST = 16_000  # letters, of two bytes each
_ESCAPED = {b"\\": b"\\\\", b"(": b"\\(", b")": b"\\)", b"\r": b"\\r"}
_SPECIAL = re.compile(rb"[\\()\r]")
_OF_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"  # RFC 3986; other signs are %-coded, as PDF wants them


@frozen
class Link:
    """Where a link leads, and what a reader without eyes is told of it."""

    contents: str
    to: str = ""  # an anchor of this document
    uri: str = ""


@frozen
class Artifact:
    """Content outside the tree."""

    operator: str


LAYOUT = Artifact("/Artifact <</Type/Layout>> BDC")
HEADER = Artifact("/Artifact <</Type/Pagination/Subtype/Header>> BDC")
WATERMARK = Artifact("/Artifact <</Type/Pagination/Subtype/Watermark>> BDC")
FOOTER = Artifact("/Artifact <</Type/Pagination/Subtype/Footer>> BDC")


@frozen
class _Marked:
    """A stretch of a page's content, by its number there."""

    page: str
    number: int


@frozen
class _Annotated:
    """An annotation on a page, by its object's name."""

    page: str
    name: str


class Element:
    """One structure element. Its kids come in reading order: elements as the story is laid out,
    content as it is drawn. An ``inline`` element joins its parent when it is first drawn."""

    __slots__ = (
        "_is_placed", "alt", "attributes", "box", "kids", "language", "link", "number", "parent",
        "tag",
    )  # fmt: skip

    def __init__(
        self,
        tag: str,
        parent: Element | None = None,
        *,
        attributes: str = "",
        alt: str = "",
        language: str = "",
        link: Link | None = None,
        inline: bool = False,
    ) -> None:
        self.tag, self.attributes = tag, attributes
        self.parent: Element | _Tree | None = parent
        self.number = 0  # in the file
        self.alt, self.language, self.link = alt, language, link
        self.box: tuple[float, float, float, float] | None = None
        self.kids: list[Element | _Marked | _Annotated] = []
        self._is_placed = not inline
        if parent is not None and not inline:
            parent.kids.append(self)

    def add(self, content: _Marked | _Annotated) -> None:
        self._place()
        self.kids.append(content)

    def _place(self) -> None:
        if not self._is_placed and isinstance(self.parent, Element):
            self._is_placed = True
            self.parent._place()
            self.parent.kids.append(self)

    def is_live(self) -> bool:
        """Whether anything of it was drawn; an empty cell counts, or its row would be too short."""
        live = [kid for kid in self.kids if not isinstance(kid, Element) or kid.is_live()]
        if len(live) < len(self.kids):
            self.kids = live
        if self.tag == "TR":
            return any(not isinstance(kid, Element) or kid.kids for kid in live)
        return bool(live) or self.tag in ("TD", "TH")

    def walk(self) -> list[Element]:
        """It and all below it, level by level: numbered so, siblings are said in fewer bytes."""
        found = [self]
        for element in found:  # and those that are found on the way
            found += [kid for kid in element.kids if isinstance(kid, Element)]
        return found

    def format(self, document: Any) -> bytes:
        """The element as a PDF dictionary; nested objects would cost five times more."""
        refer = _Refer(document)
        page = next((kid.page for kid in self.kids if isinstance(kid, _Marked)), None)
        parts = [b"<</S/%s/P %s" % (self.tag.encode(), refer(self.parent))]
        if page:
            parts.append(b"/Pg %s" % refer(page))
        if self.kids:
            parts.append(b"/K[%s]" % b" ".join([_kid(kid, page, refer) for kid in self.kids]))
        if self.attributes or self.box:
            parts.append(self._attributes())
        for key, value in ((b"/Lang", self.language), (b"/Alt", self.alt)):
            if value:
                parts.append(key + _string(_bounded(value)))
        return b"".join([*parts, b">>"])

    def _attributes(self) -> bytes:
        """Its own, and where a figure stands (ISO 32000-1, 14.7.5: each owner's apart)."""
        own = f"<<{self.attributes}>>" if self.attributes else ""
        if self.box is None:
            return f"/A{own}".encode()
        numbers = " ".join(f"{number:.2f}" for number in self.box)
        place = f"<</O/Layout/Placement/Block/BBox[{numbers}]>>"
        return (f"/A[{place}{own}]" if own else f"/A{place}").encode()


class _Refer:
    """Turns an element, or the name of an object, into a reference."""

    def __init__(self, document: Any) -> None:
        self._numbers = document.idToObjectNumberAndVersion

    def __call__(self, target: Any) -> bytes:
        if isinstance(target, Element):
            return b"%d 0 R" % target.number
        name = target if isinstance(target, str) else target.__InternalName__
        return b"%d 0 R" % self._numbers[name][0]


def _kid(kid: Element | _Marked | _Annotated, page: str | None, refer: _Refer) -> bytes:
    if isinstance(kid, Element):
        return b"%d 0 R" % kid.number
    if isinstance(kid, _Annotated):
        return b"<</Type/OBJR/Pg %s/Obj %s>>" % (refer(kid.page), refer(kid.name))
    if kid.page == page:
        return b"%d" % kid.number
    return b"<</Type/MCR/Pg %s/MCID %d>>" % (refer(kid.page), kid.number)


@lru_cache(maxsize=10_000)  # the same few links and languages come again and again
def _string(words: str) -> bytes:
    """A PDF string (ISO 32000-1, 7.3.4.2); a byte stands as it is where it may."""
    try:
        said = words.encode("pdfdoc")
    except UnicodeEncodeError:
        said = b"\xfe\xff" + words.encode("utf-16-be")
    return b"(%s)" % _SPECIAL.sub(lambda found: _ESCAPED[found[0]], said)


def _bounded(words: str) -> str:
    """As many of ``words`` as a string of PDF/A may hold (ISO 19005-3, 6.1.13), whole ones."""
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0] + " …"


class _Place(pdfdoc.Destination):  # type: ignore[misc]
    """A place in the document, put in words once, however many links lead there."""

    _said = b""

    def format(self, document: Any) -> bytes:
        self._said = self._said or bytes(super().format(document))
        return self._said


class _LinkAnnotation(pdfdoc.PDFObject):  # type: ignore[misc]
    """A link over a box, of the structure element that the parent tree has under ``key``.

    ``target`` is an address, or a place in the document, known by the time the file is written.
    """

    def __init__(
        self, rect: tuple[float, float, float, float], contents: str, key: int, target: Any
    ) -> None:
        self.rect, self.contents, self.key, self.target = rect, contents, key, target

    def format(self, document: Any) -> bytes:
        """The annotation as a PDF dictionary (ISO 32000-1, 12.5.6.5), printed like its page."""
        numbers = b"%d %d %d %d" % tuple(map(round, self.rect))  # a finger needs no more
        if isinstance(self.target, str):
            leads = b"/A<</S/URI/URI%s>>" % _string(quote(self.target, safe=_OF_ADDRESSES))
        else:
            leads = b"/Dest%s" % self.target.format(document)
        return (
            b"<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/Contents%s/StructParent %d%s>>"
            % (numbers, _string(_bounded(self.contents)), self.key, leads)
        )


class _Tree(pdfdoc.PDFObject):  # type: ignore[misc]
    """The structure tree's root, and which element each stretch of content belongs to."""

    def __init__(self, root: Element, owners: dict[int, list[Element] | Element]) -> None:
        self.root, self.owners = root, owners

    def format(self, document: Any) -> bytes:
        refer = _Refer(document)
        numbers = b" ".join(
            b"%d %s" % (key, b"[%s]" % b" ".join(map(refer, owner)))
            if isinstance(owner, list)
            else b"%d %s" % (key, refer(owner))
            for key, owner in sorted(self.owners.items())
        )
        return b"<</Type/StructTreeRoot/K %s/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>" % (
            refer(self.root),
            numbers,
            len(self.owners),
        )


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose only ways to paint are its own: ``write``, ``fill``, ``photo``, ``paint``; and
    ``link`` for annotations."""

    def __init__(self, path: Path, size: tuple[float, float], font: str, of: Particulars) -> None:
        self._owners: dict[int, list[Element] | Element] = {}
        self._want: Element | Artifact = LAYOUT
        self._quiet = False
        self._particulars = of
        self._rasters: dict[Picture, str] = {}
        super().__init__(
            str(path), pagesize=size, pageCompression=1, invariant=1, initialFontName=font
        )
        self._doc.__class__ = Archive

    # ------------------------------------------------------------ marked content

    def _restartAccumulators(self) -> None:
        super()._restartAccumulators()
        self._open: Element | Artifact | None = None
        self._marked: list[Element] = []
        self._content = Content(self._code)
        self._is_seen_through = False

    @contextmanager
    def mark(self, target: Element | Artifact | None) -> Iterator[None]:
        """What is painted inside belongs to ``target``; None: to what it belonged before."""
        before = self._want
        if target is not None and not self._quiet:
            self._want = target
        try:
            yield
        finally:
            self._want = before

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """What is painted inside is an artifact: a head that is only there once more."""
        before, self._quiet = (self._want, self._quiet), True
        self._want = LAYOUT
        try:
            yield
        finally:
            self._want, self._quiet = before

    def write(
        self,
        target: Element | Artifact | None,
        x: float,
        y: float,
        color: str,
        shown: Iterable[Shown],
    ) -> None:
        """Add words of ``target``, as ``mark`` takes it, from (x, y) on; a colour as for ``rg``."""
        want = self._want if target is None or self._quiet else target
        if self._open is not want:
            self._switch(want, for_words=True)
        self._content.write(x, y, color, shown)

    def fill(self, box: str, color: str) -> None:
        """Add a filled rectangle, as ``re`` takes it; of the layout's, under all words."""
        if self._want is LAYOUT:
            self._content.lay(box, color)
            return
        self._make_way()
        self._content.fill(box, color)

    def paint(self, operators: str) -> None:
        """Add painting operators that leave no more of the graphics state changed than a colour
        and a font."""
        self._make_way()
        self._content.paint(operators)

    def photo(self, picture: Picture, place: str) -> None:
        """Paint pixels at a ``place``; they are in the file once, wherever they are shown."""
        name = self._rasters.get(picture)
        if name is None:
            name = self._rasters[picture] = f"raster{len(self._rasters)}"
            self._doc.Reference(raster(picture, self._doc), pdfdoc.xObjectName(name))
        self._formsinuse.append(name)
        self._is_seen_through = self._is_seen_through or bool(picture.cover)
        self.paint(f"q {place} /{pdfdoc.xObjectName(name)} Do Q")

    def _make_way(self) -> None:
        if self._open is not self._want or not self._content.may_paint:
            self._switch(self._want, for_words=False)

    def _switch(self, target: Element | Artifact, *, for_words: bool) -> None:
        self._open = target
        if target is not WATERMARK:
            self._content.begin_ground()
        if isinstance(target, Artifact):
            operator = target.operator
        else:
            number = len(self._marked)
            self._marked.append(target)
            target.add(_Marked(self._doc.thisPageName(), number))
            operator = f"/{target.tag} <</MCID {number}>> BDC"
        self._content.mark(operator, for_words=for_words)

    def showPage(self) -> None:
        self._content.end(LAYOUT.operator)
        super().showPage()

    def _setAnnotations(self, page: Any) -> None:
        """The one place where reportlab hands out the page it is about to close."""
        super()._setAnnotations(page)
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "Tabs", "StructParents", "Group"]
        page.Tabs, page.Trans = "/S", None
        if self._is_seen_through:
            page.Group = SEEN_THROUGH
        if self._marked:
            page.StructParents = len(self._owners)
            self._owners[len(self._owners)] = list(self._marked)

    # ------------------------------------------------------------ links and anchors

    def link(self, rect: tuple[float, float, float, float], element: Element) -> None:
        """Lay ``element``'s link over ``rect`` (absolute, points from the lower left)."""
        if self._quiet or element.link is None:
            return
        key, link = len(self._owners), element.link
        target = self._bookmarkReference(link.to) if link.to else link.uri
        annotation = _LinkAnnotation(rect, link.contents, key, target)
        name = f"Link{key}"
        self._annotationrefs.append(self._doc.Reference(annotation, name))
        element.add(_Annotated(self._doc.thisPageName(), name))
        self._owners[key] = element

    def _bookmarkReference(self, name: str) -> Any:
        """reportlab's, with places of our own."""
        return self._destinations.setdefault(name, _Place(name))

    def anchor(self, name: str, y: float) -> None:
        """Make ``name`` a place that links can lead to."""
        self.bookmarkHorizontalAbsolute(name, y)

    # ------------------------------------------------------------ the end

    def finish(self, root: Element) -> None:
        """Write the file with its structure tree below ``root``."""
        root.is_live()  # drops what was never drawn
        tree = _Tree(root, self._owners)
        self._doc.Reference(tree, "StructRoot")
        elements = root.walk()
        for number, element in enumerate(elements, self._doc.reserve(elements)):
            element.number = number
        root.parent = tree
        self._doc.Catalog.StructTreeRoot = pdfdoc.PDFObjectReference("StructRoot")
        archive(self._doc, self._particulars)
        self._doc.SaveToFile(self._filename, self)
