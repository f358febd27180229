"""Take a reportlab document and what is said about it, give a PDF/A-3 and PDF/UA-1 file's parts.

ISO 19005-3 (PDF/A-3) asks for an output intent, XMP equal to the Info dictionary and clean stream
ends; ISO 14289-1 (PDF/UA-1) for its own identifier in the XMP. The same story gives the same bytes.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache, partial
from html import escape  # not xml.sax.saxutils: that imports a client of HTTP
from pathlib import Path
from typing import Any, Protocol

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFStream, PDFString

from report.frozen import frozen

_PRODUCER = "report (ReportLab)"
_PER_OBJECT_STREAM = 1000
_LEVEL = 7  # of zlib: 9 is one in a hundred smaller, and takes three times as long
_KEPT = 100  # streams
_ROW = struct.Struct(">BIH")
_PROFILE = Path(__file__).with_name("srgb.icc")
_escaped = partial(escape, quote=False)


@frozen
class Particulars:
    """What the file says of itself. ``day`` is ISO 8601; ``attachment`` travels inside."""

    title: str
    author: str
    subject: str
    language: str
    day: str
    attachment: Attachment | None = None


@frozen
class Attachment:
    """The data that the file tells: its name, what it is in the document's language, its bytes."""

    name: str
    description: str
    data: bytes


class Archive(pdfdoc.PDFDocument):  # type: ignore[misc]
    """reportlab's document with a serializer of its own.

    reportlab's ends streams without an end of line (PDF/A: 6.1.7.1) and knows no object streams,
    which make a tagged file three times smaller.
    """

    def getInternalFontName(self, name: str) -> str:
        """Refuse: the only fonts that come this way are not embedded, such as Helvetica."""
        raise ValueError(f"font {name!r} is not an embedded TrueType font")

    def reserve(self, parts: Sequence[Part]) -> int:
        """Numbers for ``parts``, one after another; the first one.

        There are hundreds of them a page: reportlab's own register would take most of the memory.
        """
        self.first: int = self.objectcounter + 1
        self.parts: Sequence[Part] = parts
        self.objectcounter += len(parts)
        return int(self.first)

    def format(self) -> bytes:
        self.encrypt.prepare(self)
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        body = _Body()
        number = 0
        while (number := number + 1) <= self.objectcounter:  # formatting may add objects
            body.add(number, self._formatted(number))
        return body.finished(number, catalog.format(self), info.format(self))

    def _formatted(self, number: int) -> bytes:
        if 0 <= number - self.first < len(self.parts):
            return self.parts[number - self.first].format(self)
        value = self.idToObject[self.numberToId[number]]
        if isinstance(value, PDFStream) and value.filters:
            value.filters = [_DEFLATE]
        return bytes(pdfdoc.format(value, self, toplevel=1))


@lru_cache(maxsize=_KEPT)
def _packed(data: bytes) -> bytes:
    """``data`` compressed; pages and fonts that nobody changed come again in the next build."""
    return zlib.compress(data, _LEVEL)


class _Deflate(pdfdoc.PDFStreamFilterZCompress):  # type: ignore[misc]
    """reportlab's filter at a level of our choice."""

    def encode(self, text: str | bytes) -> bytes:
        return _packed(text.encode() if isinstance(text, str) else text)


_DEFLATE = _Deflate()


class Part(Protocol):
    """An object of the file that formats itself."""

    def format(self, document: Any) -> bytes: ...


def _differences(table: bytes, wide: int) -> bytes:
    """Each row of ``table`` less the row above it, behind a 2: PNG's "up", which ISO 32000-1
    (7.4.4.4) knows as a predictor; hardly anything is left of a row."""
    above = bytes(wide) + table
    less = bytes(one - other & 0xFF for one, other in zip(table, above, strict=False))
    return b"".join(b"\x02" + less[at : at + wide] for at in range(0, len(less), wide))


def _apart(head: bytes, body: bytes) -> bytes:
    """Both compressed as one, each in a code of its own: digits are not said like names.

    So few bytes repeat in a row of numbers that a short repetition costs more than it spares.
    """
    pack = zlib.compressobj(_LEVEL, strategy=zlib.Z_FILTERED)
    return pack.compress(head) + pack.flush(zlib.Z_SYNC_FLUSH) + pack.compress(body) + pack.flush()


@frozen
class _Pack:
    """Objects in one compressed stream: their numbers, and where behind them the first begins."""

    numbers: list[int]
    first: int
    data: bytes


