"""Every example of an outcome denied, conditional, quoted, wished for, or said of another: it is no such outcome then."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.lang.sv.twins import twins

from agendawatch.lang.sv.checks import counting_in
from agendawatch.lang.sv.data import load

OTHERS = {
    "Kommunstyrelsen ": "Länsstyrelsen ",
    "Kommunfullmäktige ": "Regeringen ",
    "Fullmäktige ": "Moderaterna ",
    "Nämnden ": "Föreningen ",
    "Styrelsen ": "Tidningen ",
    "Motionen ": "Tilläggsyrkandet ",
}
"""Who is not this body, and what is not its matter, by what begins a sentence."""


def drawn() -> Iterator[tuple[str, str, str]]:
    """Give each twin with its kind and the outcome that it must not be."""
    for row in (*load("outcomes")["outcome"], *load("outcomes")["implied"]):
        for example in row["yes"]:
            heading, _, sentence = example.rpartition("\n")
            others = {one: other for one, other in OTHERS.items() if sentence.startswith(one)}
            for kind, twin in twins(sentence, others):
                yield row["gives"], kind, f"{heading}\n{twin}" if heading else twin


TWINS = sorted(set(drawn()))


def test_there_are_twins_of_every_kind() -> None:
    """Each of some hundred examples has several."""
    assert len(TWINS) > 600
    assert len({kind for _, kind, _ in TWINS}) > 9


@pytest.mark.parametrize(("outcome", "kind", "twin"), TWINS)
def test_a_twin_is_no_such_outcome(outcome: str, kind: str, twin: str) -> None:
    """By no rule."""
    assert outcome not in {it.gives for it in counting_in(twin)}, kind
