"""What validators of PDF/A-3a and PDF/UA-1 find in a file: four that know nothing of each other.

``page`` holds every rule of both standards that a machine can judge, and passes veraPDF's own
corpus; pikepdf's is qpdf's view of PDF/A; pdfua looks at the tree again. What is known to be no
fault is left out here, each with its reason. The fourth is ``rules``.
"""

from __future__ import annotations

from pathlib import Path

import page
import pdfua
from pikepdf import pdfa

from tests.pdf.rules import broken_rules

_NO_FAULTS = {
    # It judges level B alone, so an A is no B to it.
    "ISO_19005_3:6.6.4-3",
    # It knows neither PDF/UA's identifier nor the extension schema in which the file describes it.
    "ISO_19005_3:6.6.2.3.1-1",
}
# With pikepdf 10 it trips over every heading of more than one piece, before it has looked at any;
# that no heading is empty is held by ``tests.pdf.hearing``.
_NOT_LOOKED_AT = {"UA-14-001"}


def findings(path: Path) -> list[str]:
    """Everything that speaks against ``path`` being PDF/A-3a and PDF/UA-1, in words."""
    others = (_seen_by_pikepdf, _seen_by_pdfua, broken_rules)
    return [*strict_findings(path), *(found for seen in others for found in seen(path))]


def strict_findings(path: Path) -> list[str]:
    """What the strictest of them finds, in a tenth of the time."""
    return [
        f"{failure.rule_id}: {failure.message}"
        for profile in ("3a", "ua1")
        for failure in page.validate_pdf(path, profile=profile).failures
    ]


def _seen_by_pikepdf(path: Path) -> list[str]:
    found = pdfa.validate_written(path, "3b").findings
    return [str(one) for one in found if one.rule not in _NO_FAULTS]


def _seen_by_pdfua(path: Path) -> list[str]:
    report = pdfua.validate(path)
    skipped = {one.rule_id for one in report.outcomes if one.skipped_reason} - _NOT_LOOKED_AT
    return [*(f"{one.rule_id}: {one.message}" for one in report.findings), *sorted(skipped)]
