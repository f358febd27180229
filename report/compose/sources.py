"""What everything rests on: the numbered sources, what the marks mean, the list of facts."""

from __future__ import annotations

from collections.abc import Iterator

from report import story
from report.briefing import Fact, SourceItem, Summary, cited, walk
from report.compose.footprint import NATURAL_EARTH
from report.compose.parts import cell
from report.compose.questions import own_title
from report.compose.short import marks_in
from report.compose.teller import CHANGED, Teller
from report.frozen import replace
from report.language import filled
from report.story import Mark
from report.text import EMPTY, NBSP, Text, joined, plain, text


def sources(teller: Teller, with_facts: bool) -> Iterator[story.Block]:
    """The sources in order of first use, and the facts where the audience gets them."""
    labels = teller.language.labels
    facts = list(fact_table(teller)) if with_facts else []
    yield story.References(
        path="sources",
        title=text(labels.sources),
        label=labels.sources,
        heads=(labels.number, labels.source, labels.kind),
        sources=tuple(_source(teller, name, number) for name, number in teller.references()),
        legend_title=labels.legend,
        legend=tuple(_legend(teller)),
    )
    yield from facts


def sources_title(teller: Teller) -> Text:
    """A title that says on how many sources the briefing rests, and that the map has its own."""
    listed = [name for name, _ in teller.references()]
    own = [name for name in listed if name in teller.edition.sources]
    phrases = teller.language.phrases
    by_count = {0: phrases.sources_title_none, 1: phrases.sources_title_one}
    said = filled(by_count.get(len(own), phrases.sources_title_many), count=len(own))
    if len(own) < len(listed):
        said = filled(phrases.sources_title_map, title=said)
    return own_title(teller, "sources", plain(teller.set(said)))


def _source(teller: Teller, name: str, number: int) -> story.Source:
    kinds = teller.language.source_kinds
    if name == NATURAL_EARTH:
        return story.Source(
            number, _capital(kinds.cartography), teller.set(teller.language.phrases.map_source)
        )
    item = teller.edition.sources[name]
    return story.Source(
        number,
        _capital(getattr(kinds, item.kind)),
        _cited(teller, item),
        joined((teller.say(item.reliability), teller.say(item.note)), " "),
        item.url,
    )


def _capital(words: str) -> str:
    """With a capital first letter, as a line of a list begins."""
    return words[:1].upper() + words[1:]


def _cited(teller: Teller, item: SourceItem) -> Text:
    """``Title, publisher, date (consulted on …)``, as far as it is known."""
    language = teller.language
    parts = [teller.say(item.title), teller.say(item.publisher)]
    if item.date:
        parts.append(text(language.format_date(item.date)))
    if item.accessed:
        phrases = language.phrases
        day = item.accessed.day and phrases.accessed_day
        phrase = phrases.accessed_day if day else phrases.accessed
        parts.append(text(filled(phrase or "", date=language.format_date(item.accessed))))
    return joined(parts, ", ")


def with_told_marks(
    teller: Teller, opening: story.Summary, sections: tuple[story.Section, ...]
) -> tuple[story.Section, ...]:
    """``sections`` with legends that explain no other status than those that are told."""
    told = marks_in((opening, sections))
    blocks = (block for section in sections for block in section.blocks)
    if any(isinstance(block, story.Options) for block in blocks):  # a note says: our own reading
        told |= {teller.language.statuses.reading}
    left_out = {word for _, word in teller.language.statuses if word not in told}

    return tuple(replace(one, blocks=tuple(_explained(one.blocks, left_out))) for one in sections)


def _explained(blocks: tuple[story.Block, ...], left_out: set[str]) -> Iterator[story.Block]:
    """``blocks`` without those words in legends, and without a list that lists nothing then."""
    for block in blocks:
        if not isinstance(block, story.References):
            yield block
            continue
        legend = tuple(one for one in block.legend if one[0].word not in left_out)
        if block.sources or legend:
            yield replace(block, legend=legend)


