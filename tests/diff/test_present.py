"""What a round that did not look leaves standing."""

from __future__ import annotations

from collections.abc import Mapping

from tests.cases import cases
from tests.diff.written import at, made

from agendawatch.diff import carry
from agendawatch.model import AgendaItem, Outcome

ITEMS = [{"title": "Budget", "decision": {"outcome": "approved"}}, {"title": "Val"}]
FULL = {
    "agenda": ITEMS,
    "documents": [{"url": "k", "title": "Kallelse", "content_hash": "aa"}],
    "start": at(13),
    "end": at(16),
    "location": "Stadshuset",
    "status": "held",
}
WITHHELD = {"warnings": [{"code": "agenda_unclear", "facts": {"first": "Budget", "other": "Val"}}]}


@cases("after", "looked", "kept")
def test_what_was_not_looked_at_stands(after: Mapping[str, object], looked: bool, kept: Mapping[str, object]) -> None:
    """And what was looked at is as it is shown, but for hashes and decisions."""
    assert carry(made(FULL), made(after), looked=looked) == made({**FULL, **kept})


def test_what_minutes_say_is_added_to_an_agenda_that_is_withheld() -> None:
    """The items that they do not hold stand; what they alone hold comes last; without any all stands."""
    minutes = [{"title": "Val", "decision": {"outcome": "elected"}}, {"title": "Taxa"}]

    kept: tuple[AgendaItem, ...] = carry(made(FULL), made({**WITHHELD, "agenda": minutes}), looked=True).agenda or ()

    assert [(it.title, it.decision and it.decision.outcome) for it in kept] == [
        ("Budget", Outcome.APPROVED),
        ("Val", Outcome.ELECTED),
        ("Taxa", None),
    ]
    assert carry(made(FULL), made(WITHHELD), looked=True).agenda == made(FULL).agenda


def test_an_agenda_stays_withheld_until_it_is_looked_at_again() -> None:
    """A round that asked for the list alone knows no better."""
    assert carry(made(WITHHELD), made({}), looked=False).agenda_withheld
    assert not carry(made(WITHHELD), made({"agenda": ITEMS}), looked=True).agenda_withheld
