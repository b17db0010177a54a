"""How facts are shown."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases
from tests.site.invented import meeting

from agendawatch.model import STOCKHOLM, Caveat, CaveatCode, Document
from agendawatch.site.words.display import Filters, clean, embedded, mail, plain, soft

SWEDISH, ENGLISH = Filters("sv", "Visa hela", "död"), Filters("en", "Show all", "dead")


def test_days_and_hours_are_told_as_people_do() -> None:
    """On Swedish clocks, in each language."""
    moment = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)

    assert SWEDISH.moment(moment).striptags() == "onsdag 11 mars 2026 kl. 13.00"
    assert ENGLISH.moment(moment).striptags() == "Wednesday 11 March 2026 13:00"
    assert str(SWEDISH.day(moment)) == 'onsdag <span class="whole">11 mars 2026</span>'
    assert SWEDISH.stamp(moment) == "11 mars 2026 kl. 13.00"
    assert SWEDISH.month((2026, 3)) == "mars 2026"


@cases("end", "swedish", "english")
def test_hours_have_an_end_where_one_is_published(end: str | None, swedish: str, english: str) -> None:
    """And none is made up."""
    last = dt.datetime.fromisoformat(end).replace(tzinfo=STOCKHOLM) if end else None
    held = meeting(end=last)

    assert SWEDISH.hours_words(held) == swedish
    assert ENGLISH.hours_words(held) == english
    assert SWEDISH.hours(meeting(at=None)) is None


def test_caveats_are_told_in_the_pages_language() -> None:
    """As text without mark-up, cut where they are long."""
    doubt = Caveat.of(CaveatCode.YEAR_DIFFERS, words="18 <b>februari</b>", year=2026)
    long = Caveat.of(CaveatCode.YEAR_UNCLEAR, words="ord " * 1000)

    assert SWEDISH.caveat(doubt) == "<bdi>”18 &lt;b&gt;februari&lt;/b&gt;” står under 2026</bdi>"
    assert ENGLISH.caveat(doubt) == "<bdi>“18 &lt;b&gt;februari&lt;/b&gt;” stands under 2026</bdi>"
    assert len(SWEDISH.caveat(long)) < 400


@cases("value", "shown")
def test_what_a_change_went_from_is_told_in_words(value: str, shown: str) -> None:
    """A day or a moment as such, all else as the source has it."""
    assert re.sub("</?span[^>]*>", "", str(SWEDISH.value(value))) == shown


def test_a_long_text_is_cut_and_stands_whole_behind_a_word() -> None:
    """A short one has nothing behind it."""
    long = "ett ord till " * 50

    assert str(SWEDISH.text(long)).endswith("…</bdi>")
    assert long.strip() in str(SWEDISH.rest(long))
    assert "Visa hela" in str(SWEDISH.rest(long))
    assert not SWEDISH.rest("kort")
    assert not SWEDISH.rest(None)


def test_a_text_is_marked_by_its_language() -> None:
    """On an English page a Swedish one."""
    assert str(ENGLISH.text("Budget & <b>")) == '<bdi lang="sv">Budget &amp; &lt;b&gt;</bdi>'


def test_a_document_is_a_link_where_its_address_can_be_followed() -> None:
    """Else it is named, and the page says why."""
    paper = Document(url="https://a.example/å.pdf", title="Kallelse", media_type="application/pdf")

    told = str(SWEDISH.paper(paper))
    assert told.startswith('<a href="https://a.example/%C3%A5.pdf" rel="external"><bdi>Kallelse</bdi></a>')
    assert told.endswith("PDF</span>")
    assert "<a" not in str(SWEDISH.paper(paper.model_copy(update={"url": "javascript:x"})))


@pytest.mark.parametrize("contact", ["https://a.example", "a@b", "a@b.se, c@d.se", "a@b.se?cc=x", 'a"@b.se', None, ""])
def test_only_one_plain_address_of_mail_is_one(contact: str | None) -> None:
    """All else is words."""
    assert mail(contact) is None
    assert mail("namn.efternamn@moten.example") == "namn.efternamn@moten.example"


def test_data_within_a_page_cannot_end_its_element() -> None:
    """Whatever it holds."""
    assert "<" not in str(embedded('{"name":"</script><script>"}'))


def test_long_compounds_may_be_broken_where_they_meet() -> None:
    """And short words not."""
    assert soft("Utbildningsnämnden") == "Utbildnings\u00adnämnden"
    assert soft("Nämnden") == "Nämnden"


@cases("text", "shown")
def test_text_becomes_one_line_of_what_can_be_seen(text: str, shown: str) -> None:
    """Mark-up is words; marks without a face go."""
    assert clean(text) == shown
    assert (clean("\u200b \ufeff"), clean("\ud800")) == ("–", "\ufffd")


@given(st.text())
def test_whatever_is_cleaned_stays_so(text: str) -> None:
    """One line, without ends of white space, in one form, that UTF-8 can hold."""
    once = clean(text)

    assert once == clean(once)
    assert once == " ".join(once.split())
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode()


@given(st.text(), st.integers(2, 50))
def test_a_plain_text_keeps_within_its_limit(text: str, limit: int) -> None:
    """And always says something."""
    assert 0 < len(plain(text, limit)) <= limit
