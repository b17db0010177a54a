"""Whole minutes are told from agendas and schedules."""

from __future__ import annotations

import pytest

from agendawatch.errors import LayoutError
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.opening import is_protocol, open_document

MINUTES = (
    "Kulturnämnden\nProtokoll\n2026-03-03\n\nBeslutande\nAnna Ek (S), ordförande\n\nUtses att justera\nBo Lind (M)\n\n"
    "§ 11 Val av justerare\nBo Lind väljs.\n\n§ 12 Bidrag till teatern\nBidraget beviljas.\n"
)
PAGE = (
    "<h1>Sammanträdesprotokoll</h1><dl><dt>Beslutande</dt><dd>Anna Ek (S)</dd><dt>Justerare</dt><dd>Bo Lind (M)</dd></dl>"
    "<p>§ 1 Val</p><p>§ 2 Budget</p>"
)
NOTICE = "Kallelse till kulturnämnden\n\n1. Val av justerare. Protokollet justeras 2026-03-10\n2. Bidrag till teatern\n"
EXTRACT = "Protokollsutdrag\n\n§ 12 Bidrag till teatern\nBeslut\nBidraget beviljas.\n"


@pytest.mark.parametrize(
    ("page", "whole"),
    [
        (MINUTES, True),
        (PAGE, True),
        (NOTICE, False),
        (EXTRACT, False),
        ("<h1>Protokoll</h1><ul><li>Protokoll 2026-03-03.pdf<li>Protokoll 2026-04-07.pdf</ul>", False),
    ],
)
def test_minutes_are_known_by_title_signers_and_paragraphs(page: str, whole: bool) -> None:
    """A notice that speaks of minutes, an extract and an archive are no whole minutes."""
    assert is_protocol(open_document(page).passages) is whole


def test_agenda_of_minutes_is_refused() -> None:
    """The reader says which reader to use."""
    with pytest.raises(LayoutError, match="read_minutes"):
        read_agenda(MINUTES)