class _Body:
    """The objects of a file as they are written, and where each one stands."""

    def __init__(self) -> None:
        self._out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self._offsets: dict[int, int] = {}
        self._loose: list[tuple[int, bytes]] = []
        self._packs: list[_Pack] = []

    def add(self, number: int, value: bytes) -> None:
        if value.endswith(b"endstream\n"):
            # Always CR and LF: compressed data may itself end in either, and a lone LF after a CR
            # would be taken for the line's end with it.
            self._write(number, value[: -len(b"endstream\n")] + b"\r\nendstream")
        else:
            self._loose.append((number, value))
            if len(self._loose) == _PER_OBJECT_STREAM:
                self._pack()

    def finished(self, number: int, catalog: bytes, info: bytes) -> bytes:
        self._pack()
        first = number
        for number, pack in enumerate(self._packs, first):
            head = b"/Type/ObjStm/N %d/First %d" % (len(pack.numbers), pack.first)
            self._write_stream(number, head, pack.data)
        number = first + len(self._packs)
        digest = hashlib.md5(self._out, usedforsecurity=False).hexdigest().encode()
        start = self._offsets[number] = len(self._out)
        rows = self._rows(number + 1, first)
        head = (
            b"/Type/XRef/Size %d/W[1 4 2]/Root %s/Info %s/ID[<%s><%s>]"
            b"/DecodeParms<</Predictor 12/Columns 7>>"
        )
        entries = head % (number + 1, catalog, info, digest, digest)
        self._write_stream(number, entries, zlib.compress(_differences(rows, _ROW.size), _LEVEL))
        return bytes(self._out + b"startxref\n%d\n%%%%EOF\n" % start)

    def _rows(self, count: int, first: int) -> bytes:
        """The cross-reference table (ISO 32000-1, 7.5.8); packs are numbered from ``first`` on."""
        rows = bytearray(_ROW.size * count)
        _ROW.pack_into(rows, 0, 0, 0, 65535)
        for number, offset in self._offsets.items():
            _ROW.pack_into(rows, _ROW.size * number, 1, offset, 0)
        for number, pack in enumerate(self._packs, first):
            for index, inner in enumerate(pack.numbers):
                _ROW.pack_into(rows, _ROW.size * inner, 2, number, index)
        return bytes(rows)

    def _pack(self) -> None:
        """Put what is loose into one object stream (ISO 32000-1, 7.5.7), numbered at the end."""
        places, at = [], 0
        for inner, value in self._loose:
            places.append(b"%d %d" % (inner, at))
            at += len(value) + 1
        head = b" ".join(places) + b"\n"
        body = b"\n".join(value for _, value in self._loose)
        numbers = [inner for inner, _ in self._loose]
        self._packs.append(_Pack(numbers, len(head), _apart(head, body)))
        self._loose = []

    def _write_stream(self, number: int, entries: bytes, packed: bytes) -> None:
        head = b"<<%s/Filter/FlateDecode/Length %d>>" % (entries, len(packed))
        self._write(number, head + b"\nstream\n" + packed + b"\r\nendstream")

    def _write(self, number: int, value: bytes) -> None:
        self._offsets[number] = len(self._out)
        self._out += b"%d 0 obj\n%s\nendobj\n" % (number, value)


def archive(document: Any, of: Particulars) -> None:
    """Give ``document`` its language, titles, metadata, output intent and attachment."""
    catalog = document.Catalog
    catalog.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF"]
    # each figure's span names its fact as a user property (ISO 32000-1, 14.7.5.4)
    catalog.MarkInfo = PDFDictionary({"Marked": "true", "UserProperties": "true"})
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    catalog.Lang = PDFString(of.language)
    catalog.OutputIntents = PDFArray([_output_intent(document)])
    catalog.Metadata = pdfdoc.XMP(creator=lambda _: _xmp(of).encode())
    document.info.__class__ = _Info
    document.info.of = of
    if of.attachment is not None:
        _attach(document, of.attachment, _pdf_date(of.day))


def _output_intent(document: Any) -> Any:
    profile = _compressed(_PROFILE.read_bytes(), {"N": 3})
    return PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile, "icc"),
        }
    )


def _attach(document: Any, attachment: Attachment, moment: str) -> None:
    """An associated file (ISO 19005-3, 6.8), of the type that RFC 9512 names."""
    digest = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest().encode()
    file = _compressed(
        attachment.data,
        {
            "Type": "/EmbeddedFile",
            "Subtype": "/application#2Fyaml",  # PDFName does not escape the slash
            "Params": PDFDictionary(
                {
                    "Size": len(attachment.data),
                    "CreationDate": PDFString(moment),
                    "ModDate": PDFString(moment),
                    "CheckSum": b"<" + digest + b">",
                }
            ),
        },
    )
    stream = document.Reference(file, "attachment")
    name = PDFString(attachment.name)
    specification = PDFDictionary(
        {
            "Type": "/Filespec",
            "F": name,
            "UF": name,
            "AFRelationship": "/Data",
            "Desc": PDFString(attachment.description),
            "EF": PDFDictionary({"F": stream, "UF": stream}),
        }
    )
    reference = document.Reference(specification, "attachment-specification")
    document.Catalog.AF = PDFArray([reference])
    files = PDFDictionary({"Names": PDFArray([name, reference])})
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": files})


def _compressed(data: bytes, entries: dict[str, Any]) -> Any:
    return PDFStream(PDFDictionary(entries), data, filters=[pdfdoc.PDFZCompress])


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The Info dictionary: the same facts as the XMP, which PDF/A asks for."""

    of: Particulars

    def format(self, document: Any) -> bytes:
        texts = {"Title": self.of.title, "Author": self.of.author, "Subject": self.of.subject}
        entries = {key: PDFString(value) for key, value in texts.items() if value}
        entries["Producer"] = entries["Creator"] = PDFString(_PRODUCER)
        entries["CreationDate"] = entries["ModDate"] = PDFString(_pdf_date(self.of.day))
        return bytes(PDFDictionary(entries).format(document))


def _pdf_date(day: str) -> str:
    return f"D:{day.replace('-', '')}000000Z"


def _xmp(of: Particulars) -> str:
    moment = f"{of.day}T00:00:00Z"
    author = f"<dc:creator><rdf:Seq><rdf:li>{_escaped(of.author)}</rdf:li></rdf:Seq></dc:creator>"
    subject = (
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{_escaped(of.subject)}</rdf:li></rdf:Alt></dc:description>"
    )
    return _XMP.format(
        title=_escaped(of.title),
        author=author if of.author else "",
        subject=subject if of.subject else "",
        language=_escaped(of.language),
        moment=moment,
        producer=_PRODUCER,
        extension=_EXTENSION,
    )


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}{subject}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
{extension}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

# PDF/A wants every namespace it does not know described in the file itself.
_EXTENSION = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
