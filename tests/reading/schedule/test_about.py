"""A page says whose it is, when it was written and which years it is for."""

from __future__ import annotations

import datetime as dt

from agendawatch.documents.html import html_document
from agendawatch.reading.schedule.about import read_about


def test_title_names_the_owner() -> None:
    """A page called after one organization is about it."""
    about = read_about(
        html_document("<title>Socialnämnden - Ekby kommun</title><p>Hej").passages, organization=None, today=None
    )

    assert about.owner is not None
    assert about.owner.name == "Socialnämnden"


def test_caller_names_the_owner() -> None:
    """What the caller says goes before the title."""
    about = read_about(html_document("<h1>Socialnämnden</h1>").passages, organization="KS", today=None)

    assert about.owner is not None
    assert about.owner.name == "Kommunstyrelsen"


def test_publishing_day_goes_before_today() -> None:
    """A page read long after still counts from the day it was written."""
    blocks = html_document("<h1>Nytt</h1><p>Publicerad 2 mars 2026</p>").passages

    assert read_about(blocks, organization=None, today=dt.date(2030, 1, 1)).calendar.counted_from == dt.date(2026, 3, 2)


def test_menus_are_no_content() -> None:
    """What stands in menus, side columns and footers is not read."""
    about = read_about(
        html_document("<nav>Meny</nav><main><p>Hej</main><footer>Fot</footer>").passages, organization=None, today=None
    )

    assert [block.text for block in about.content] == ["Hej"]


def test_region_has_its_own_council() -> None:
    """On a region's page "fullmäktige" is regionfullmäktige."""
    about = read_about(
        html_document("<p>Regionfullmäktige möts. Fullmäktige beslutar.").passages, organization=None, today=None
    )

    assert about.council is not None
    assert about.council.name == "Regionfullmäktige"
