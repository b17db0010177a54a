"""Why an item's outcome is what it is."""

from __future__ import annotations

from agendawatch.model import Outcome
from agendawatch.readers.minutes import explain_minutes, read_minutes

MINUTES = """§ 7 Motion om bad

Yrkanden
Bo Ek (M) yrkar att motionen bifalls.

Arbetsutskottets förslag
Motionen avslås.

Beslut
Nämnden beslutar enligt arbetsutskottets förslag.

§ 8 Plan

Beslut
Planen antas om pengarna räcker."""


def test_every_clause_with_a_word_of_decision_is_told() -> None:
    """Clause, rule, actor, object and mode, and why it counts or does not."""
    motion, plan = explain_minutes(MINUTES)

    assert [
        (it.words, it.rule, it.actor, it.object, it.mode, it.refused, it.counts)
        for it in (*motion.clauses, *plan.clauses)
    ] == [
        ("motionen bifalls.", "approve", "Bo Ek (M)", "this", "proposed", "mode", False),
        ("Motionen avslås.", "reject", None, "this", "asserted", "section", False),
        (
            "Nämnden beslutar enligt arbetsutskottets förslag.",
            "decide-according",
            "Nämnden",
            "claim",
            "asserted",
            None,
            True,
        ),
        ("Planen antas", "approve", None, "this", "conditional", "mode", False),
    ]
    assert [(it.number, it.outcome, it.reason) for it in (motion, plan)] == [
        ("7", Outcome.REJECTED, "said"),
        ("8", Outcome.UNKNOWN, "mode"),
    ]


def test_the_outcomes_are_those_of_the_items() -> None:
    """What is explained is what was read; what the document contradicts is withheld."""
    holed = "Paragrafer §§ 7-9\n\n" + MINUTES.removesuffix(" om pengarna räcker.") + "."

    for page in (MINUTES, holed, "Bifallna motioner\n• Motion om bad\n• Motion om kiosk"):
        told = [(it.number, it.title, it.outcome) for it in explain_minutes(page)]
        assert told == [
            (it.number, it.title, it.decision.outcome if it.decision else None) for it in read_minutes(page)
        ]
    assert "withheld" in {it.reason for it in explain_minutes(holed)}
    assert {it.reason for it in explain_minutes("Bifallna motioner\n• Motion om bad\n• Motion om kiosk")} == {"heading"}
