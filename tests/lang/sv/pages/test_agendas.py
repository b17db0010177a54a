"""Words of agendas: labels, times beside an item, what closes an item or is none."""

from __future__ import annotations

import re

import pytest
from tests.cases import cases

from agendawatch.lang.sv.pages.agendas import (
    CLOCK_ALONE,
    CLOCK_END,
    CLOCK_FIRST,
    CLOCK_LAST,
    CLOSED,
    DECISION_SENTENCE,
    DETAIL_HEADING,
    EMPTY,
    GROUP,
    INLINE_LABEL,
    NO_REFERENCE,
    NOISE,
    OFFICE,
    OPEN,
    REFERENCE_LABEL,
    REFERENCE_LABEL_END,
    SUPPLEMENT,
    WITHDRAWN,
    Field,
    field_of,
)


@cases("label", "field", field=Field)
def test_labels_stand_for_fields(label: str, field: Field | None) -> None:
    """Case, colon and white space do not matter."""
    assert field_of(label) is field


def test_labels_within_lines() -> None:
    """A label may follow a title without white."""
    assert [match["label"] for match in INLINE_LABEL.finditer("Taxa 2027Dnr: KS 1, Föredragande: Ada Ek")] == [
        "Dnr",
        "Föredragande",
    ]
    assert REFERENCE_LABEL.sub("", "Dnr: KS 1") == "KS 1"
    assert REFERENCE_LABEL_END.sub("", "Taxa, dnr:") == "Taxa"


@cases("words")
def test_times_alone(words: str) -> None:
    """A cell or a bracket that is but a time."""
    assert CLOCK_ALONE.fullmatch(words)


@cases("text", "left")
def test_times_at_an_end(text: str, left: str) -> None:
    """A property's number is no time."""
    assert CLOCK_END.sub("", text) == left


def test_times_at_a_beginning() -> None:
    """A programme of the day begins its lines so."""
    assert CLOCK_FIRST.sub("", "kl. 09.15 Taxa") == "Taxa"
    assert CLOCK_LAST.sub("", "Ada Ek 9.15") == "Ada Ek"


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
