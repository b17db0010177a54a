"""Mail cannot be turned against its readers: who asks is counted, a mailbox is spared, and nothing is told of it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send
from tests.cases import cases
from tests.mail.conftest import Town

from agendawatch.errors import StoreError
from agendawatch.mail import Keys, SmtpMailer, Subscription, Subscriptions, TooManyError, new_key
from agendawatch.mail.settings import mailbox_of
from agendawatch.model import Watch

OWNER = "anna@post.example"
BODY = b"address=anna%40post.example&words=cykelbana"


def asker(nth: int) -> tuple[str, str]:
    """Ask from a network of one's own."""
    return f"198.51.{nth}.7/32", f"198.51.{nth}.0/24"


def wanted(address: str, words: str = "cykelbana") -> Subscription:
    """Ask for words."""
    return Subscription(address=address, watch=Watch(name="mail", words=(words,)), title=words)


def test_no_word_of_whoever_asks_stands_in_a_letter(town: Town) -> None:
    """Neither in its subject nor in its text: both are the site's; the page behind the link shows what it is of."""
    town.post("/mejl/", address=OWNER, words="vinn 10000 kr casino.example")
    letter = town.office.letters.pop()
    page = town.get(letter.links[0]).text

    assert "casino" not in letter.data.decode().casefold() + letter.part("plain") + letter.part("html")
    assert letter.subject == "Bekräfta att du vill ha mejl från Möten"
    assert "casino.example" in page
    assert 'href="casino' not in page


def test_one_mailbox_gets_one_letter_a_day(town: Town) -> None:
    """However its address is written, and whoever asks; each of them is told the same."""
    written = ["an.na+1@gmail.com", "anna@gmail.com", "ANNA+x@googlemail.com", "a.n.n.a@gmail.com"]
    answers = [town.post("/mejl/", address=address, words="cykelbana") for address in written]
    other = town.post("/mejl/", address="an.na@post.example", words="cykelbana")

    assert {it.status_code for it in (*answers, other)} == {202}
    assert len({it.content for it in (*answers, other)}) == 1
    assert [letter.to for letter in town.office.letters] == [("an.na+1@gmail.com",), ("an.na@post.example",)]


def test_nobody_is_locked_out_by_who_asks_first(town: Town) -> None:
    """A stranger's letter leads its owner to what the owner asked for, and begins nothing of the stranger's."""
    for nth in range(9):
        town.post("/mejl/", address=OWNER, words=f"casino{nth}")
    rest = town.room.subscriptions
    for nth in range(27):
        rest.ask(wanted(f"anna+{nth}@post.example", f"spel{nth}"), now=town.now, asker=asker(nth % 3), per_hour=500)
    assert rest.ask(wanted(OWNER), now=town.now, asker=asker(200), per_hour=500) is None
    [letter] = town.office.letters
    [mine] = [row for row in rest.of(OWNER) if row.title == "cykelbana"]

    page = town.get(letter.links[0]).text
    begun = town.post(letter.links[0], it=mine.id)

    assert f'name="it" value="{mine.id}"' in page
    assert begun.status_code == 200
    assert [row.title for row in rest.active()] == ["cykelbana"]
    assert rest.active()[0].address == OWNER


def test_letters_go_to_the_address_that_answered(town: Town) -> None:
    """Whoever reads one spelling of a mailbox begins nothing for another."""
    town.post("/mejl/", address="anna+a@post.example", words="cykelbana")
    town.post("/mejl/", address="anna+b@post.example", words="badhus")
    [letter] = town.office.letters
    [other] = town.room.subscriptions.of("anna+b@post.example")
    town.post(letter.links[0], it=other.id)

    assert [(row.address, row.title) for row in town.room.subscriptions.active()] == [("anna+a@post.example", "badhus")]


def test_a_link_confirms_nothing_of_another_mailbox(town: Town) -> None:
    """It says that the link is stale, and nothing begins."""
    town.post("/mejl/", address=OWNER, words="cykelbana")
    town.post("/mejl/", address="bo@post.example", words="cykelbana")
    [bo] = town.room.subscriptions.of("bo@post.example")

    assert town.post(town.office.letters[0].links[0], it=bo.id).status_code == 410
    assert town.room.subscriptions.active() == ()


@cases("known")
def test_one_answer_whatever_is_known_of_an_address(town: Town, known: str) -> None:
    """The same octets and headers."""
    if known == "pending":
        town.post("/mejl/", address=OWNER, words="badhus")
    elif known == "active":
        town.subscribe(OWNER, words="badhus")
    elif known == "many":
        town.room.settings = town.room.settings.model_copy(update={"per_hour": 500})
        for nth in range(25):
            asked = town.room.subscriptions.ask(
                wanted(OWNER, f"ord{nth}"), now=town.now, asker=asker(nth), per_hour=500
            )
            if asked is not None and nth < 20:
                town.room.subscriptions.confirm(asked.id, now=town.now, after=0)
    answer = town.post("/mejl/", address=OWNER, words="cykelbana")
    other = town.post("/mejl/", address="nobody@post.example", words="cykelbana")

    assert (answer.status_code, answer.content) == (other.status_code, other.content)
    assert answer.headers == other.headers


