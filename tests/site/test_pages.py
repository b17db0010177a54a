"""Pages are whole, say what is known, and let nothing through that a source could do harm with."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from typing import ClassVar
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from jinja2 import UndefinedError
from tests.cases import cases
from tests.site.invented import ANGELVIK, BOARD, HOME, NOW, TODAY, meeting, pages

from agendawatch.i18n import Language
from agendawatch.model import (
    Action,
    ActionCode,
    AgendaItem,
    Document,
    Example,
    Meeting,
    MeetingStatus,
    Organization,
    Proposal,
    Provenance,
    Watch,
    slug,
)
from agendawatch.proposals import find_hits
from agendawatch.site.assets import assets
from agendawatch.site.facts.front import front_page
from agendawatch.site.facts.meetings import meeting_page
from agendawatch.site.facts.months import month_page
from agendawatch.site.facts.organizations import municipality_page, organization_page
from agendawatch.site.facts.page import STATIC_PAGES, Page
from agendawatch.site.facts.proposals import proposal_page
from agendawatch.site.facts.watches import watch_page
from agendawatch.site.pages import render
from agendawatch.site.settings import SiteSettings
from agendawatch.site.words.sentences import EXPLAINED

HERE = HOME.model_copy(update={"publisher": "Öppna möten", "contact": "hej@moten.example"})
LANGUAGES: tuple[Language, ...] = ("sv", "en")
_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "rect", "line", "circle"}
_INLINE = {"a", "bdi", "span", "strong", "s", "q", "b", "mark", "time"}
_NO_P = {"div", "ul", "ol", "dl", "section", "details", "table", "p", "h1", "h2", "h3", "figure", "form"}


class Seen(HTMLParser):
    """What a browser sees: the tags with their attributes' names, the links, the text."""

    def __init__(self, page: bytes) -> None:
        """Read a page whole."""
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.data: list[str] = []
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, and whether it may stand where it does."""
        told = {name: value or "" for name, value in attrs}
        self.tags.append((tag, tuple(sorted(told))))
        self.links += [(tag, told)] if {"href", "src"} & told.keys() else []
        self.ids += [told["id"]] if "id" in told else []
        if tag in _NO_P and "p" in self.open:
            self.faults.append(f"{tag} within p")
        if tag in {"a", "details", "button"} and "a" in self.open:
            self.faults.append(f"{tag} within a")
        if tag not in _VOID:
            self.open.append(tag)
        if tag not in _INLINE:
            self.words.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that holds nothing."""
        self.tags.append((tag, tuple(sorted(name for name, _ in attrs))))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"stray </{tag}>")

    def handle_data(self, data: str) -> None:
        """Keep text, and what scripts hold apart."""
        (self.data if self.open[-1:] == ["script"] else self.words).append(data)

    @property
    def text(self) -> str:
        """All that is read, in one line."""
        return " ".join("".join(self.words).split())


def seen(page: Page, language: Language = "sv", site: SiteSettings = HERE) -> Seen:
    """Render a page, and look at it."""
    return Seen(render(page, site, language))


def one(held: Meeting, language: Language = "sv", **known: object) -> str:
    """Tell what a meeting's page says."""
    return seen(meeting_page(held, today=TODAY, **known), language).text  # type: ignore[arg-type] # a test's own facts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole(language: Language) -> None:
    """Tags are closed, ids differ, headings come in order, labels name what is there, and no style or script is within."""
    for page in pages("Ord"):
        found = seen(page, language)
        headings = [int(tag[1]) for tag, _ in found.tags if re.fullmatch("h[1-6]", tag)]

        assert found.faults == []
        assert found.open == []
        assert len(found.ids) == len(set(found.ids))
        assert headings[0] == 1
        assert headings.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(headings))
        assert {"main", "header", "footer", "nav", "title"} <= {tag for tag, _ in found.tags}
        assert all("style" not in names and not any(name.startswith("on") for name in names) for _, names in found.tags)
        assert all(tag != "style" for tag, _ in found.tags)
        labels = re.findall(r'aria-labelledby="([^"]+)"', render(page, HERE, language).decode())
        assert {name for label in labels for name in label.split()} <= set(found.ids)


@cache
def _usual_tags(language: Language) -> list[list[tuple[str, tuple[str, ...]]]]:
    harmless = HOME.model_copy(update=dict.fromkeys(("title", "publisher", "contact"), "Ord"))
    return [seen(page, language, harmless).tags for page in pages("Ord")]


