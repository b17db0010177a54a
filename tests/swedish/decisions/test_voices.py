"""Voices: what is decided, proposed upwards, told of another day, or only claimed."""

from __future__ import annotations

import pytest

from agendawatch.swedish.decisions.voices import Voice, find_actor, find_voice, speaks_itself

MEANT = [
    ("Nämnden ", "avslår", Voice.DECIDED),
    ("Kommunfullmäktige beslutar att ", "avslå", Voice.DECIDED),
    ("Ordföranden finner att nämnden ", "bifaller", Voice.DECIDED),
    ("Motionen om att bygga bad ", "avslogs", Voice.DECIDED),
    ("Kommunstyrelsen beslutade enligt kontorets förslag att ", "avslå", Voice.DECIDED),
    ("Fullmäktige beslutade att ärendet skulle ", "utgå", Voice.DECIDED),
    ("Bo Ek (M) yrkar att motionen ska ", "bifallas", Voice.CLAIMED),
    ("Förvaltningen föreslår att nämnden ", "godkänner", Voice.CLAIMED),
    ("Förslaget att ", "avslå", Voice.CLAIMED),
    ("24 ledamöter röstade för ", "återremiss", Voice.CLAIMED),
    ("Socialkontoret ", "tillstyrker", Voice.CLAIMED),
    ("Kommunstyrelsen föreslår att kommunfullmäktige beslutar: Motionen ", "avslås", Voice.PROPOSED),
    ("Arbetsutskottet föreslår kommunstyrelsen att ", "godkänna", Voice.PROPOSED),
    ("Kommunstyrelsen beslutar att föreslå kommunfullmäktige att ", "anta", Voice.PROPOSED),
    ("Kommunstyrelsen beslutade den 3 maj 2021, § 45 att ", "avslå", Voice.TOLD),
    ("Nämnden har tidigare ", "avslagit", Voice.TOLD),
    ("Nämnden hade i maj ", "avslagit", Voice.TOLD),
    ("Efter att Bo Ek (M) begärt mer tid ", "gick ärendet tillbaka", Voice.DECIDED),
    ("Nämnden vill veta mer och ", "bordlade", Voice.DECIDED),
]


@pytest.mark.parametrize(("before", "word", "voice"), MEANT)
def test_the_nearest_governing_word_decides(before: str, word: str, voice: Voice) -> None:
    """Who says it, and how far it binds, stands before the word."""
    assert find_voice(before, word) is voice


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("Tekniska nämnden beslutade i mars att bordlägga ärendet.", "Tekniska nämnden"),
        (
            "Den 3 maj beslutade barn- och utbildningsnämnden att avslå.",
            "Den 3 maj beslutade barn- och utbildningsnämnden",
        ),
        ("Motionen avslogs.", None),
    ],
)
def test_the_body_that_decided_is_found(sentence: str, ends: str | None) -> None:
    """The sentence until the body's name ends."""
    assert find_actor(sentence) == ends


@pytest.mark.parametrize(
    ("text", "itself"),
    [("Kommunstyrelsen föreslår att", True), ("Motionen avslås.", False), ("Kontoret föreslår", False)],
)
def test_a_body_that_speaks_itself_is_known(text: str, itself: bool) -> None:
    """A body as subject of a decision or a proposal."""
    assert speaks_itself(text) is itself


@pytest.mark.parametrize(
    ("before", "voice"),
    [
        ("Nämnden beslutar (som Ada Ek yrkar) att ", Voice.DECIDED),
        ("Nämnden beslutar som Ada Ek yrkar, att ", Voice.CLAIMED),
    ],
)
def test_what_stands_in_brackets_governs_nothing(before: str, voice: Voice) -> None:
    """An aside is not the sentence's verb."""
    assert find_voice(before) is voice
