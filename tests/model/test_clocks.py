"""Hours that the clocks of Sweden skip, or show twice."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

import agendawatch as aw


@cases("words", "starts", "ends", "codes", codes=list)
def test_they_are_settled_with_a_caveat_and_cost_no_calendar(
    words: str, starts: str, ends: str | None, codes: list[str]
) -> None:
    """An hour that is skipped means an hour later, one that comes twice its first (RFC 5545); the rest of the list stays."""
    page = f"<h2>Kommunstyrelsen 2026</h2><ul><li>{words}<li>13 april 2026 kl. 13</ul>"

    read = aw.read_schedule(page, today=dt.date(2026, 1, 1))
    odd = next(it for it in read if it.date.month != 4)
    moments = [it and it.astimezone(dt.UTC).isoformat()[:16] for it in (odd.start, odd.end)]

    assert moments == [starts, ends]
    assert [it.code for it in odd.warnings] == codes
    assert aw.to_ical(read, name="KS").count(b"BEGIN:VEVENT") == 2
    assert aw.Meeting.model_validate_json(odd.model_dump_json()) == odd
