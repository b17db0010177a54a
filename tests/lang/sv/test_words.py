"""Swedish words: the verb a form is of, what a noun is, which body a word names."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.morphology import inflections, verb_readings
from agendawatch.lang.sv.patterns import PatternError, compile_pattern, find
from agendawatch.lang.sv.titles import is_sentence, names_nothing, part_title
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
    assert [noun_of(word) for word in ("budgetmotionen", "arbetsordning", "propositionsordningen", "kiosk")] == [
        ("matter", "budget", False),
        ("matter", "", False),
        ("order", "", False),
        None,
    ]


def test_bodies_are_known_by_name_and_by_sign() -> None:
    """A committee's letters end in n; an unknown field may be any."""
    assert body_of("socialnämndens") == Body("committee", "social")
    assert signed_body("Tn") == Body("committee")
    assert signed_body("Dnr") is None
    assert same_body(Body("committee", "social"), Body("committee"))
    assert not same_body(Body("committee", "social"), Body("committee", "kultur"))


def test_patterns_name_vocabularies_and_have_no_alternatives() -> None:
    """A row is a sequence; its words stand in the vocabularies."""
    assert [
        hit.head for hit in find(tokenize("Nämnden gav kontoret i uppdrag"), compile_pattern("%APPROVE_WEAKLY"))
    ] == [1]
    for wrong in ("%NOTHING", "@NOTHING", "avslår|avslog", ""):
        with pytest.raises(PatternError):
            compile_pattern(wrong)


def test_titles_and_sentences_are_told_apart() -> None:
    """A headline may have a verb; a sentence ends."""
    assert [is_sentence(line) for line in ("Fullmäktige antog planen.", "Tomten går tillbaka", "Cykelplan.")] == [
        True,
        False,
        False,
    ]
    assert names_nothing("KF 2017-06-12")
    assert not names_nothing("Budget 2027")
    parted = part_title("Cykelplan. Fullmäktige antog planen.")
    assert parted is not None
    assert (parted.title, parted.labelled) == ("Cykelplan", False)
    assert part_title("Förslag till beslut: Motionen avslås.") is None
    assert part_title("Vänsterpartiet: Säg ja till badet!") is None
    dispens = part_title("Dispens för brygga, Sunda 4:8. Förslag: dispens ges.")
    assert dispens is not None
    assert (dispens.title, dispens.labelled) == ("Dispens för brygga, Sunda 4:8", False)
