"""A reader asks for mail, gets it, and leaves: through the server's pages and a real server of mail."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from tests.cases import cases
from tests.mail.conftest import Town
from tests.replicas.nobody import NOBODY

from agendawatch.mail import Keys, Period, Purpose, Standing, Subscriptions, new_key
from agendawatch.model import Action, ActionCode
from agendawatch.store import Store

ADDRESS = "anna@post.example"


class Careless(sqlite3.Connection):
    """SQLite as it comes from sqlite.org: what is deleted stays in the file. Debian's overwrites it unasked."""

    def __init__(self, *where: Any, **how: Any) -> None:  # noqa: ANN401 - as a connection takes them
        """Open a database."""
        super().__init__(*where, **how)
        self.execute("PRAGMA secure_delete=OFF")


def test_a_reader_subscribes_reads_and_leaves_no_trace(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Form, letter, button, news with the item's words, one click; then the file holds nothing of the reader."""
    monkeypatch.setattr("agendawatch.mail.subscriptions.sqlite3.connect", partial(sqlite3.connect, factory=Careless))
    asked = town.post("/mejl/", address=ADDRESS, words="cykelbana", municipality="9901")
    question = town.office.letters.pop()
    page = town.get(question.links[0])
    before = town.rows
    confirmed = town.post(question.links[0])
    town.news("Ny cykelbana längs Storgatan", "Budget 2027")
    sent = town.send()
    letter = town.office.letters.pop()
    kept = town.file.read_bytes()
    [row] = town.room.subscriptions.of(ADDRESS)
    link = str(letter.message["List-Unsubscribe"]).strip("<>")
    ended = town.served.post(link.removeprefix("https://moten.example"), b"List-Unsubscribe=One-Click")
    after = town.file.read_bytes()

    assert (asked.status_code, page.status_code, confirmed.status_code) == (202, 200, 200)
    assert question.to == (ADDRESS,)
    assert before == 1
    assert sent.letters == 1
    assert letter.subject == "1 nyhet: cykelbana, Ängsby" or "cykelbana" in letter.subject
    for kind in ("plain", "html"):
        assert "Ny cykelbana längs Storgatan" in letter.part(kind)
        assert "KS 2026/00123" in letter.part(kind)
        assert "Kommunstyrelsen" in letter.part(kind)
        assert "Ängsby" in letter.part(kind)
        assert "Budget" not in letter.part(kind)
    assert letter.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert row.id.encode() in kept
    assert b"post.example" not in kept
    assert ended.status_code == 200
    assert town.room.subscriptions.of(ADDRESS) == ()
    sealed = Keys.index(town.room.sender.keys, ADDRESS).encode()
    for trace in (b"anna", b"post.example", b"cykelbana", row.id.encode(), sealed, b"gAAAA"):
        assert trace not in after, trace
    assert [path.name for path in town.file.parent.iterdir() if path.name.startswith("mail.db")] == ["mail.db"]
    town.news("Cykelbanor vid skolan", day=12, hours=30)
    assert town.send(3).letters == 0


def test_nothing_is_sent_before_it_is_confirmed(town: Town) -> None:
    """Asking in somebody's name gets them one letter; opening its link alone begins nothing."""
    town.post("/mejl/", address=ADDRESS, words="cykelbana")
    link = town.office.letters.pop().links[0]
    town.get(link)
    town.news("Ny cykelbana")

    assert town.send().letters == 0
    assert town.office.letters == []


def test_a_letter_says_what_a_feed_says(town: Town) -> None:
    """The item's own words, by which words it was found, and the way to its place on our page."""
    text = town.letter().part("plain")

    assert "* Ny cykelbana" in text
    assert "Hittat på: cykelbana." in text
    assert re.search(r"Hos oss:\nhttps://moten.example/angsby/manad/2026-\d\d/#", text)


def test_what_was_known_before_is_no_news(town: Town) -> None:
    """A reader is told from the confirmation on, and of each thing once."""
    town.subscribe()

    assert (town.send(1).letters, town.send(2).letters) == (0, 0)
    town.news("Ny cykelbana", hours=60)
    assert (town.send(3).letters, town.send(4).letters) == (1, 0)


def test_a_letter_groups_by_municipality_and_meeting(town: Town) -> None:
    """One heading a municipality, one a meeting, each thing once."""
    town.subscribe(ADDRESS, municipality="Ängsby", words="cykelbana, budget")
    town.news("Cykelbana A", "Budget B", day=11)
    town.news("Cykelbana C", day=12)
    town.send()
    text = town.office.letters.pop().part("plain")

    assert text.count("Ängsby\n======") == 1
    assert len(re.findall(r"^Kommunstyrelsen, .* maj 2026 .*\n-+$", text, re.MULTILINE)) == 2
    assert text.count("Cykelbana A") == text.count("Budget B") == text.count("Cykelbana C") == 1


@pytest.mark.parametrize(("period", "days"), [("daily", {1: 1, 2: 1, 3: 1}), ("weekly", {1: 0, 6: 1, 7: 0, 13: 1})])
def test_a_letter_comes_as_often_as_was_asked_for(town: Town, period: str, days: dict[int, int]) -> None:
    """At most one a day, or one a week on its weekday (10 March 2026 is a Tuesday, and Monday the weekday)."""
    town.subscribe(words="cykelbana", period=period)
    town.news("Cykelbana")
    town.send(0)
    letters = {}
    for nth, day in enumerate(days, start=1):
        town.news(f"Cykelbana {nth}", day=11 + nth, hours=24 * day - 2)
        letters[day] = town.send(day).letters + town.send(day + 0.1).letters

    assert letters == days


def test_a_followed_proposal_is_told_of(town: Town) -> None:
    """What was done before is no news; what is done after is told once, with its words."""
    town.subscribe(ADDRESS, proposal="p1")
    done = Action(
        code=ActionCode.REFERRED,
        date=dt.date(2026, 3, 11),
        words="Kommunstyrelsen remitterar motionen.",
        authoritative=True,
    )
    with Store(town.store_url) as store:
        [followed] = [proposal for proposal in store.proposals() if proposal.id == "p1"]
        store.records.save_proposal(followed.model_copy(update={"actions": (done,)}), town.now + dt.timedelta(hours=2))
    sent = (town.send(1).letters, town.send(2).letters)

    assert sent == (1, 0)
    letter = town.office.letters.pop()
    assert "En plan för cyklar" in letter.part("plain")
    assert "Kommunstyrelsen remitterar motionen." in letter.part("html")


def test_a_reader_sees_all_that_is_kept_and_changes_it(town: Town) -> None:
    """The link of a letter shows every subscription of the address; buttons change one, end one, or end all."""
    town.subscribe(words="budget", municipality="Ängsby")
    link = next(link for link in town.letter().links if "/mejl/avsluta/" in link)

    shown = town.get(link)
    weekly = town.post(link, do="weekly")
    [changed] = [row for row in town.room.subscriptions.of(ADDRESS) if row.period is Period.WEEKLY]
    ended = town.post(link, do="all")

    assert shown.text.count("<li>") >= 2
    assert ADDRESS in shown.text
    assert shown.headers["cache-control"] == "no-store"
    assert "noindex" in shown.text
    assert weekly.status_code == ended.status_code == 200
    assert changed.standing is Standing.ACTIVE
    assert town.rows == 0


def test_a_link_that_ends_it_can_be_used_twice(town: Town) -> None:
    """The second time says the same, and nothing changes for others."""
    link = next(link for link in town.letter().links if "/mejl/avsluta/" in link)
    town.subscribe("bo@post.example")
    first, second, third = town.post(link, do="leave"), town.post(link, do="leave"), town.get(link)

    assert [it.status_code for it in (first, second, third)] == [200, 200, 200]
    assert "inget av det sparas" in second.text
    assert town.rows == 1


def test_a_stale_confirmation_begins_nothing(town: Town) -> None:
    """After two days the link is gone, and so is the address; used twice it stays as it was."""
    town.post("/mejl/", address=ADDRESS, words="cykelbana")
    link = town.office.letters.pop().links[0]
    town.room.subscriptions.purge(town.now + dt.timedelta(hours=49))
    stale = town.post(link)

    assert (stale.status_code, town.rows) == (410, 0)
    assert "två dygn" in stale.text

    town.post("/mejl/", address=ADDRESS, words="cykelbana")
    link = town.office.letters.pop().links[0]
    assert [town.post(link).status_code, town.post(link).status_code, town.get(link).status_code] == [200, 200, 200]
    assert town.rows == 1


@pytest.mark.parametrize("path", ["/mejl/bekrafta/", "/en/mejl/avsluta/"])
@pytest.mark.parametrize("query", ["", "?k=", "?k=abc", f"?k={'0' * 48}", "?q=1", "?k=1&k=2", "?k=%00"])
def test_a_link_that_is_none_of_ours_changes_nothing(town: Town, path: str, query: str) -> None:
    """It is told as such, by a page."""
    town.subscribe()

    assert town.get(path + query).status_code == 404
    assert town.post(path + query, do="all").status_code == 404
    assert town.rows == 1


def test_a_link_for_one_thing_is_no_link_for_another(town: Town) -> None:
    """Who may end a subscription has another link than who may confirm it."""
    town.post("/mejl/", address=ADDRESS, words="cykelbana")
    token = town.office.letters.pop().links[0].partition("?k=")[2]

    assert town.post(f"/mejl/avsluta/?k={token}", do="all").status_code == 404
    assert town.rows == 1


@cases("form", "said")
def test_what_cannot_be_used_is_said_and_nothing_is_kept(town: Town, form: dict[str, str], said: str) -> None:
    """The form comes back with what is wrong, in the reader's language; no letter is sent."""
    answer = town.post("/mejl/", **form)

    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert said in answer.text
    assert (town.rows, town.office.letters) == (0, [])


def test_forms_are_taken_nowhere_else_and_only_small(town: Town) -> None:
    """Every other address takes no POST; a form of ours is a few hundred octets."""
    assert town.served.post("/", b"x=1").status_code == 405
    assert town.served.post("/api/v1/meetings", b"x=1").status_code == 405
    assert town.served.ask("/mejl/", "PUT").status_code == 405
    assert town.served.post("/mejl/", b"x" * 9000).status_code == 413


def test_an_address_that_takes_no_letters_is_paused(town: Town) -> None:
    """At the server's word; the reader's page says so, and a new confirmation takes it up again."""
    town.subscribe()
    town.news("Ny cykelbana")
    town.office.refuses[ADDRESS] = "550 5.1.1 no such mailbox"
    sent = town.send()
    [row] = town.room.subscriptions.of(ADDRESS)
    manage = "/mejl/avsluta/?k=" + town.room.sender.keys.token(Purpose.MANAGE, row.id)
    page = town.get(manage)
    again = town.send(2)
    town.office.refuses.clear()
    town.subscribe(ADDRESS, municipality="Ängsby")

    assert (sent.letters, sent.paused, row.standing) == (0, 1, Standing.PAUSED)
    assert "Pausad" in page.text
    assert (again.letters, again.paused) == (0, 0)
    assert {row.standing for row in town.room.subscriptions.of(ADDRESS)} == {Standing.ACTIVE}
    assert town.send(3).letters == 1


@pytest.mark.parametrize("said", ["450 4.2.2 full", "554 5.7.1 relay denied"])
def test_a_refusal_that_is_not_the_addresss_fault_is_tried_again(town: Town, said: str) -> None:
    """Not now, or not from us: five times in a row, then it is paused; nothing is lost when it passes."""
    town.subscribe()
    town.news("Ny cykelbana")
    town.office.refuses[ADDRESS] = said
    tries = [town.send(day) for day in range(1, 4)]
    town.office.refuses.clear()
    sent = town.send(4)

    assert [sent.later for sent in tries] == [1, 1, 1]
    assert sent.letters == 1
    assert "Ny cykelbana" in town.office.letters.pop().part("plain")


def test_five_refusals_in_a_row_pause(town: Town) -> None:
    """A box that is full for a week is nobody's."""
    town.subscribe()
    town.news("Ny cykelbana")
    town.office.says = "452 4.3.1 later"

    assert [town.send(day).paused for day in range(1, 6)] == [0, 0, 0, 0, 1]


def test_a_server_that_is_away_ends_the_round_and_loses_nothing(town: Town) -> None:
    """What was not sent is sent the next time."""
    town.subscribe()
    town.news("Ny cykelbana")
    url = town.room.settings.smtp
    town.room.settings = town.room.settings.model_copy(update={"smtp": f"smtp://{NOBODY}"})
    failed = town.send()
    town.room.settings = town.room.settings.model_copy(update={"smtp": url})

    assert failed.failed
    assert failed.letters == 0
    assert town.send(1.1).letters == 1


def test_a_letter_in_doubt_is_not_sent_again(town: Town) -> None:
    """A process that was stopped while it sent may have sent it: that is told, and the next news go out."""
    town.subscribe()
    town.news("Ny cykelbana")
    [row] = town.room.subscriptions.of(ADDRESS)
    assert town.room.subscriptions.claim(row.id, upto=row.after + 1)
    sent = town.send()
    town.news("Cykelbana vid skolan", day=12, hours=30)

    assert (sent.letters, sent.unsure) == (0, 1)
    assert town.send(2).letters == 1


def test_letters_are_clear_of_what_sources_write(town: Town) -> None:
    """No line of a source ends a header or begins a tag."""
    letter = town.letter("Cykelbana <script>alert(1)</script>\r\nBcc: x@y.example & \u202eslut")

    assert letter.to == (ADDRESS,)
    assert letter.message["Bcc"] is None
    assert "<script" not in letter.part("html")
    assert "<img" not in letter.part("html")
    assert "\u202e" not in letter.part("plain")


def test_english_letters_are_english(town: Town) -> None:
    """They lead to English pages."""
    letter = town.letter(path="/en/mejl/")

    assert letter.subject == "1 news: cykelbana"
    assert all("/en/" in link for link in letter.links if link.startswith("https://moten.example/"))


def test_the_database_is_its_owners_and_useless_without_its_key(town: Town) -> None:
    """Nobody else may read the file; another key opens nothing; a new key takes over, and the old can go."""
    town.subscribe()
    old, new = new_key(), new_key()
    file = town.file.parent / "other.db"
    kept = Subscriptions(file, Keys(old))
    [row] = town.room.subscriptions.of(ADDRESS)
    asked = kept.ask(row, now=town.now, asker=("192.0.2.7/32", "192.0.2.0/24"), per_hour=5)
    assert asked is not None
    rotated = Subscriptions(file, Keys(f"{new},{old}"))
    found = rotated.of(ADDRESS)
    count = rotated.reseal()
    alone = Subscriptions(file, Keys(new))

    assert file.stat().st_mode & 0o077 == 0
    assert [it.id for it in found] == [asked.id]
    assert count == 1
    assert [row.address for row in alone.of(ADDRESS)] == [ADDRESS]
    with pytest.raises(Exception, match="another key"):
        Subscriptions(file, Keys(old)).get(asked.id)
    assert "gAAAA" not in repr(town.room.settings)


def test_what_nobody_confirms_or_what_comes_back_is_forgotten(town: Town) -> None:
    """After two days, or thirty."""
    town.post("/mejl/", address=ADDRESS, words="cykelbana")
    town.subscribe("bo@post.example")
    [bo] = town.room.subscriptions.of("bo@post.example")
    town.room.subscriptions.change(bo.id, lambda it: replace(it, standing=Standing.PAUSED))

    assert town.room.subscriptions.purge(town.now + dt.timedelta(days=3)) == 1
    assert town.room.subscriptions.purge(town.now + dt.timedelta(days=31)) == 1
    assert town.rows == 0


def test_pages_lead_to_the_form_filled_with_what_they_are_of(town: Town) -> None:
    """A municipality's, an organization's, a watch's and a proposal's; a static site has no such link."""
    for path, said in (
        ("/angsby/", 'value="Ängsby"'),
        ("/angsby/kommunstyrelsen/", 'value="Kommunstyrelsen"'),
        ("/bevakning/cyklar/", 'value="cykelbana"'),
        ("/arende/p1/", "En plan för cyklar"),
    ):
        page = town.get(path).text
        [link] = re.findall(r'href="[./]*(mejl/\?[^"]*)"', page)
        form = town.get("/" + link.replace("&amp;", "&"))
        assert form.status_code == 200
        assert said in form.text
