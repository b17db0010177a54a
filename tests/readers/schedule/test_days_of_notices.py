"""Which of a list's meetings a notice under it calls off, by the days that it names, however it writes them."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

import agendawatch as aw

PAGE = """<h1>Kommunstyrelsens sammanträden 2026</h1>
<ul><li>8 april kl. 13</li><li>15 april kl. 13</li><li>22 april kl. 13</li><li>6 maj kl. 13</li></ul>
<p>{notice}</p>"""
LISTED = {"8 april": (4, 8), "15 april": (4, 15), "22 april": (4, 22), "6 maj": (5, 6)}


@cases("notice", "days")
def test_a_notice_calls_off_the_days_that_it_names(notice: str, days: str) -> None:
    """In every spelling that a list is read in; an exception is not called off, and all others are."""
    meetings = aw.read_schedule(PAGE.format(notice=notice), municipality="Göteborg", today=dt.date(2026, 3, 2))

    off = {
        (it.date.month, it.date.day)
        for it in meetings
        if it.status == "cancelled" and it.organization.name == "Kommunstyrelsen"
    }
    assert off & set(LISTED.values()) == {LISTED[day] for day in days.split(", ") if day}
