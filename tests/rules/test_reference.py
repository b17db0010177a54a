"""The reference pages say what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import agendawatch
from agendawatch import errors
from agendawatch.i18n.caveats import PLURALS, SENTENCES
from agendawatch.model import CaveatCode
from agendawatch.model.item import Outcome
from agendawatch.model.meeting import MeetingStatus
from agendawatch.model.proposal import RESULTS, ActionCode, DeadlineKind
from agendawatch.sources import PLATFORMS

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
_CODES = re.compile(r"`(\w+)`")


def _section(page: str, heading: str) -> str:
    """Give what stands under a heading of any level, up to the next."""
    text = (REFERENCE / page).read_text(encoding="utf-8")
    return re.split(r"^#+ ", text.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def table_rows(page: str, heading: str) -> list[list[str]]:
    """Give the cells of the first table under a heading, without its head."""
    lines = re.findall(r"^\|.*\|$", _section(page, heading), re.MULTILINE)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def described() -> dict[str, set[str]]:
    """List the public modules that `api.md` describes, and which of their names."""
    page = (REFERENCE / "api.md").read_text(encoding="utf-8")
    told = re.findall(r"automodule:: (agendawatch\.\w+)\n   :members: (.+)", page)
    return {module: set(names.split(", ")) for module, names in told}


def _first(page: str, heading: str) -> list[str]:
    """Give the codes of a table's first column, in order."""
    return [code for row in table_rows(page, heading) for code in _CODES.findall(row[0])]


def test_every_public_name_is_listed() -> None:
    """`names.md` has each, and each module that `api.md` reads off the docstrings."""
    page = (REFERENCE / "names.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:agendawatch\.)?(\w+)(?:\([^`]*\))?`", page))

    assert set(dir(agendawatch)) - named == set()
    assert {module for module in described() if f"`{module}`" not in page} == set()


def test_the_tree_of_errors_is_drawn_as_in_the_code() -> None:
    """One picture, in two places."""
    page = (REFERENCE / "errors.md").read_text(encoding="utf-8")
    drawn = page.split("```text\n", 1)[1].split("\n```", 1)[0]

    assert drawn in (errors.__doc__ or "")
    assert {name for name in vars(errors) if name.endswith("Error") and name[0] != "_" and name not in drawn} == set()


def test_every_platform_stands_in_the_table() -> None:
    """In the order of their names."""
    rows = re.findall(
        r"^\| `(\w+)` \| .* \| .* \| .* \|$", (REFERENCE / "platforms.md").read_text("utf-8"), re.MULTILINE
    )

    assert rows == sorted(PLATFORMS)


def test_every_status_of_a_meeting_and_every_outcome_is_told() -> None:
    """In the order of the vocabularies."""
    assert _first("statuses.md", "Of a meeting") == [*MeetingStatus]
    assert _first("statuses.md", "Of a decision") == [*Outcome]
    assert [code for code in _first("statuses.md", "Meetings") if code != "rescheduled"] == [*MeetingStatus]


def test_every_action_gives_the_status_that_is_told() -> None:
    """The table folds them as the code does."""
    assert sorted(_first("statuses.md", "Of a proposal")) == sorted(ActionCode)
    for actions, told, *_ in table_rows("statuses.md", "Of a proposal"):
        for action in _CODES.findall(actions):
            assert (_CODES.findall(told) or [None])[0] == RESULTS.get(ActionCode(action))


def test_every_caveat_is_told_with_its_facts_and_sentences() -> None:
    """In the order of the vocabulary, in English."""
    reading = ("Of pages", "Of what is in doubt", "Of days that are no meetings", "Of lines that are no items")
    matching = ("For a match", "Against a match", "Of two meetings")
    heads = (*reading, *matching, "Of a platform", "Of the way to a page")
    rows = [row for heading in heads for row in table_rows("caveats.md", heading)]

    assert [_CODES.findall(told)[0] for told, _ in rows] == [code.value for code in CaveatCode]
    weighed = _first("caveats.md", "Of two meetings")
    for code, (told, english) in zip(CaveatCode, rows, strict=True):
        names = set(re.findall(r"\w+", code.facts))
        assert {*re.findall(r"{(\w+)", english)} == names - {"weight"}
        assert ("weight" in names) == (code in weighed or code is CaveatCode.DAYS_APART)
        assert _CODES.findall(told)[1:] == [it for it in re.findall(r"\[(\w+)\]", code.facts) if it != "weight"]
        if code in PLURALS:
            assert english == PLURALS[code][1]
        else:
            assert english == SENTENCES[code][0]


def test_every_deadline_is_told_with_its_paragraph() -> None:
    """As `agendawatch.deadline` counts it."""
    rows = {row[0].strip("`"): row for row in table_rows("statuses.md", "Deadlines of the law")}

    assert set(rows) == set(DeadlineKind)
    for kind, row in rows.items():
        counted = agendawatch.deadline(kind, agendawatch.Window.year(2026).first)
        assert counted.paragraph == f"kommunallagen (2017:725) {row[-1]}"
