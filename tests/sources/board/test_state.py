"""Notices that stand in a script are rows like any other."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from agendawatch.sources.board import state_rows


def _page(**lists: object) -> str:
    return f"<div></div><script>AppRegistry.registerInitialState('12.ab',{json.dumps(lists)});</script>"


@pytest.mark.parametrize(
    ("name", "fields", "title", "told"),
    [
        ("announcements", {"organ": "KS", "freeText": "Sammanträde 2026-03-11", "type": "Protokoll"}, "Protokoll", ["KS", "Sammanträde 2026-03-11"]),
        ("initialNotices", {"authority": "KS", "htmlContent": "<p>Dag: 2026-03-11</p>"}, "KS", ["KS", "Dag: 2026-03-11"]),
        ("pages", {"organization": "KS", "subject": "Protokoll", "preamble": "Se länk"}, "Protokoll", ["KS", "Se länk"]),
    ],
)  # fmt: skip
def test_each_list_has_fields_of_its_own(name: str, fields: dict[str, str], title: str, told: list[str]) -> None:
    """Title, whose it is, and its text."""
    (row,) = state_rows(_page(**{name: [fields]}))

    assert (row.title, row.told) == (title, told)


@pytest.mark.parametrize("day", [1773788400000, 1773788400, "2026-03-18", "2026-03-18T00:00:00+01:00"])
def test_days_are_read_in_every_form(day: object) -> None:
    """Milliseconds, seconds, ISO 8601."""
    (row,) = state_rows(_page(pages=[{"subject": "Protokoll", "fromDate": day}]))

    assert row.posted == dt.date(2026, 3, 18)


@pytest.mark.parametrize("lists", [{}, {"pages": "none"}, {"pages": [1, None, {}]}, {"files": [{"name": "a.pdf"}]}])
def test_other_states_hold_no_notice(lists: dict[str, object]) -> None:
    """What is no list of notices is passed over."""
    assert state_rows(_page(**lists)) == ()
