"""Every caveat is told in both languages."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases
from tests.model.doubts import any_caveat

from agendawatch.i18n import LANGUAGES, Language
from agendawatch.i18n.caveats import PLURALS, SENTENCES, caveat_words
from agendawatch.model import Caveat, CaveatCode
from agendawatch.model.caveat import Fact


@cases("code", "facts", "swedish", "english", code=CaveatCode)
def test_a_caveat_is_told_in_both_languages(
    code: CaveatCode, facts: dict[str, Fact], swedish: str, english: str
) -> None:
    """The page's own words stand in it as they are."""
    caveat = Caveat.of(code, **facts)

    assert (caveat_words(caveat, "sv"), caveat_words(caveat, "en")) == (swedish, english)


@given(any_caveat(st.text()), st.sampled_from(LANGUAGES))
def test_whatever_the_facts_are_they_are_told(caveat: Caveat, language: Language) -> None:
    """No text breaks a sentence, and every text stands in it."""
    told = caveat_words(caveat, language)

    texts = {fact for name, fact in caveat.facts.items() if isinstance(fact, str) and name not in {"after", "date"}}
    assert all(fact in told for fact in texts)


def test_every_code_has_sentences_and_every_fact_a_place() -> None:
    """What may be lacking has a sentence without it, which comes last; a weight stands behind any of them."""
    told = {**SENTENCES, **{code: (many,) for code, (_, many, _) in PLURALS.items()}}
    for code, sentences in told.items():
        holes = [{name for _, name, _, _ in string.Formatter().parse(it) if name} for it in sentences]
        names = [name for name in code.facts.split() if name.strip("[]") != "weight"]

        assert holes[0] == {name.strip("[]") for name in names}, code
        assert holes[-1] == {name for name in names if not name.startswith("[")}, code
    assert told.keys() == set(CaveatCode)
    assert SENTENCES.keys().isdisjoint(PLURALS)