@pytest.mark.parametrize("language", LANGUAGES)
@cases("words")
def test_no_words_of_a_source_become_markup(words: str, language: Language) -> None:
    """Whatever is said in every place that can be filled, the page has the tags that it has with harmless words."""
    site = HOME.model_copy(update=dict.fromkeys(("title", "publisher", "contact"), words))

    for hostile, usual in zip(pages(words), _usual_tags(language), strict=True):
        page = render(hostile, site, language)
        found = Seen(page)
        assert found.tags == usual
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", page.decode())
        for data in found.data:
            assert json.loads(data)["@context"] == "https://schema.org"


@cases("url")
def test_only_web_addresses_become_links(url: str) -> None:
    """A document whose address cannot be followed is named without a link."""
    paper = Document(url=url, title="Kallelse")
    held = meeting(url=url, documents=(paper,), agenda=(AgendaItem(title="Val", documents=(paper,)),))

    for language in LANGUAGES:
        found = seen(meeting_page(held, today=TODAY), language)
        assert "Kallelse" in found.text
        hrefs = {it.get("href", "") for _, it in found.links}
        own = {it for it in hrefs if it.startswith(f"mailto:{HERE.contact}?")}
        assert {urlsplit(it).scheme for it in hrefs - own} <= {"", "https", "webcal"}
        assert all(it.get("href") != url for _, it in found.links)


@cases("facts", "language", "said", "unsaid")
def test_a_meetings_page_says_what_is_known_of_it(
    facts: dict[str, object], language: Language | None, said: tuple[str, ...], unsaid: tuple[str, ...] | None
) -> None:
    """In words, and in the page's own; what no source says is told as not known, and nothing that can be seen is left out."""
    told = one(meeting(**facts), language or "sv")  # type: ignore[arg-type] # a row of a table

    assert [words for words in said if words not in told] == []
    assert [words for words in unsaid or () if words in told] == []


def test_a_title_of_ten_thousand_letters_is_cut_and_can_be_read() -> None:
    """The page stays small, and holds the whole once."""
    title = "Handlingsplan för ett mycket långt ärende " * 240
    held = meeting(agenda=tuple(AgendaItem(title=title, number=str(n)) for n in range(300)))
    page = render(meeting_page(held, today=TODAY), HERE)

    assert title.strip() in Seen(page).text
    assert len(page) < 100_000
    assert "ärenden till finns på kommunens sida" in Seen(page).text


def test_no_page_is_large() -> None:
    """Not with a thousand items, documents, changes, hits and meetings."""
    words = "Ett ärende med en rubrik av vanlig längd om någonting i kommunen"
    paper = Document(url="https://angelvik.example/handlingar/2026/03/11/bilaga-till-arende.pdf", title=words)
    items = tuple(AgendaItem(title=words, number=str(n), documents=(paper,) * 5) for n in range(400))
    held = [
        meeting(
            f"2026-03-{1 + n % 28:02}",
            nth=n + 1,
            location=words,
            name=words,
            organization=Organization(name=f"Nämnd {n % 60}"),
        )
        for n in range(1500)
    ]
    whole = meeting(agenda=items, documents=(paper,) * 500)
    changes = pages("Ord")[0].changes * 40  # type: ignore[attr-defined] # the first is a meeting's page
    every = (
        meeting_page(whole, today=TODAY, changes=changes),
        organization_page(ANGELVIK, BOARD, meetings=held, changes=changes, now=NOW),
        municipality_page(ANGELVIK, meetings=held, changes=changes, now=NOW),
        month_page(2026, 3, meetings=held, months=((2026, 3),)),
        front_page(towns=[ANGELVIK], meetings=held, changes=changes, now=NOW),
    )

    assert [len(render(page, HERE)) for page in every if len(render(page, HERE)) >= 100_000] == []


def test_only_a_cancelled_meeting_is_struck() -> None:
    """One that is missing from its page may be held."""
    struck = [
        "<h1><s>" in render(meeting_page(meeting(status=status), today=TODAY), HERE).decode()
        for status in ("cancelled", "unlisted")
    ]

    assert struck == [True, False]


