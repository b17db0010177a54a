"""Every caveat is told in both languages."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.model.doubts import any_caveat

from agendawatch.i18n import LANGUAGES, Language
from agendawatch.i18n.caveats import PLURALS, SENTENCES, caveat_words
from agendawatch.model import Caveat, CaveatCode


@pytest.mark.parametrize(
    ("caveat", "swedish", "english"),
    [
        (
            Caveat.of(CaveatCode.WEEKDAY_DIFFERS, words="Fredag 11 mars", weekday=5, date="2026-03-11"),
            "”Fredag 11 mars” säger fredag, men 2026-03-11 är en onsdag",
            "“Fredag 11 mars” says Friday, but 2026-03-11 is a Wednesday",
        ),
        (
            Caveat.of(
                CaveatCode.PAGE_FAILED,
                address="https://a.example/",
                words="answered with status 503 (https://a.example/)",
            ),
            "https://a.example/ kunde inte hämtas: svarade med status 503 (https://a.example/)",
            "https://a.example/ could not be had: answered with status 503 (https://a.example/)",
        ),
        (
            Caveat.of(CaveatCode.PAGE_REFUSED, address="https://a.example/", words="robots.txt keeps us out"),
            "https://a.example/ stänger oss ute: robots.txt ber oss hålla oss borta",
            "https://a.example/ keeps us out: robots.txt keeps us out",
        ),
        (
            Caveat.of(CaveatCode.NO_SUCH_DAY, day="2026-02-30", words="30 {februari}"),
            "dagen 2026-02-30 finns inte (”30 {februari}”)",
            "no calendar has the day 2026-02-30 (“30 {februari}”)",
        ),
        (
            Caveat.of(CaveatCode.NO_SUCH_DAY, day="2026-02-30"),
            "dagen 2026-02-30 finns inte",
            "no calendar has the day 2026-02-30",
        ),
        (
            Caveat.of(CaveatCode.SEVERAL_MEETINGS, date="2026-03-11", others=("2026-03-18", "2026-04-01")),
            "mer än ett möte nämns: 2026-03-11 valdes, inte 2026-03-18, 2026-04-01",
            "more than one meeting is named: 2026-03-11 was taken, not 2026-03-18, 2026-04-01",
        ),
        (
            Caveat.of(CaveatCode.YEAR_UNCLEAR, words="it's {odd}"),
            "inget säger vilket år ”it's {odd}” gäller",
            "nothing says of which year “it's {odd}” is",
        ),
        (
            Caveat.of(CaveatCode.SHARED_WORDS, shared=("handlingsplan", "person"), score=0.9),
            "gemensamma ord: handlingsplan, person (likhet 0,90)",
            "shared words: handlingsplan, person (0.90)",
        ),
        (
            Caveat.of(CaveatCode.SHARED_WORDS, shared=("handlingsplan",), score=1),
            "gemensamma ord: handlingsplan (likhet 1,00)",
            "shared words: handlingsplan (1.00)",
        ),
        (
            Caveat.of(CaveatCode.MEETS_ON, organization="Kommunstyrelsen", date="2020-03-11"),
            "Kommunstyrelsen har möte onsdag 11 mars 2020",
            "Kommunstyrelsen meets on 2020-03-11",
        ),
        (
            Caveat.of(CaveatCode.NEAREST_MEETING, after="2020-03-06", date="2020-03-11"),
            "närmaste mötet efter fredag 6 mars 2020 är onsdag 11 mars 2020",
            "its nearest meeting after 2020-03-06 is on 2020-03-11",
        ),
        (
            Caveat.of(CaveatCode.DATE_MEANT, words="på onsdag", date="2020-03-11"),
            "”på onsdag” betyder onsdag 11 mars 2020",
            '"på onsdag" means 2020-03-11',
        ),
        (
            Caveat.of(CaveatCode.DATE_MEANT, date="2020-03-11"),
            "källan menar onsdag 11 mars 2020",
            "the source means 2020-03-11",
        ),
        (Caveat.of(CaveatCode.DAYS_APART, days=1), "1 dag isär", "1 day apart"),
        (Caveat.of(CaveatCode.DAYS_APART, days=0, weight=25), "0 dagar isär (+25)", "0 days apart (+25)"),
        (
            Caveat.of(CaveatCode.OTHER_TITLE, weight=-15),
            "ett annat namn på mötet (-15)",
            "another name of the meeting (-15)",
        ),
    ],
)
def test_a_caveat_is_told_in_both_languages(caveat: Caveat, swedish: str, english: str) -> None:
    """The page's own words stand in it as they are."""
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
