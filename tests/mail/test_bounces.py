"""Letters that come back pause what they were of, and nothing else."""

from __future__ import annotations

import pytest
from tests.cases import table
from tests.mail.conftest import Town

from agendawatch.mail import Keys, Purpose, new_key, read_bounce

KEYS = Keys(new_key())
IDENTIFIER = "0123456789abcdef"


def report(token: str, status: str = "5.1.1", *, to: str = "studs@moten.example") -> bytes:
    """Write a report of delivery as RFC 3464 has it, about a letter that is sent back with it."""
    return str(table(__file__, "REPORT")).format(token=token, status=status, to=to).encode()


@pytest.mark.parametrize(("status", "for_good"), [("5.1.1", True), ("5.0.0", True), ("4.2.2", False)])
def test_a_report_tells_whose_letter_came_back(status: str, *, for_good: bool) -> None:
    """By the letter's own id, and whether for good."""
    bounced = read_bounce(report(KEYS.token(Purpose.BOUNCE, IDENTIFIER), status), KEYS)

    assert bounced is not None
    assert (bounced.identifier, bounced.for_good) == (IDENTIFIER, for_good)


def test_a_report_is_known_by_the_address_that_it_came_back_to() -> None:
    """Whoever returns a letter need not return what it said; some change the case of an address."""
    to = f"studs+{KEYS.token(Purpose.BOUNCE, IDENTIFIER).upper()}@moten.example"

    assert read_bounce(report("none", to=to), KEYS) is not None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Subject: hej\n\nhej",
        report("0" * 48),
        report(Keys(new_key()).token(Purpose.BOUNCE, IDENTIFIER)),
        report(KEYS.token(Purpose.MANAGE, IDENTIFIER)),
        report(KEYS.token(Purpose.BOUNCE, IDENTIFIER), "2.0.0"),
        report(KEYS.token(Purpose.BOUNCE, IDENTIFIER), ""),
        bytes(range(256)) * 20,
        report(KEYS.token(Purpose.BOUNCE, IDENTIFIER)) + b"x" * 2_000_000,
    ],
)
def test_what_proves_nothing_pauses_nobody(data: bytes) -> None:
    """A forged report, one of a letter that arrived, one without a status, or no report at all."""
    assert read_bounce(data, KEYS) is None


def test_letters_come_back_to_an_address_of_their_own(town: Town) -> None:
    """The envelope names the subscription; the letter itself is from the site."""
    letter = town.letter()
    [row] = town.room.subscriptions.of("anna@post.example")
    token = town.room.sender.keys.token(Purpose.BOUNCE, row.id)

    assert letter.sender == f"studs+{token}@moten.example"
    assert token in str(letter.message["Message-ID"])
    assert "nytt@moten.example" in str(letter.message["From"])