@cases("status", "said", status=MeetingStatus)
def test_a_meeting_that_may_not_be_held_is_said_wherever_it_is_named(status: MeetingStatus, said: str) -> None:
    """Among its organization's, on its municipality's card, in a month and where a watch found it."""
    held = meeting(status=status, agenda=(AgendaItem(title="Ny cykelbana"),))
    bikes = Watch(name="Cyklar", words=("cykelbana",))
    card = municipality_page(ANGELVIK, meetings=[held], now=NOW)
    every: tuple[Page, ...] = (
        organization_page(ANGELVIK, BOARD, meetings=[held], now=NOW),
        card,
        month_page(2026, 3, meetings=[held], months=((2026, 3),)),
        watch_page(bikes, hits=find_hits([bikes], [held])),
    )

    assert [said in seen(page).text for page in every] == [True] * 4
    assert seen(card).text.count(said) == 2


def test_subscribing_is_one_tap() -> None:
    """The phone's own way, Google's, both Outlooks', and the address to copy."""
    page = organization_page(ANGELVIK, BOARD, meetings=[meeting()], now=NOW)
    links = {it["href"] for _, it in seen(page).links if "href" in it}
    feed = "https://moten.example/angelvik/kommunstyrelsen.ics"
    google = next(link for link in links if link.startswith("https://calendar.google.com/calendar/render?"))
    outlook = [link for link in links if link.startswith("https://outlook.")]

    assert {feed, feed.replace("https", "webcal")} <= links
    assert f' value="{feed}"' in render(page, HERE).decode()
    assert parse_qs(urlsplit(google).query) == {"cid": [feed.replace("https", "webcal")]}
    assert {urlsplit(it).netloc for it in outlook} == {"outlook.live.com", "outlook.office.com"}
    assert all(parse_qs(urlsplit(it).query) == {"url": [feed], "name": ["Kommunstyrelsen, Ängelvik"]} for it in outlook)


def test_titles_are_explained_as_the_calendars_write_them() -> None:
    """An English page beside Swedish calendars tells of their Swedish words, marked as such."""
    page = STATIC_PAGES["subscribe"]
    beside = render(page, HERE, "en").decode()
    own = render(page, HERE.model_copy(update={"feed_languages": ("sv", "en")}), "en").decode()

    assert '<dt lang="sv">INSTÄLLT: </dt>' in beside
    assert "<dt>CANCELLED: </dt>" in own
    assert "<dt>INSTÄLLT: </dt>" in render(page, HERE, "sv").decode()


def test_a_site_without_an_address_tells_a_reader_what_its_file_is() -> None:
    """It offers the calendar's file as the button, promises no subscription that cannot work, and names no setting."""
    page = organization_page(ANGELVIK, BOARD, meetings=[meeting()], now=NOW)
    found = seen(page, site=SiteSettings())

    buttons = [it["href"] for _, it in found.links if it.get("class") == "button"]
    assert buttons == ["../../angelvik/kommunstyrelsen.ics"]
    assert "Filen är en kopia av kalendern" in found.text
    assert "base_url" not in found.text + seen(STATIC_PAGES["subscribe"], site=SiteSettings()).text
    assert all(not it.get("href", "").startswith(("webcal", "http")) for _, it in found.links)


def test_a_page_knows_its_address_its_twin_and_its_feeds() -> None:
    """In its head, for machines."""
    page = organization_page(ANGELVIK, BOARD, meetings=[meeting()], now=NOW)
    heads = [
        (it.get("rel"), it.get("hreflang"), it.get("type"), it["href"])
        for tag, it in seen(page, "en").links
        if tag == "link"
    ]
    own = "https://moten.example/en/angelvik/kommunstyrelsen/"

    assert ("canonical", None, None, own) in heads
    assert ("alternate", "sv", None, own.replace("/en/", "/")) in heads
    assert ("alternate", None, "text/calendar", "../../../angelvik/kommunstyrelsen.ics") in heads
    assert ("alternate", None, "application/atom+xml", "../../../angelvik/kommunstyrelsen.atom") in heads


def test_a_word_that_is_used_leads_to_what_it_means() -> None:
    """Each code that is explained has its word on the page of words, in both languages, and a status leads there."""
    for language in LANGUAGES:
        page = render(STATIC_PAGES["words"], HERE, language).decode()
        assert all(f'id="{slug(word)}"' in page for word in EXPLAINED.values())
    tabled = _tabled("Ärendet bordläggs till den 1 april 2026.")
    page = render(proposal_page(tabled, today=TODAY), HERE).decode()

    assert '<a class="word" href="../../ord/#bordlagt">Bordlagt</a>' in page


