"""Where each part of a data file appears: in the PDF, and in the deck."""

from __future__ import annotations

PLACES: dict[str, tuple[str, str]] = {
    "Head": (
        "the first page; the head and foot of every page; the file's properties",
        "the title slide; the foot of every slide; the file's properties",
    ),
    "Meeting": ("the line above the title, and the badge beside what is asked", "the title slide"),
    "SourceItem": (
        "numbered at the end, in order of first use; [1] beside each statement",
        "a source line on each slide; the list on the last slides",
    ),
    "Fact": (
        "wherever it is cited; the list of facts at the end, for audiences that get it",
        "wherever it is cited",
    ),
    "Summary": ("page 1", "the summary slide, after the title"),
    "Statement": (
        "title and text, side by side",
        "title and `brief`, or the text where there is none; the whole text in the notes",
    ),
    "KeyFigure": ("large, on page 1", "large, on the summary slide"),
    "Section": ("a section with its message as title", "a slide for each of its parts"),
    "Rationale": ("the section 'Rationale'", "its slides"),
    "Footprint": ("the section 'Industrial footprint'", "its slides"),
    "Governance": ("the section 'Governance'", "its slides"),
    "OpenQuestions": ("the section 'Open questions', and page 1 for the options", "its slides"),
    "TableItem": ("a table; a long one goes on with its header repeated", "a native table"),
    "TableColumn": ("a column of the table", "a column of the table"),
    "TableRow": ("a row of the table", "a row of the table"),
    "SeriesItem": ("a chart, drawn as vectors", "a native chart on a slide of its own"),
    "Point": ("a bar, a column or a slice", "the same, with the number in the chart's sheet"),
    "Line": ("a line, or a part of each column", "the same, with its numbers in the chart's sheet"),
    "SiteMap": ("the map of the sites", "the map of the sites, as shapes that can be edited"),
    "MapPlace": ("a name on the map", "a name on the map"),
    "Site": ("a row of the table of sites; a marker on the map", "the same; words beside the map"),
    "Location": ("where the marker stands on the map", "where the marker stands on the map"),
    "Stage": ("one of the steps side by side", "one of the steps side by side"),
    "Body": ("a column of 'Who decides what'", "a column of 'Who decides what'"),
    "Reserved": ("a row of 'Who decides what'", "a row of 'Who decides what'"),
    "PersonItem": ("a row of the table of people", "a row of the table of people"),
    "EventItem": ("a mark on the timeline", "a mark on the timeline"),
    "OptionItem": ("a column of the options; page 1", "a column of the options; the summary slide"),
    "CriterionItem": ("a row below the options", "a row of the table of criteria"),
    "VerdictItem": ("a cell of that row", "a cell of that row"),
    "Question": ("a row of the table of questions", "a row of the table of questions"),
    "Decision": ("the page 'Decision sought'", "the slide 'Decision sought'"),
    "Risk": ("a row of the table of risks", "a row of the table of risks"),
    "Action": ("a row of 'Next steps'", "a row of 'Next steps'"),
    "Term": ("a line of the glossary", "a line of the glossary"),
    "Annex": ("a section after the others", "its slides, at the end"),
}
