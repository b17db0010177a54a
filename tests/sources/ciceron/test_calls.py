"""Calls carry their session, and answers are taken out of their envelopes."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from agendawatch.errors import ReadError
from agendawatch.fetch import run
from agendawatch.sources.ciceron import DiarySearch, PortalSession, opened
from agendawatch.sources.flow import Request, Response

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)


class _Portal:
    """Answers calls in order; keeps what was asked."""

    def __init__(self, *answers: object) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, object]] = []

    def __call__(self, ask: Request) -> Response:
        assert ask.body is not None
        self.asked.append(json.loads(ask.body))
        return Response(ask.url, 200, json.dumps(self.answers.pop(0)).encode(), NOON)


def test_an_error_in_the_answer_is_one() -> None:
    """It says which method and what the server said."""
    portal = _Portal({"error": {"code": -1, "message": "nej"}})

    with pytest.raises(ReadError, match=r"ReadHotspots.*nej"):
        run(PortalSession("https://sok.example.se").call("ReadHotspots", {}), portal)


def test_envelopes_have_an_end() -> None:
    """What nests for ever is left as it is."""
    value: object = []
    for _ in range(50):
        value = {"result": value}

    assert isinstance(opened(value, ""), dict)


@pytest.mark.parametrize("ids", [("0", "1", "2"), ("0", "1", "0"), ("", "", "")])
def test_rows_are_gathered_over_pages(ids: tuple[str, str, str]) -> None:
    """Whatever they call themselves; a page that repeats itself ends it."""
    rows = [{"id": place, "title": f"Row {n}"} for n, place in enumerate(ids)]
    portal = _Portal({"session_id": "s"}, {"result": {"hits": "3"}}, {"result": rows[:2]}, {"result": rows[2:]})
    search = DiarySearch(PortalSession("https://sok.example.se"), "Search", {"doctype": 1})

    assert [it["title"] for it in run(search.run(), portal).values()] == ["Row 0", "Row 1", "Row 2"]
