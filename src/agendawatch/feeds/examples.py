"""What a feed says of things that are no facts of the world, in one place for every format."""

from __future__ import annotations

from collections.abc import Collection

from agendawatch.feeds.words import Phrases
from agendawatch.model import Example

__all__ = ["example_lines", "named_example"]


def example_lines(example: Example | None, say: Phrases) -> list[str]:
    """Give the line that a text begins with; none for what a real host said.

    >>> from agendawatch.feeds.words import SWEDISH
    >>> example_lines(Example.MADE_UP, SWEDISH), example_lines(None, SWEDISH)
    (['Påhittat exempel.'], [])
    """
    return [say.example[example]] if example else []


def named_example(name: str, about: str, examples: Collection[Example | None], say: Phrases) -> tuple[str, str]:
    """Let a feed's name and its words about itself say what of its things are examples.

    >>> from agendawatch.feeds.words import SWEDISH
    >>> named_example("Kommunstyrelsen", "Möten", [Example.MADE_UP], SWEDISH)
    ('Kommunstyrelsen (påhittat exempel)', 'Påhittat exempel. Möten')
    >>> named_example("Kommunstyrelsen", "Möten", [Example.MADE_UP, None], SWEDISH)
    ('Kommunstyrelsen', 'En del är påhittade exempel, och säger det. Möten')
    """
    kinds = set(examples)
    told = sorted((kind for kind in kinds if kind is not None), reverse=True)
    if not told:
        return name, about
    if None in kinds:
        return name, f"{say.example_part} {about}"
    return f"{name} {say.example_name[told[0]]}", f"{say.example[told[0]]} {about}"
