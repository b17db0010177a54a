"""What is wrong on a page, in the reader's language."""

from __future__ import annotations

import pytest

from agendawatch.feeds.warning_words import warning_words
from agendawatch.reading.schedule import read_schedule


@pytest.mark.parametrize(
    ("warning", "swedish"),
    [
        ("no calendar has the day 2026-02-30 ('30 februari')", "dagen 2026-02-30 finns inte (”30 februari”)"),
        ("2026-02 has no day 30", "2026-02 har ingen dag 30"),
        ("'11 mars' stands under 2025", "”11 mars” står under 2025"),
        ("the link says 2026-03-11, the title 'Möte 12 mars'", "länken säger 2026-03-11, rubriken ”Möte 12 mars”"),
        ("the link says 2026-03-11, its words '12 mars'", "länken säger 2026-03-11, dess ord ”12 mars”"),
        ("the address says 2026-03-11, the row '12 mars'", "adressen säger 2026-03-11, raden ”12 mars”"),
        ("the name says '11 mars', the date beside it '12 mars'", "namnet säger ”11 mars”, datumet bredvid ”12 mars”"),
        ("the file's name says 2026-03-11", "filens namn säger 2026-03-11"),
        (
            "'Protokoll' is listed here, and says that it is of 2026-04-22",
            "”Protokoll” står här, men säger sig gälla 2026-04-22",
        ),
        ("RRULE:FREQ=WEEKLY", "RRULE:FREQ=WEEKLY"),
        ("x" * 3000, "x" * 3000),
    ],
)
def test_warnings_are_told_in_swedish(warning: str, swedish: str) -> None:
    """Words of another form stay, and so does all in English."""
    assert warning_words(warning, "sv") == swedish
    assert warning_words(warning, "en") == warning


def test_what_the_reader_warns_of_is_told_whole_in_either_language() -> None:
    """A weekday's name is of the language too."""
    (meeting,) = read_schedule("<h1>Kommunstyrelsen</h1><p>Sammanträde måndagen den 11 mars 2026 kl. 13.00</p>")
    told = {language: warning_words(meeting.warnings[0], language) for language in ("sv", "en")}

    assert told["sv"] == "”måndagen den 11 mars 2026 kl. 13.00” säger måndag, men 2026-03-11 är en onsdag"
    assert told["en"].endswith("says måndag, but 2026-03-11 is a Wednesday")
