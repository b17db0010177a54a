"""Text is gathered with what is marked in it."""

from __future__ import annotations

from agendawatch.documents.blocks import Link
from agendawatch.documents.html.flow import Flow, fold


def test_white_space_is_folded_within_lines() -> None:
    """Only breaks of the page's own stay."""
    assert fold(" a \t b \n\n c ") == "a b\nc"
    assert fold("sam\u00admanträde\u200b") == "sammanträde"


def test_links_moments_and_struck_words() -> None:
    """Each keeps the words that it covers."""
    flow = Flow()
    flow.open_link("/m/1")
    flow.add("Mötet ")
    flow.open_moment("2026-01-13")
    flow.add("13 jan")
    flow.close_moment()
    flow.close_link()
    flow.open_struck()
    flow.add(" inställt")
    flow.close_struck()
    taken = flow.take()

    assert taken.text == "Mötet 13 jan inställt"
    assert taken.links == (Link("Mötet 13 jan", "/m/1"),)
    assert taken.moments == (Link("13 jan", "2026-01-13"),)
    assert taken.struck == ("inställt",)


def test_open_marks_go_on() -> None:
    """A link around two blocks is a link in both."""
    flow = Flow()
    flow.open_link("/m/1")
    flow.add("ett")
    first = flow.take()
    flow.add("två")
    flow.close_link()

    assert first.links == (Link("ett", "/m/1"),)
    assert flow.take().links == (Link("två", "/m/1"),)


def test_bold_is_all_or_nothing() -> None:
    """One plain word makes a line plain."""
    flow = Flow()
    flow.open_bold()
    flow.add("Kommunstyrelsen")
    flow.close_bold()
    assert flow.take().bold

    flow.add("Kommunstyrelsen")
    assert not flow.take().bold


def test_raised_figures_stand_apart_from_what_they_note() -> None:
    """A note behind a day is no figure of the day; behind a word it is parted from it; a power stays."""
    told = []
    for before in ("22", "februari", "m"):
        flow = Flow()
        flow.add(before)
        flow.add_raised("2")
        told.append(flow.take().text)

    assert told == ["22²", "februari ²", "m²"]
