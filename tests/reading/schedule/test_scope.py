"""Headings hold for what stands under them."""

from __future__ import annotations

from agendawatch.reading.schedule.labels import read_label
from agendawatch.reading.schedule.scope import Scope, Scopes


def scope(level: int, text: str) -> Scope:
    """Draw a heading's scope."""
    return Scope.of(level, text, read_label(text, legend={}))


def test_heading_closes_those_as_deep() -> None:
    """A heading ends its sisters and what is under them."""
    scopes = Scopes()
    for level, text in ((1, "2026"), (2, "Kommunstyrelsen"), (3, "Våren"), (2, "Socialnämnden")):
        scopes.push(scope(level, text))

    assert [each.words for each in scopes.open] == ["", "2026", "Socialnämnden"]
    assert scopes.years == (2026,)


def test_last_year_named_goes_on() -> None:
    """A year that a closed heading named still holds where nothing else is said."""
    scopes = Scopes()
    scopes.push(scope(2, "Möten 2026"))
    scopes.push(scope(2, "Socialnämnden"))

    assert scopes.years == (2026,)


def test_refusal_goes_down_and_ends_with_its_heading() -> None:
    """Under "Nyheter" nothing is a meeting, whoever is named; after it things are again."""
    scopes = Scopes()
    scopes.push(scope(2, "Nyheter"))
    scopes.push(scope(3, "Socialnämnden"))
    assert scopes.refused

    scopes.push(scope(2, "Socialnämnden"))
    assert not scopes.refused