def _legend(teller: Teller) -> Iterator[tuple[Mark, Text]]:
    statuses, meaning = teller.language.statuses, teller.language.legend
    for name in ("confirmed", "reported", "speculative", "reading"):
        mark = Mark(getattr(statuses, name), (), unsettled=name == "speculative")
        yield mark, teller.set(getattr(meaning, name))
    if teller.marks_items:
        held = Mark(teller.language.markings.confidential)
        yield held, teller.set(teller.language.phrases.held_back_means)
    if teller.marks_changes:
        yield Mark(CHANGED), teller.set(teller.language.changes.sign_means)


def key_facts(teller: Teller) -> story.Table | None:
    """The facts that the summary cites, in its order."""
    facts, names = teller.edition.facts, dict.fromkeys(_cited_facts(teller.edition.summary))
    if not names:
        return None
    labels = teller.language.labels
    rows = tuple(
        story.Row(
            (story.Cell(_fact_said(teller, name, facts[name])), _when(teller, facts[name])),
            teller.mark(facts[name]),
        )
        for name in names
    )
    columns = (story.Column(labels.statement), story.Column(labels.period))
    head = labels.status if any(row.mark for row in rows) else ""
    return story.Table("key_facts", EMPTY, columns, rows, head, numbered=True)


def _cited_facts(summary: Summary) -> Iterator[str]:
    """The ids of the facts that the summary cites or shows."""
    for loc, part in walk(summary):
        if isinstance(part, str):
            yield from (name for name, _ in cited(part))
            if loc[-1] == "fact":
                yield part


def fact_table(teller: Teller) -> Iterator[story.Table]:
    """Every fact that the edition holds, with period, marking and status."""
    labels, facts = teller.language.labels, teller.edition.facts
    if not facts:
        return
    heads = (labels.statement, labels.period, labels.diffusion)
    yield story.Table(
        path="facts",
        title=own_title(teller, "facts", labels.facts),
        columns=tuple(map(story.Column, heads)),
        rows=tuple(_fact(teller, name, fact) for name, fact in facts.items()),
        status_head=labels.status,
        dense=True,
        numbered=True,
        paper_only=True,
    )


def _fact(teller: Teller, name: str, fact: Fact) -> story.Row:
    said = _fact_said(teller, name, fact)
    return story.Row(
        (story.Cell(said), _when(teller, fact), story.Cell(_diffusion(teller, fact))),
        teller.mark(fact),
    )


def _when(teller: Teller, fact: Fact) -> story.Cell:
    """The period, or the day of a count; before it whether that is a stock, a flow or a target."""
    language = teller.language
    date = fact.period or fact.as_of
    if date is None:
        return cell(language.labels.none, muted=True)
    kind = f"{getattr(language.fact_kinds, fact.kind)},{NBSP}" if fact.kind else ""
    return cell(kind + language.format_date(date, short=True))


def _diffusion(teller: Teller, fact: Fact) -> Text:
    """Who may read it, and, where it is held back, why and until when."""
    language, phrases = teller.language, teller.language.phrases
    said = text(getattr(language.markings, teller.marking(fact)))
    if fact.marking in (None, "public"):
        return said
    if fact.until:
        phrase = (fact.until.day and phrases.marked_until_day) or phrases.marked_until
        said = joined((said, text(filled(phrase, date=language.format_date(fact.until)))), ", ")
    said = joined((said, teller.say(fact.reason)), ". ")
    if fact.until or not fact.ends:
        return said
    end = filled(phrases.accounts, name=language.labels.held_until, value=teller.raw(fact.ends))
    return joined((said, teller.set(end)), " " if plain(said).endswith(".") else ". ")


def _fact_said(teller: Teller, name: str, fact: Fact) -> Text:
    """The fact's label, and its figure where the label does not cite it itself."""
    value = (teller.cite(name),)
    if fact.label is None:
        return value
    label = teller.say(fact.label)
    if fact.value is None or any(run.fact == name for run in label):
        return label
    colon = teller.language.phrases.accounts.replace("{name}", "").replace("{value}", "")
    return joined((label, value), teller.language.typeset(colon))
