"""Which of a list's meetings a notice under it calls off, by the days that it names, however it writes them."""

from __future__ import annotations

import datetime as dt

import pytest

import agendawatch as aw

PAGE = """<h1>Kommunstyrelsens sammanträden 2026</h1>
<ul><li>8 april kl. 13</li><li>15 april kl. 13</li><li>22 april kl. 13</li><li>6 maj kl. 13</li></ul>
<p>{notice}</p>"""
LISTED = {"8 april": (4, 8), "15 april": (4, 15), "22 april": (4, 22), "6 maj": (5, 6)}

NOTICES = (
    ("Mötena den 8, 15 och 22 april är inställda.", "8 april, 15 april, 22 april"),
    ("Mötena den 8, 15 och 22 april är inte inställda.", ""),
    ("Om mötena den 8, 15 och 22 april ställs in meddelas det här.", ""),
    ("Arbetsutskottets möten den 8, 15 och 22 april är inställda.", ""),
    ("Utbildningarna den 8, 15 och 22 april är inställda.", ""),
    ("Mötena den 8 och den 15 april samt den 6 maj är inställda.", "8 april, 15 april, 6 maj"),
    ("Sammanträdena 8/4, 15/4 och 6/5 ställs in.", "8 april, 15 april, 6 maj"),
    ("Mötena 8–15 april är inställda.", "8 april, 15 april"),
    ("Mötena 8–15 april hålls som planerat.", ""),
    ("Alla möten mellan den 8 och 22 april är inställda.", "8 april, 15 april, 22 april"),
    ("Mötet 8.4.2026 är inställt.", "8 april"),
    ("Mötet 8.4.2026 är inte inställt.", ""),
    ("Sammanträdet 20260408 ställs in.", "8 april"),
    ("Sammanträdet 20260408 ställs kanske in.", ""),
    ("Mötet 2026-04-08 ställs in.", "8 april"),
    ("Mötet 2026/04/08 ställs in.", "8 april"),
    ("Mötet 8/4-26 är inställt.", "8 april"),
    ("Mötet den 8:e april är inställt.", "8 april"),
    ("Mötet 260408 är inställt.", "8 april"),
    ("Socialnämndens möte 8.4.2026 är inställt.", ""),
    ("Mötet den åttonde april är inställt.", "8 april"),
    ("Mötet den åttonde april är inte inställt.", ""),
    ("Mötena den åttonde och femtonde april är inställda.", "8 april, 15 april"),
    ("Mötet sjätte maj är inställt.", "6 maj"),
    ("Den åttonde april är biblioteket stängt.", ""),
    ("Mötet onsdag v. 15 är inställt.", "8 april"),
    ("Mötet onsdag v. 15 är inte inställt.", ""),
    ("Mötet onsdagen vecka 16 ställs in.", "15 april"),
    ("Mötet i vecka 17 utgår.", "22 april"),
    ("Mötet torsdag v. 15 är inställt.", ""),
    ("Alla möten utom det den 6 maj är inställda.", "8 april, 15 april, 22 april"),
    ("Alla möten i april utom det den 15 är inställda.", "8 april, 22 april"),
    ("Alla möten i april utom det den 15 hålls digitalt.", ""),
    ("Inga möten utom det den 6 maj är inställda.", "6 maj"),
    ("Inga möten är inställda utom det den 6 maj.", "6 maj"),
    ("Inget möte utom det den 6 maj är inställt.", "6 maj"),
    ("Inga möten är inställda.", ""),
    ("Inga av Socialnämndens möten utom det den 6 maj är inställda.", ""),
    ("Inga möten utom det den 6 maj hålls digitalt.", ""),
    ("Om det regnar är inga möten inställda utom det den 6 maj.", ""),
    ("Den 8 aprils möte är inställt.", "8 april"),
    ("Den 8 aprils möte är inte inställt.", ""),
    ("Den 8 aprils utbildning är inställd.", ""),
    ("Onsdagens möte den 8 april är inställt.", "8 april"),
    ("Torsdagens möte den 9 april är inställt.", ""),
    ("Aprils möten är inställda.", "8 april, 15 april, 22 april"),
    ("Majs möten är inställda.", "6 maj"),
    ("Aprils utbildningar är inställda.", ""),
    ("Mötena v. 15–16 är inställda.", "8 april, 15 april"),
    ("Arbetsutskottet onsdag v. 15 är inställt.", ""),
    ("Alla möten i april utom det den 22 april är inställda.", "8 april, 15 april"),
    ("Alla möten utom den 6 maj är inställda.", "8 april, 15 april, 22 april"),
    ("Samtliga möten utom mötena den 8 och 15 april ställs in.", "22 april, 6 maj"),
    ("Alla möten är inställda, utom mötet den 22 april.", "8 april, 15 april, 6 maj"),
    ("Alla möten utom den 6 maj hålls i kommunhuset.", ""),
    ("Alla möten förutom det den 6 maj är inställda.", "8 april, 15 april, 22 april"),
    ("Alla sammanträden i april är inställda med undantag för den 15 april.", "8 april, 22 april"),
    ("Alla arbetsutskottets möten utom den 6 maj är inställda.", ""),
    ("Om alla möten utom den 6 maj ställs in meddelas det här.", ""),
    ("Mötena från och med den 15 april till och med den 6 maj är inställda.", "15 april, 22 april, 6 maj"),
    ("Mötet den 8 april flyttas från 8 till 9 april.", ""),
    ("Aprilmötena är inställda.", "8 april, 15 april, 22 april"),
    ("Inga möten utom det den 6 maj hålls.", "8 april, 15 april, 22 april"),
    ("Några av aprilmötena är inställda.", ""),
    ("Två av mötena i april är inställda.", ""),
    ("Aprilmötena är inte inställda.", ""),
    ("Aprilmötena hålls i kommunhuset.", ""),
    ("Mötena i april är inställda.", "8 april, 15 april, 22 april"),
    ("Ett av mötena i april är inställt.", ""),
    ("Möten i april kan bli inställda.", ""),
    ("Arbetsutskottets möten mellan den 8 och 22 april är inställda.", ""),
    ("Lokalen byggs om mellan den 8 och 22 april.", ""),
    ("Mötena v. 15–16 är inte inställda.", ""),
    ("Mötena i vecka 15 och 16 är inställda.", "8 april, 15 april"),
    ("Utom den 6 maj är alla möten inställda.", "8 april, 15 april, 22 april"),
    ("Mötena utom det den 22 april ställs in.", "8 april, 15 april, 6 maj"),
    ("Alla möten ställs in, förutom dem den 8 och 15 april.", "22 april, 6 maj"),
    ("Samtliga kurser utom den 6 maj är inställda.", ""),
    ("Det är inte sant att alla möten utom den 6 maj är inställda.", ""),
    ("Mötet den 8 april, utom frågestunden, är inställt.", "8 april"),
    ("Alla punkter utom den 6 maj är inställda.", ""),
    ("Mötet den 8 april hålls med undantag för frågestunden som är inställd.", ""),
    ("Mötena under april är inställda, dock inte mötet den 22 april.", "8 april, 15 april"),
    ("Mötena i april är inställda, men inte det den 22.", ""),
    ("Mötena i april ställs in men inte mötet den 22 april.", "8 april, 15 april"),
)
"""A notice, and the days that it calls off; beside each spelling its twin: denied, conditional, another body's, another thing's."""


@pytest.mark.parametrize(("notice", "days"), NOTICES)
def test_a_notice_calls_off_the_days_that_it_names(notice: str, days: str) -> None:
    """In every spelling that a list is read in; an exception is not called off, and all others are."""
    meetings = aw.read_schedule(PAGE.format(notice=notice), municipality="Göteborg", today=dt.date(2026, 3, 2))

    off = {
        (it.date.month, it.date.day)
        for it in meetings
        if it.status == "cancelled" and it.organization.name == "Kommunstyrelsen"
    }
    assert off & set(LISTED.values()) == {LISTED[day] for day in days.split(", ") if day}
