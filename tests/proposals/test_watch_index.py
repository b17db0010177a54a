"""From the words of a text to the watches that look for them."""

from __future__ import annotations

import pytest

from agendawatch.errors import InputError
from agendawatch.model import Watch
from agendawatch.proposals.terms import tokens
from agendawatch.proposals.watch_index import WatchIndex, condition


@pytest.mark.parametrize(
    "watch",
    [
        Watch(name="a"),
        Watch(name="a", without=("park",)),
        Watch(name="a", where="not park"),
        Watch(name="a", where="skola or not park"),
    ],
    ids=["nothing", "only without", "only not", "or not"],
)
def test_a_watch_that_looks_for_nothing_is_refused(watch: Watch) -> None:
    """It would be told of everything."""
    with pytest.raises(InputError):
        condition(watch)


def test_the_words_of_a_text_bring_up_those_who_look_for_them() -> None:
    """Each watch once, however many of its words are there; others not at all."""
    index = WatchIndex(
        (
            Watch(name="cyklar", words=("cykelbana", "cykelväg")),
            Watch(name="parker", words=("park",)),
            Watch(name="vatten", phrases=("rent vatten",)),
        )
    )
    found = dict(index.looked_for(tokens("Cykelbanor, cykelvägar och rent vatten")))

    assert sorted(sought.watch.name for sought in index.brought_up(found)) == ["cyklar", "vatten"]
    assert sorted(found.values()) == ["Cykelbanor", "cykelvägar", "rent vatten"]


def test_phrases_that_begin_alike_are_told_apart() -> None:
    """The longer and the shorter are both found where both stand."""
    index = WatchIndex(
        (Watch(name="a", phrases=("gång- och cykelväg", "gång-")), Watch(name="b", phrases=("gång och tåg",)))
    )

    assert sorted(words for _, words in index.looked_for(tokens("en gång- och cykelväg"))) == [
        "gång",
        "gång och cykelväg",
    ]


def test_a_text_that_holds_no_piece_of_any_word_is_passed_over() -> None:
    """Few words are looked for at once; of many, or of other things than texts, each text is looked at."""
    few = WatchIndex((Watch(name="a", words=("skola",), phrases=("plan för torget",)),))
    many = WatchIndex(Watch(name=f"a{nth}", words=(f"ord{nth}x",)) for nth in range(100))
    party = WatchIndex((Watch(name="a", parties=("V",)),))

    assert [few.may_hold(text) for text in ("förskolan", "vid torget", "budget")] == [True, True, False]
    assert many.may_hold("budget")
    assert party.may_hold("budget")
    assert [index.begins_with_texts for index in (few, many, party)] == [True, True, False]
