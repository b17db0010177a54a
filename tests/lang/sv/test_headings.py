"""Headings in minutes: what stands under each, whose it is, and lines that only look like one."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.headings import is_summons, read_heading
from agendawatch.lang.sv.tokens import Body


@cases("line", "place")
def test_a_heading_is_known(line: str, place: str) -> None:
    """Every kind of section by the headings that minutes use."""
    read = read_heading(line)

    assert read is not None
    assert (read.place, read.rest) == (place, len(line))


@cases("line")
def test_text_is_no_heading(line: str) -> None:
    """A wrapped line, a title and a sentence."""
    assert read_heading(line) is None


@pytest.mark.parametrize(
    "line", ["Beslut: Motionen avslås.", "Bakgrund. Motionen avslogs.", "Yrkanden: Motionen bifalls."]
)
def test_text_behind_a_label_is_kept(line: str) -> None:
    """A label and its text stand on one line."""
    read = read_heading(line)

    assert read is not None
    assert line[read.rest :].startswith("Motionen")


def test_a_bodys_own_proposal_is_what_it_decided() -> None:
    """The same words head what was proposed to the council in the council's minutes."""
    line = "Kommunstyrelsens förslag till kommunfullmäktige"
    mine, theirs = read_heading(line, Body("board")), read_heading(line, Body("council"))

    assert mine is not None
    assert theirs is not None
    assert (mine.place, theirs.place) == ("decision_above", "proposal")
    assert mine.to == Body("council")


def test_a_summons_calls_to_a_meeting() -> None:
    """Minutes that fix their agenda do not."""
    assert is_summons(["KUNGÖRELSE", "Kommunfullmäktige sammanträder den 4 maj"])
    assert is_summons(["Ledamöterna kallas till sammanträde"])
    assert not is_summons(["Sammanträdesprotokoll", "§ 3 Föredragningslistan"])
    assert not is_summons(["Föredragningslistan fastställs"])
