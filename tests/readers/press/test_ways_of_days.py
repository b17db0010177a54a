"""Days of releases as parties' sites tell them: each with its twin, which is none."""

from __future__ import annotations

import datetime as dt

import pytest

import agendawatch as aw


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kommunfullmäktige 2026-05-07\n\nFullmäktige började med en frågestund. Ada Ek (M) talade.", "2026-05-07"),
        ("Ekeby 2026-05-07\n\nFullmäktige började med en frågestund. Ada Ek (M) talade.", None),
        ("Motion om reflexer\n\nStälld till Ekeby kommunfullmäktige Ekeby 2026-05-07", None),
        ("Motion om reflexer\n\nMotionen behandlas av Ekeby kommunfullmäktige 2026-05-07.", "2026-05-07"),
        ("Om vakter\n\nTorsdagen den 7 maj 2026 inkom till ledamöterna i kommunstyrelsen ett mejl.", None),
        ("Om vakter\n\nTorsdagen den 7 maj 2026 behandlar kommunstyrelsen ett mejl.", "2026-05-07"),
        ("Många motioner\n\nI dag när kommunfullmäktige sammanträder står inte mindre än fem MP-motioner på dagordningen.", "2026-05-08"),
        ("Många motioner\n\nI dag står inte fem MP-motioner på kommunfullmäktiges dagordning.", None),
    ],
)  # fmt: skip
def test_a_day_is_the_meetings_or_nobodys(text: str, day: str | None) -> None:
    """A headline of who meets and when is kept; where it was written, when a letter came and what is denied is none."""
    read = aw.read_press_release(text, published=dt.date(2026, 5, 8))

    assert (read.date.isoformat() if read.date else None) == day
