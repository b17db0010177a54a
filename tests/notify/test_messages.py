"""Messages: short, whole, and within what a service takes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agendawatch.notify.messages import NewsItem, write_messages

LINK = "https://exempelkoping.example/moten/11"


def piece(number: int, about: str, *lines: str, place: str = "Exempelköping") -> NewsItem:
    """Make a piece of news."""
    return NewsItem(
        f"change:{number}", about, f"Kommunstyrelsen, {place}, {about}", place, lines or ("Nytt möte",), LINK
    )


def test_at_once_each_meeting_has_its_message() -> None:
    """The heading, what is new line by line, a link, and that it is unofficial."""
    first, second = write_messages(
        [piece(1, "a", "Ny tid"), piece(2, "b"), piece(3, "a", "Ny plats")], digest=False, limit=2_000, language="sv"
    )

    assert first.title == "Kommunstyrelsen, Exempelköping, a"
    assert first.body == f"Ny tid\nNy plats\n{LINK}\nInofficiell bevakning. Kommunens egna uppgifter gäller."
    assert (first.keys, second.keys) == (("change:1", "change:3"), ("change:2",))


def test_a_digest_is_one_message() -> None:
    """It says in its title how much there is, and of whom."""
    pieces = [piece(1, "a"), piece(2, "b", place="Provstad"), piece(3, "c"), piece(4, "d", place="Visby")]
    (message,) = write_messages(pieces, digest=True, limit=2_000, language="sv")

    assert message.title == "4 nyheter: Exempelköping, Provstad, Visby"
    assert message.body.count(LINK) == 4
    assert message.keys == ("change:1", "change:2", "change:3", "change:4")


def test_many_meetings_at_once_end_in_a_digest() -> None:
    """Nobody's phone rings a hundred times."""
    messages = write_messages([piece(nth, f"m{nth}") for nth in range(40)], digest=False, limit=20_000, language="en")

    assert len(messages) == 11
    assert messages[-1].title == "30 news: Exempelköping"


def test_nothing_new_is_no_message() -> None:
    """Silence is silent."""
    assert write_messages([], digest=True, limit=500, language="sv") == ()


@given(
    st.lists(st.tuples(st.sampled_from("abcdefgh"), st.text("åäö xyz", min_size=1, max_size=400)), max_size=30),
    st.booleans(),
    st.integers(min_value=300, max_value=3_000),
)
def test_every_piece_of_news_is_in_one_message_that_fits(rows: list[tuple[str, str]], digest: bool, limit: int) -> None:
    """However much there is, and however long."""
    pieces = [piece(nth, about, text) for nth, (about, text) in enumerate(rows)]
    messages = write_messages(pieces, digest=digest, limit=limit, language="sv")

    assert sorted(key for message in messages for key in message.keys) == sorted(one.key for one in pieces)
    assert all(len(message.body) <= limit for message in messages)
    assert all(len(message.title) <= 100 for message in messages)