def test_a_letter_goes_when_the_answer_has_been_given(town: Town) -> None:
    """So that how long it takes tells nothing."""
    order: list[str] = []
    mailer, app = town.room.mailer, town.served.app

    def asked() -> SmtpMailer:
        order.append("letter")
        return mailer()

    async def noting(scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            order.append(message["type"])
            await send(message)

        await app(scope, receive, sent)

    town.room.mailer, town.served.app = asked, noting
    town.post("/mejl/", address=OWNER, words="cykelbana")

    assert order == ["http.response.start", "http.response.body", "letter"]


def test_a_server_of_mail_that_is_away_tells_nothing_and_is_asked_again(town: Town) -> None:
    """The answer is given first; a letter that was not taken does not count as one."""
    good, away = town.room.mailer, town.room.settings.model_copy(update={"smtp": "smtp://127.0.0.1:1"})
    town.room.mailer = lambda: SmtpMailer(away)
    first = town.post("/mejl/", address=OWNER, words="cykelbana")
    town.room.mailer = good
    town.office.refuses[OWNER] = "450 4.2.2 later"
    second = town.post("/mejl/", address=OWNER, words="cykelbana")
    town.office.refuses.clear()
    third = town.post("/mejl/", address=OWNER, words="cykelbana")

    assert {it.status_code for it in (first, second, third)} == {202}
    assert first.content == third.content
    assert len(town.office.letters) == town.rows == 1


def test_a_host_asks_for_ten_things_and_a_network_for_thirty(town: Town) -> None:
    """Whatever they ask for, and for whom."""
    got = Counter[str]()
    for host in ("203.0.113.1/32", "203.0.113.2/32", "203.0.113.3/32", "203.0.113.4/32"):
        for nth in range(15):
            with suppress(TooManyError):
                town.room.subscriptions.ask(
                    wanted(f"s{nth}@post.example"), now=town.now, asker=(host, "203.0.113.0/24"), per_hour=500
                )
                got[host] += 1

    assert sum(got.values()) == 30
    assert max(got.values()) == 10


def test_a_few_networks_cannot_use_up_everybodys_hour(town: Town) -> None:
    """The second half is for networks that have had nothing."""
    for nth in range(5):
        for one in range(10):
            with suppress(TooManyError):
                town.room.subscriptions.ask(
                    wanted(f"s{nth}{one}@post.example"), now=town.now, asker=asker(nth), per_hour=30
                )

    assert town.post("/mejl/", address=OWNER, words="cykelbana").status_code == 202


def test_what_is_counted_of_askers_is_nobodys_and_goes_within_the_hour(town: Town) -> None:
    """No address of a network stands in the file; counts are for all processes, in local time or not."""
    for nth in range(10):
        town.post("/mejl/", address=f"s{nth}@post.example", words="cykelbana")
    refused = town.post("/mejl/", address=OWNER, words="cykelbana")
    again = Subscriptions(town.file, town.room.sender.keys)
    with pytest.raises(TooManyError):
        again.ask(
            Subscription(address=OWNER), now=town.now.astimezone(), asker=("192.0.2.7/32", "192.0.2.0/24"), per_hour=99
        )

    assert refused.status_code == 429
    assert b"192.0.2" not in town.file.read_bytes()
    town.room.subscriptions.purge(town.now.replace(hour=town.now.hour + 1))
    with sqlite3.connect(town.file) as connection:
        assert connection.execute("SELECT count(*) FROM asks").fetchone() == (0,)


@cases("headers", "status")
def test_a_form_is_taken_from_a_page_of_ours_alone(town: Town, headers: dict[str, str], status: int) -> None:
    """By what browsers say of it; what says nothing is no page of ours."""
    assert town.served.post("/mejl/", BODY, **headers).status_code == status
    assert town.rows == (status == 202)


def test_pages_of_mail_say_where_they_stand_to_themselves_alone(town: Town) -> None:
    """Without it a browser writes `Origin: null` for our own form; other sites are told nothing."""
    assert town.get("/mejl/").headers["referrer-policy"] == "same-origin"
    assert town.get("/").headers["referrer-policy"] == "no-referrer"


def test_another_sites_page_ends_nothing(town: Town) -> None:
    """A program of mail says nothing of where it stands, and may."""
    link = str(town.letter().message["List-Unsubscribe"]).strip("<>").removeprefix("https://moten.example")
    foreign = town.served.post(link, b"do=all", origin="https://evil.example")
    kept = town.rows
    ended = town.served.post(link, b"List-Unsubscribe=One-Click")

    assert (foreign.status_code, kept) == (403, 1)
    assert (ended.status_code, town.rows) == (200, 0)


def test_where_nobody_can_tell_who_asks_no_mail_is_asked_for(town: Town) -> None:
    """Behind a proxy that the settings do not name."""
    answer = town.served.post("/mejl/", BODY, origin="https://moten.example", x_forwarded_for="203.0.113.9")

    assert (answer.status_code, town.rows, town.office.letters) == (503, 0, [])


@cases("version")
def test_a_database_of_something_else_is_left_as_it_is(tmp_path: Path, version: int) -> None:
    """To the byte, its journal's mode too, whatever version it says that it is of."""
    file = tmp_path / "books.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(f"PRAGMA journal_mode=WAL; CREATE TABLE books (title); PRAGMA user_version={version}")
    before = file.read_bytes()

    with pytest.raises(StoreError, match="tables of something else"):
        Subscriptions(file, Keys(new_key()))

    assert file.read_bytes() == before


@pytest.mark.parametrize("version", [1, 3])
def test_a_database_of_another_version_is_left_as_it_is(tmp_path: Path, version: int) -> None:
    """Ours, but laid out by another agendawatch."""
    file, keys = tmp_path / "mail.db", Keys(new_key())
    Subscriptions(file, keys)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version={version}")
    before = file.read_bytes()

    with pytest.raises(StoreError, match=f"of version {version}"):
        Subscriptions(file, keys)

    assert file.read_bytes() == before


@cases("written", "mailbox")
def test_a_mailbox_has_one_name(written: str, mailbox: str) -> None:
    """Dots count where the host counts them."""
    assert mailbox_of(written) == mailbox