def test_a_day_that_a_matter_was_put_off_to_is_told_to_have_passed() -> None:
    """Once it has been and nothing was heard; before, on it, and where no day was named, nothing is said."""
    proposal, silent = _tabled("Ärendet bordläggs till den 1 april 2026."), _tabled("Ärendet bordläggs.")
    said = "den dagen har varit"

    assert said in seen(proposal_page(proposal, today=dt.date(2026, 4, 2))).text
    assert said not in seen(proposal_page(proposal, today=dt.date(2026, 4, 1))).text
    assert said not in seen(proposal_page(silent, today=dt.date(2026, 4, 2))).text


def _tabled(words: str) -> Proposal:
    action = Action(code=ActionCode.TABLED, date=TODAY, organization=BOARD, words=words)
    return Proposal(id="c0ffee", title="Fler cykelställ", municipality=ANGELVIK, actions=(action,))


def test_links_within_the_site_lead_to_pages() -> None:
    """Relative ones, resolved from where the page stands, in each language."""
    every = pages("Ord")
    known = {page.path for page in every} | {"manad/2026-02/", "ord-9901/manad/2026-02/"}

    for page in every:
        for language in LANGUAGES:
            for tag, it in seen(page, language).links:
                href = it.get("href", it.get("src", ""))
                if urlsplit(href).scheme or href.startswith("#"):
                    continue
                stands = f"{'en/' if language == 'en' else ''}{'' if page.path == '404' else page.path}"
                whole = urlsplit(urljoin(f"https://a/{stands}", href)).path.lstrip("/").removeprefix("en/")
                if whole.startswith("assets/"):
                    assert whole in assets()
                elif not whole.endswith((".ics", ".atom", ".json", ".webmanifest")):
                    assert whole in known, (page.path, tag, href)


def test_a_proposal_whose_meeting_has_passed_in_silence_says_so() -> None:
    """Nothing is guessed of what came out."""
    announced = Action(
        code=ActionCode.ANNOUNCED, date=dt.date(2026, 3, 2), organization=BOARD, meeting_date=dt.date(2026, 3, 4)
    )
    proposal = Proposal(id="a", title="Rädda biblioteket", municipality=ANGELVIK, actions=(announced,))
    told = seen(proposal_page(proposal, today=TODAY)).text

    assert "Mötet onsdag 4 mars 2026 har varit. Ingen källa vi har läst säger vad som beslutades." in told
    assert "Hur det slutar." in told


def test_a_decision_that_could_be_appealed_is_not_said_to_be_appealable_for_ever() -> None:
    """After the last day the page says what was decided, and that nobody knows of an appeal."""
    council = Organization(name="Kommunfullmäktige")
    rejected = Action(code=ActionCode.REJECTED, date=dt.date(2025, 9, 1), organization=council, authoritative=True)
    posted = Action(code=ActionCode.POSTED, date=dt.date(2025, 9, 8), organization=council)
    proposal = Proposal(id="a", title="Rädda biblioteket", actions=(rejected, posted))

    assert "Kan överklagas" in seen(proposal_page(proposal, today=dt.date(2025, 9, 20))).text
    told = seen(proposal_page(proposal, today=TODAY)).text
    assert "Kan överklagas" not in told
    assert "Avslogs, Kommunfullmäktige, måndag 1 september 2025" in told
    assert "Sista dagen att överklaga var måndag 29 september 2025" in told


def test_a_fact_that_is_missing_never_reads_as_nothing() -> None:
    """A template that asks for what its page does not say is an error, and no empty place."""

    @dataclass(frozen=True)
    class Bare:
        template: ClassVar[str] = "proposal"
        feeds: ClassVar[tuple[str, ...]] = ()
        path: ClassVar[str] = "om/"
        examples: ClassVar[frozenset[Example | None]] = frozenset()

    with pytest.raises(UndefinedError, match="proposal"):
        render(Bare(), HERE, "sv")


def test_equal_facts_are_equal_bytes() -> None:
    """In each language, and however often."""
    for language in LANGUAGES:
        first, again = ([render(page, HERE, language) for page in pages("Ord")] for _ in range(2))

        assert first == again


def test_swedish_words_are_marked_as_such_on_an_english_page() -> None:
    """So that a screen reader says them in Swedish."""
    page = meeting_page(meeting(provenance=Provenance(words="Sammanträde 11 mars")), today=TODAY)

    assert '<bdi lang="sv">Kommunstyrelsen</bdi>' in render(page, HERE, "en").decode()
    assert '<html lang="en">' in render(page, HERE, "en").decode()
    assert "<bdi>Kommunstyrelsen</bdi>" in render(page, HERE, "sv").decode()
