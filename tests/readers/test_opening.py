"""A paper of which some pages cannot be read is never taken for whole."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pypdfium2
import pytest
from tests.readers import drawn
from tests.readers.drawn import Text

from agendawatch.model import Caveat, CaveatCode
from agendawatch.readers.minutes import read_minutes
from agendawatch.readers.press import read_press_release
from agendawatch.readers.schedule import read_schedule

UNREAD = (Caveat.of(CaveatCode.PAGES_SCANNED, pages=("2",)),)
SCHEDULE = [
    Text(72, 760, "Kommunstyrelsen 2026", size=18, bold=True),
    Text(72, 720, "Mötet hålls 13 januari kl. 13.00 i rådhuset."),
]
MINUTES = [
    Text(72, 760, "§ 7 Cykelplan"),
    Text(72, 720, "Beslut", bold=True),
    Text(72, 700, "Kommunstyrelsen antar cykelplanen."),
]
RELEASE = [
    Text(72, 760, "V vill ha ett badhus", size=18, bold=True),
    Text(72, 720, "Vänsterpartiet föreslår ett badhus. Kommunstyrelsen tar upp förslaget på onsdag."),
]


def with_scan(page: list[Text]) -> bytes:
    """Put a page that is a picture behind one with text."""
    whole = pypdfium2.PdfDocument.new()
    for part in (drawn.draw(page), drawn.draw_scan(1)):
        whole.import_pages(pypdfium2.PdfDocument(part))
    body = io.BytesIO()
    whole.save(body)
    return body.getvalue()


@pytest.mark.parametrize(("made", "told"), [(with_scan, UNREAD), (drawn.draw, ())])
def test_a_page_that_is_a_picture_is_told_of(made: Callable[[list[Text]], bytes], told: tuple[Caveat, ...]) -> None:
    """By the first meeting, by minutes and by a release; where every page has text nobody is warned."""
    (meeting,) = read_schedule(made(SCHEDULE))
    minutes = read_minutes(made(MINUTES))
    release = read_press_release(made(RELEASE), published=dt.date(2026, 3, 6))

    assert (meeting.warnings, minutes.warnings, release.warnings) == (told, told, told)
