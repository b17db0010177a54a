"""Runs every Python block in the README and in docs, and tells at the end what a run left out.

Blocks of one page share their names. What asks a municipality is answered from recordings.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

_ROOT = Path(__file__).parent
_YEAR, _LANDING = _ROOT / "notebooks" / "recordings" / "year", _ROOT / "tests" / "cassettes" / "landing"
"""A year of Göteborg, and a municipality that is known by a landing page alone."""


@pytest.fixture(scope="module")
def recorded_network() -> Iterator[None]:
    """Answer what a page's blocks ask of Göteborg, or of Ydre, from what was recorded, without its pauses."""
    from agendawatch.fetch import Replay, transport  # noqa: PLC0415 - a plugin's own imports must not come before coverage

    year, landing = Replay(_YEAR), Replay(_LANDING)

    def answer(_: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        return (landing if request.url.host.endswith("ydre.se") else year).handle_request(request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpx.HTTPTransport, "handle_request", answer)
        patch.setattr(transport.time, "sleep", lambda _: None)
        yield


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    fixtures=["recorded_network"],
).pytest()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run ask for what takes long."""
    parser.addoption("--slow", action="store_true", help="run what is marked as slow, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes long, unless it is asked for."""
    if not (config.getoption("--slow") or config.getoption("-m")):
        for item in items:
            if item.get_closest_marker("slow"):
                item.add_marker(pytest.mark.skip(reason="needs time (--slow)"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """End with one line that says what was left out, and how to get it."""
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    needs = Counter(_need(report) for report in skipped)
    named = ", ".join(f"{count} for want of {need}" for need, count in needs.most_common())
    terminalreporter.write_line(f"Left out: {named}. `bash .ci/run` installs what these need and leaves nothing out.")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in CI that left anything out."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _need(report: pytest.TestReport) -> str:
    """Name what a skipped test needs, as its reason says."""
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    found = re.search(r"needs (.+)", reason)
    return found[1] if found else reason.removeprefix("Skipped: ")
