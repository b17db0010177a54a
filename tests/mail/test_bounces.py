"""Letters that come back pause what they were of, and nothing else."""

from __future__ import annotations

import pytest
from tests.mail.conftest import Town

from agendawatch.mail import Keys, Purpose, Subscription, new_key, read_bounce

KEYS = Keys(new_key())
IDENTIFIER = "0123456789abcdef"


def report(token: str, status: str = "5.1.1", *, to: str | None = None) -> bytes:
    """Write a report of delivery as RFC 3464 has it, about a letter that is sent back with it."""
    return f"""From: MAILER-DAEMON@post.example
To: {to or "studs@moten.example"}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; post.example

Final-Recipient: rfc822; anna@post.example
Action: failed
Status: {status}
--b
Content-Type: message/rfc822

From: nytt@moten.example
To: anna@post.example
Message-ID: <1773136800.{token}@moten.example>
Subject: 1 nyhet

Text
--b--
""".encode()


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
    town.subscribe()
    town.news("Ny cykelbana")
    town.send()
    letter = town.office.letters.pop()
    [row] = town.room.subscriptions.of("anna@post.example")
    token = town.room.sender.keys.token(Purpose.BOUNCE, row.id)

    assert letter.sender == f"studs+{token}@moten.example"
    assert token in str(letter.message["Message-ID"])
    assert "nytt@moten.example" in str(letter.message["From"])


def test_a_subscription_says_nothing_of_itself() -> None:
    """The id in a link and in a letter's headers is drawn by lot."""
    assert Subscription(address="a@post.example").id == ""
    assert KEYS.token(Purpose.BOUNCE, IDENTIFIER) != KEYS.token(Purpose.MANAGE, IDENTIFIER)
