"""The model of a template, and the shipped ones → docs/audiences.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from report.schema import field_docs
from report.source import written
from report.template import library
from report.template.check import PARTS, word_groups
from report.template.model import Budget, Entry, Template

_OPENING = """\
# Audiences: what a template says

This page is made by `python docs/build.py` from the program itself. A template is a YAML file
`NAME.yaml` in a folder `audiences`, looked for in `--templates DIR`, then in `templates` beside the
data file, then among those that come with the program; the first one found counts. What it does not
say, it takes from the template that it `extends`, or has the default below.

```sh
report template list                        # the audiences, and where each comes from
report template show works-council          # one of them, whole
report template new bankers --from board    # templates/audiences/bankers.yaml, to edit
report build harbour.yaml --audience bankers
```

A template of your own may be as short as this, and may change the shipped one of its own name:

```yaml
# templates/audiences/press.yaml
extends: press
watermark: {fr: Sous embargo, en: Under embargo}
words:
  en: {labels: {summary: Media brief}}
```
"""


def audiences_page() -> str:
    """The page, whole."""
    sections = [
        "\n## Fields\n\n", *_table(Template),
        "\n## A section of the outline\n\n"
        "A section is named alone (`- risks`) or with these fields "
        "(`- {section: footprint, depth: summary, slides: 2}`).\n\n", *_table(Entry),
        "\nWhat `show` may name:\n\n",
        *(f"- `{name}`: {', '.join(f'`{part}`' for part in parts)}\n"
          for name, parts in PARTS.items()),
        "\n## A budget\n\n"
        "An edition over its budget is built all the same; a remark says by how much it is over,\n"
        "and which section to cut.\n\n", *_table(Budget),
        "\n## Words\n\n"
        "`words` takes the place of words of `templates/languages/CODE.yaml`, by the same names.\n"
        "A word's `{places}` must stay. The groups: ",
        ", ".join(f"`{name}`" for name in word_groups(library().language("en"))), ".\n",
        "\n## The shipped ones\n", *_shipped(),
    ]  # fmt: skip
    return "".join([_OPENING, *sections])


def _table(model: Any) -> Iterator[str]:
    yield "| field | what it is | default |\n|---|---|---|\n"
    for name, words in field_docs(model).items():
        yield f"| `{name}` | {words} | {_default(model.model_fields[name])} |\n"


def _default(field: Any) -> str:
    if field.is_required():
        return "must be there"
    value = field.get_default(call_default_factory=True)
    if value in (None, (), {}) or isinstance(value, Budget):
        return ""
    return f"`{str(value).lower()}`" if isinstance(value, bool) else f"`{value}`"


def _shipped() -> Iterator[str]:
    for name in library().audiences():
        template = library().template(name)
        about = library().origin(name).read_text(encoding="utf-8")
        comments = about.splitlines()
        said = " ".join(line.removeprefix("#").strip() for line in _opening_comments(comments))
        outline = written({"outline": [entry.section for entry in template.outline]})
        told = ", ".join(outline.replace("- ", "").split()[1:])
        yield f"\n### {name}\n\n{said}\n\nSections: {told}.\n"


def _opening_comments(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if not line.startswith("#"):
            return
        yield line
