"""What an item came to: what its clauses assert of this body, this meeting and this matter, and nothing else."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.decisions import Refusal, Verdict, read_verdict
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.tokens import Body
from agendawatch.readers.minutes.lines import minutes_lines
from agendawatch.readers.minutes.paragraphs import sections


def _read(text: str, own: Body | None = None, title: str = "") -> Verdict:
    return read_verdict(sections(minutes_lines(text), own), own, title, derived=not title)


@cases("text", "title", "outcome")
def test_what_an_item_came_to(text: str, title: str, outcome: str) -> None:
    """Each of the words of minutes and of reports, beside words that are near and tell nothing of the title's matter."""
    assert _read(text, title=title).outcome == outcome


def test_another_bodys_decision_is_background() -> None:
    """A committee's no decides nothing in the board's minutes."""
    text = "Tekniska nämnden avslog motionen."

    assert _read(text, own=Body("committee", "tekniska")).outcome == "rejected"
    assert _read(text, own=Body("board")).outcome == "unknown"


def test_several_matters_under_one_paragraph_are_told_apart() -> None:
    """The point on the title's matter decides; those on others stand beside it."""
    text = "Beslut\n1. Kommunstyrelsen bygger om Sjötorget enligt alternativ B.\n2. Frågan om laddstolpar bordläggs."

    assert _read(text, title="Ombyggnad av Sjötorget").outcome == "approved"
    assert _read(text, title="Laddstolpar vid Sjötorget").outcome == "tabled"


def test_what_was_asked_for_tells_what_a_decision_by_reference_gives() -> None:
    """Only where the text says what it was."""
    told = "Bo Ek (M) yrkar avslag. Nämnden beslutar enligt Bo Eks yrkande."

    assert _read(told, title="Motion om bad").outcome == "rejected"
    assert _read("Nämnden beslutar enligt Bo Eks yrkande.", title="Motion om bad").outcome == "unknown"


def test_what_is_proposed_to_a_meeting_is_a_claim_until_its_body_is_known() -> None:
    """A point of a council's agenda looks like the board's own document; who follows it tells what it asked for."""
    spoken = "Kommunstyrelsen föreslår kommunfullmäktige att avslå motionen."
    found = "Kommunstyrelsen bifaller arbetsutskottets förslag."

    assert _read(f"Förslag till beslut\n{spoken}", title="Motion om bad").outcome == "unknown"
    assert _read(f"Förslag till beslut\n{spoken}", Body("board"), "Motion om bad").outcome == "rejected"
    assert (
        _read(f"Arbetsutskottets förslag\n{spoken}\nBeslutsgång\n{found}", title="Motion om bad").outcome == "rejected"
    )


def test_a_question_is_answered_where_a_clause_goes_on_with_it() -> None:
    """A relative clause that only tells who somebody is answers nothing."""
    asked = "Ada Ek (S) ställde frågan till Bo Lo (M)"

    assert _read(f"{asked}, som besvarade den.", title="Enkel fråga om bad").outcome == "answered"
    assert _read(f"{asked}, som besvarade frågor i fjol.", title="Enkel fråga om bad").outcome == "unknown"


def test_nothing_is_decided_in_a_summons() -> None:
    """What it proposes reads like a decision."""
    units = [Section("lead", "", "Planen antas.")]

    assert read_verdict(units).outcome == "approved"
    assert read_verdict(units, summons=True).outcome == "unknown"


def test_a_finding_tells_why_it_does_not_count() -> None:
    """Rule, actor, object and mode, for everyone to see."""
    (finding,) = _read("Moderaterna yrkar att motionen bifalls.").findings

    assert (finding.gives, finding.mode, finding.object, finding.refused) == (
        "approved",
        "proposed",
        "this",
        Refusal.MODE,
    )
    assert finding.rule == "approve"


@pytest.mark.parametrize("signs", ["–", "•", "…", "("])
def test_a_line_of_signs_says_nothing(signs: str) -> None:
    """Alone it is no error, and between others it changes nothing."""
    assert _read(f"Beslut\n{signs}").outcome == "unknown"
    assert _read(f"Nämnden beslutar att\n{signs}\nmotionen avslås.").outcome == "rejected"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Nämnden beslutade 2025-03-11 att föreslå fullmäktige att avslå motionen.", "unknown"),
        ("Nämnden beslutar att föreslå fullmäktige att avslå motionen.", "rejected"),
    ],
)
def test_what_a_stand_hangs_on_dates_it(text: str, outcome: str) -> None:
    """However deep it stands: "beslutade den 11 mars att föreslå fullmäktige att …"."""
    units = sections(minutes_lines(text), None)

    assert read_verdict(units, None, "Motion om bad", numbered=True).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Tekniska nämnden har föreslagit att motionen ska avslås.", "unknown"),
        ("Tekniska nämnden föreslår att motionen ska avslås.", "rejected"),
    ],
)
def test_a_stand_told_in_minutes_was_taken_before(text: str, outcome: str) -> None:
    """What a body has proposed is what its meeting began with."""
    units = sections(minutes_lines(text), None)

    assert read_verdict(units, None, "Motion om bad", numbered=True).outcome == outcome


@pytest.mark.parametrize(
    ("below", "outcome"),
    [
        ("Jäv\nBo Ek (M) deltar inte i beslutet.", "approved"),
        ("Beslutsunderlag\nTjänsteskrivelse", "unknown"),
    ],
)
def test_a_proposal_is_its_bodys_decision_where_minutes_go_on_below_it(below: str, outcome: str) -> None:
    """Who was disqualified stands in minutes, and in no summons."""
    text = f"Kommunstyrelsen föreslår kommunfullmäktige besluta\natt ingå borgen för bolagets lån.\n{below}"

    assert _read(text, title="Borgen för bolaget").outcome == outcome


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

    assert (
        read_verdict([Section("decision", "Beslut", text)], Body("council"), "Förteckning över anmälda ärenden").outcome
        == "noted"
    )
