"""What every test may lean on."""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any

import hypothesis
import pytest

# ``--hypothesis-profile=thorough``: some minutes, for a change to how pages are set.
hypothesis.settings.register_profile("thorough", max_examples=200)

# Messages follow the terminal's language; tests read the English ones.
os.environ["LC_ALL"] = "C"
os.environ.pop("LANGUAGE", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--benchmark`` runs what measures speed, and nothing else; ``--accept`` renews pictures."""
    parser.addoption("--benchmark", action="store_true", help="measure speed instead of testing")
    parser.addoption("--accept", action="store_true", help="take pages as they look now")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for: as deselected, since nobody waits for it."""
    wanted = config.getoption("--benchmark")
    left_out = [item for item in items if bool(item.get_closest_marker("benchmark")) != wanted]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[Any]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where all programs are meant to be there (REPORT_NO_SKIPS), a skip is a failure."""
    report = yield
    if report.skipped and os.environ.get("REPORT_NO_SKIPS") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report
