"""What an item came to: what its clauses assert of this body, this meeting and this matter, and nothing else."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.decisions import Refusal, Verdict, read_verdict
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.tokens import Body
from agendawatch.readers.minutes.lines import minutes_lines
from agendawatch.readers.minutes.paragraphs import sections


def _read(text: str, own: Body | None = None, title: str = "", *, numbered: bool = False) -> Verdict:
    return read_verdict(sections(minutes_lines(text), own), own, title, derived=not title, numbered=numbered)


@cases("text", "title", "outcome")
def test_what_an_item_came_to(text: str, title: str, outcome: str) -> None:
    """Each of the words of minutes and of reports, beside words that are near and tell nothing of the title's matter."""
    assert _read(text, title=title).outcome == outcome


@cases("text", "title", "own", "numbered", "outcome", own=lambda kind: Body(*kind.split()))
def test_whose_document_tells_what_counts(
    text: str, title: str, own: Body | None, numbered: bool, outcome: str
) -> None:
    """Another body's decision is background in a board's minutes; what a stand hangs on dates it, however deep it stands."""
    assert _read(text, own, title, numbered=numbered).outcome == outcome


def test_nothing_is_decided_in_a_summons() -> None:
    """What it proposes reads like a decision."""
    units = [Section("lead", "", "Planen antas.")]

    assert read_verdict(units).outcome == "approved"
    assert read_verdict(units, summons=True).outcome == "unknown"


def test_a_finding_tells_why_it_does_not_count() -> None:
    """Rule, actor, object and mode, for everyone to see."""
    (it,) = _read("Moderaterna yrkar att motionen bifalls.").findings

    assert (it.gives, it.mode, it.object, it.refused) == ("approved", "proposed", "this", Refusal.MODE)
    assert it.rule == "approve"


@cases("text", "outcome")
def test_what_is_paid_is_not_withdrawn(text: str, outcome: str) -> None:
    """A matter that "utgår" is withdrawn; a fee is paid; a proposal begins somewhere."""
    assert read_verdict([Section("decision", "Beslut", text)], Body("council"), "Taxa för bad").outcome == outcome


@cases("title", "text", "outcome")
def test_a_name_that_a_motion_lacks_is_of_another_matter(title: str, text: str, outcome: str) -> None:
    """Under every heading; what the title names, and what is called the motion, is not."""
    decided = read_verdict([Section("decision", "Beslut", text)], title=title, numbered=True)

    assert (_read(text, title=title).outcome, decided.outcome) == (outcome, outcome)


def test_a_list_of_what_came_in_is_noted_whatever_became_of_its_parts() -> None:
    """A motion that its maker took back is one of the list's."""
    text = "Antecknas.\n\nMotioner\n\nMotion av Ada Ek (M) om en brygga. Motionen återtagen av motionären."
    listed = [Section("decision", "Beslut", text)]

    assert read_verdict(listed, Body("council"), "Förteckning över anmälda ärenden").outcome == "noted"
