"""A data file, how many times its content, a writer → what that writer alone takes, warm.

A script of its own, run by the installed Python: ``python one_writer.py pdf data.yaml 10 out``.
The writer is ``pdf``, ``deck``, or ``plain``: the same texts and tables, without charts, tags or
fitting, through reportlab's own paragraphs and tables. It prints one line of JSON.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from growth import peak_mb, times  # a script finds its neighbours by their bare names

import report
from report.deck.write import write_deck
from report.pdf.write import write_pdf
from report.pipeline import tell
from report.story import Story, Table
from report.template import library
from report.text import plain
from report.theme import Theme


def write_plain(story: Story, theme: Theme, path: Path) -> int:
    """Every text of the story as a paragraph, its tables as tables; the number of pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    look = getSampleStyleSheet()
    flow: list[Any] = [Paragraph(escape(plain(story.title)), look["Title"])]
    for section in story.sections:
        flow.append(Paragraph(escape(plain(section.title)), look["Heading1"]))
        for block in section.blocks:
            if isinstance(block, Table):
                heads = [column.head for column in block.columns]
                rows = [[Paragraph(escape(plain(c.text))) for c in r.cells] for r in block.rows]
                rows = [row + [""] * (len(heads) - len(row)) for row in rows]
                flow.append(LongTable([heads, *rows], repeatRows=1))
            else:
                flow += [Paragraph(escape(words)) for words in _texts(block)]
    document = SimpleDocTemplate(str(path), pagesize=A4)
    document.build(flow)
    return int(document.page)


def _texts(part: Any) -> Iterator[str]:
    from report.text import Run

    if isinstance(part, tuple):
        if part and isinstance(part[0], Run):
            yield plain(part)
        else:
            for item in part:
                yield from _texts(item)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from _texts(getattr(part, name))


WRITERS: dict[str, Callable[[Story, Theme, Path], int]] = {
    "pdf": lambda story, theme, path: write_pdf(story, theme, path).total,
    "deck": lambda story, theme, path: write_deck(story, theme, path).total,
    "plain": write_plain,
}


def main() -> None:
    """Once with little content, so that everything is imported; then what counts.

    The first is in another language: what a process keeps for its next build is of no use here.
    """
    writer, file, count, out = sys.argv[1:]
    briefing, path = report.load(Path(file)), Path(out) / f"one.{writer}"
    write = WRITERS[writer]
    small = tell(briefing, "board", "en", library())
    write(small.story, small.theme, path)
    told = tell(times(briefing, int(count)), "board", "fr", library())
    gc.freeze()
    before = peak_mb()
    start = time.perf_counter()
    pages = write(told.story, told.theme, path)
    seconds = time.perf_counter() - start
    size = path.stat().st_size
    said = {"pages": pages, "s": seconds, "mb": peak_mb(), "story": before, "bytes": size}
    print(json.dumps(said))


if __name__ == "__main__":
    main()
