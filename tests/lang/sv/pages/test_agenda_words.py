"""Words of agendas."""

from __future__ import annotations

import re

import pytest

from agendawatch.lang.sv.pages.agendas import (
    CLOSED,
    DECISION_SENTENCE,
    DETAIL_HEADING,
    EMPTY,
    GROUP,
    NO_REFERENCE,
    NOISE,
    OFFICE,
    OPEN,
    SUPPLEMENT,
    WITHDRAWN,
)


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        (CLOSED, ["Sekretess", "stängt ärende", "Ärendet omfattas av sekretess", "ej offentligt", "sluten handling", "stängda dörrar"], ["Riktlinjer för sekretess", "offentlig upphandling"]),
        (OPEN, ["Öppet ärende", "offentligt"], ["offentlig upphandling"]),
        (WITHDRAWN, ["utgår", "Ärendet utgår", "Ärendet utgår ur dagordningen", "har utgått", "struket"], ["Taxan utgår från index"]),
        (GROUP, ["Beslutsärenden", "Ärenden som avgörs av kommunstyrelsen", "B. Informationsärenden", "Slutna ärenden", "Övriga beslutsärenden", "Remissärenden", "Bordlagda interpellationer", "Inledning"], ["Information från kommundirektören", "Val av justerare"]),
        (DETAIL_HEADING, ["Handlingar", "Förslag till beslut", "Beslutsunderlag:"], ["Handlingsplan mot våld"]),
        (NO_REFERENCE, ["SOU 2026:14", "SFS 2017:725", "prop. 2025/26:1", "2026-03-11", "2027", "2027–2029"], ["KS 2026/1", "0606/18"]),
        (OFFICE, ["ekonomichef", "Kommundirektör", "utredare", "förvaltningschefen"], ["Anna", "Ek"]),
    ],
)  # fmt: skip
def test_words_that_stand_alone(pattern: re.Pattern[str], yes: list[str], no: list[str]) -> None:
    """Each table knows its words, and leaves those that only hold them."""
    assert all(pattern.fullmatch(words) for words in yes)
    assert not any(pattern.fullmatch(words) for words in no)


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        (SUPPLEMENT, ["Tilläggslista", "Kompletterande föredragningslista", "Tillkommande ärenden"], ["Tilläggsavtal"]),
        (EMPTY, ["Det finns inga ärenden.", "Inga ärenden till mötet"], ["Ärenden"]),
        (NOISE, ["Förhinder anmäls till kansliet", "Sidan uppdaterad 2026-01-01", "Kontakt"], ["Förhandling om mark"]),
        (DECISION_SENTENCE, ["Kommunstyrelsen godkänner taxan.", "Motionen avslås.", "att anta taxan"], ["Svar på motion om bad"]),
    ],
)  # fmt: skip
def test_words_within_lines(pattern: re.Pattern[str], yes: list[str], no: list[str]) -> None:
    """Each table finds its words in a line."""
    assert all(pattern.search(words) for words in yes)
    assert not any(pattern.search(words) for words in no)
