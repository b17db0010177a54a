"""Swedish words: the verb a form is of, what a noun is, which body a word names."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.morphology import inflections, verb_readings
from agendawatch.lang.sv.patterns import PatternError, compile_pattern, find
from agendawatch.lang.sv.tokens import Body, body_of, noun_of, same_body, signed_body, tokenize


@cases("word", "lemma", "form")
def test_a_form_tells_its_verb(word: str, lemma: str, form: str) -> None:
    """By paradigm, by a fore-part, and by an ending that only verbs have."""
    assert any((reading.lemma, reading.form) == (lemma, form) for reading in verb_readings(word))


@cases("word")
def test_other_words_are_no_verbs(word: str) -> None:
    """Nouns and adverbs that begin or end like one."""
    assert not verb_readings(word)


def test_participles_agree() -> None:
    """Each declension."""
    assert inflections("avslagen") == ("avslagen", "avslaget", "avslagna")


def test_a_noun_is_what_its_last_part_is() -> None:
    """Longer heads go before shorter ones."""
    assert noun_of("budgetmotionen") == ("matter", "budget", False)
    assert noun_of("arbetsordning") == ("matter", "", False)
    assert noun_of("propositionsordningen") == ("order", "", False)
    assert noun_of("kiosk") is None


def test_bodies_are_known_by_name_and_by_sign() -> None:
    """A committee's letters end in n; an unknown field may be any."""
    assert body_of("socialnämndens") == Body("committee", "social")
    assert signed_body("Tn") == Body("committee")
    assert signed_body("Dnr") is None
    assert same_body(Body("committee", "social"), Body("committee"))
    assert not same_body(Body("committee", "social"), Body("committee", "kultur"))


def test_patterns_name_vocabularies_and_have_no_alternatives() -> None:
    """A row is a sequence; its words stand in the vocabularies."""
    assert [hit.head for hit in find(tokenize("Nämnden gav kontoret i uppdrag"), "%APPROVE_WEAKLY")] == [1]
    for wrong in ("%NOTHING", "@NOTHING", "avslår|avslog", ""):
        with pytest.raises(PatternError):
            compile_pattern(wrong)
