"""What a link promises: by its words, its address, where it stands, and what links like it gave."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from agendawatch.crawl.explore.links import PageLink, address_key, own_part
from agendawatch.lang.sv.calendar import MONTHS
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.organizations import find_organizations
from agendawatch.lang.sv.pages.documents import classify_document, find_signs, find_year
from agendawatch.model import DocumentClassification, Organization, OrganizationClassification, Site, Window

# The weights by which links and pages are judged: named, few, and chosen by hand.


@dataclass(slots=True)
class Score:
    """A sum of weights, and which they were."""

    parts: dict[str, float] = field(default_factory=dict)

    @property
    def value(self) -> float:
        """The sum; rounded, since it is to be the same in whatever order it is made."""
        return round(sum(self.parts.values()), 6)

    def add(self, name: str, value: float) -> None:
        """Add what a feature counts for."""
        if value:
            self.parts[name] = self.parts.get(name, 0.0) + value


@cache
def weights(table: str) -> Mapping[str, float]:
    """Read a table of weights: `link`, `page` or `gates`; beside each the file says what is so where the feature is there."""
    told = json.loads((files(__package__) / "weights.json").read_text(encoding="utf-8"))
    return {name: float(value) for name, (value, _) in told[table].items()}


def gate(name: str) -> float:
    """Give a threshold."""
    return weights("gates")[name]


def weigh(table: str, features: Iterable[str], share: float = 1.0) -> Score:
    """Weigh features that are there; those without a weight count for nothing."""
    known, score = weights(table), Score()
    for name in features:
        if name in known:
            score.add(name, known[name] * share)
    return score


_DAY = re.compile(r"(?<!\d)(20\d{2})-?(\d{2})-?(\d{2})(?!\d)")
_MONTH = re.compile(r"(?<!\d)(20\d{2})[-/_]?(0[1-9]|1[0-2])(?![-/_]?\d)")
_DIGITS = re.compile(r"\d+")
_WORDS_AT_MOST = 120
"""Letters from which a link's words are a text, and no label."""
_NO_PLAN = frozenset(DocumentClassification) - {DocumentClassification.OTHER}
_STRONG = frozenset({"meeting_days", "meetings", "summons", "minutes", "papers"})
_SPEAKS = _STRONG | {"council", "board", "committee", "bodies", "politics"}
_AGAINST = frozenset({"members", "governing", "voice", "news", "venue", "service", "judges", "webcast", "old"})
POLITICAL = frozenset(OrganizationClassification) - {OrganizationClassification.COMPANY}


@dataclass(slots=True)
class LinkRecord:
    """What has come of links so far: by what they say and where they stand."""

    gave: Counter[str] = field(default_factory=Counter)
    did_not: Counter[str] = field(default_factory=Counter)

    def note(self, lead: Lead, *, gave: bool) -> None:
        """Note what came of a link."""
        (self.gave if gave else self.did_not).update(lead.traits)


@dataclass(slots=True, eq=False)
class Lead:
    """A link that may be followed."""

    link: PageLink
    key: str
    score: Score
    """What it promises by itself."""
    depth: int
    parent: str | None = None
    """The address of the page with the link."""
    signs: frozenset[str] = frozenset()
    """Those of its words, or of its address."""
    organization: Organization | None = None
    """Whom its words name, where it is one."""
    year: int | None = None
    day: dt.date | None = None
    """The day of the one meeting that it is of."""
    traits: tuple[str, ...] = ()
    """What it has in common with links like it."""
    context: str | None = None
    """The organization whose page it stands on."""
    portal: Site | None = None
    """The platform that it leads to; `None` for a page."""
    continues: bool = False
    """Whether it is the next part of a list that gave meetings."""

    def promise(self, told: LinkRecord, judged: Callable[[Lead], Iterable[str]]) -> Score:
        """Tell what it promises now, after what links like it gave; `judged` names what else holds now."""
        score = Score(dict(self.score.parts))
        table = weights("link")
        for name in judged(self):
            score.add(name, table[name])
        gave = any(told.gave[trait] for trait in self.traits)
        did_not = max((told.did_not[trait] for trait in self.traits), default=0)
        if gave:
            score.add("like_it_gave", table["like_it_gave"])
        elif did_not > 1:
            score.add("like_it_did_not", table["like_it_did_not"] * (did_not - 1))
        return score


def make_lead(
    link: PageLink,
    *,
    window: Window,
    page: str | None,
    relevance: float,
    lists: bool,
    depth: int,
    context: str | None = None,
) -> Lead:
    """Judge a link by itself, and by the page it stands on: how much that is of meetings, and whether it lists some."""
    own = find_signs(link.words[:_WORDS_AT_MOST])
    signs = own | _address_signs(link.url)
    score = _by_words(link, own)
    # What is longer than a label is a text.
    labelled = len(link.words) <= _WORDS_AT_MOST and (relevance or own & _SPEAKS)
    organization = find_one_organization(link.words) if labelled else None
    year, day, month = times = _times(link)
    part = bool(year or month or "part" in own or organization)
    one, other = urlsplit(link.url), urlsplit(page or "")
    same_place = (one.netloc, one.path.rstrip("/")) == (other.netloc, other.path.rstrip("/"))
    again = page is not None and same_place and one.query != other.query
    continues = lists and (link.following or link.region == "pager" or "more" in own or (again and month is not None))
    features = [*_of_place(link, signs, relevance, part=part)]
    if organization is not None:
        features.append("organization")
    if day is not None and link.kind == "page" and (organization is not None or signs & _STRONG):
        features.append("meeting_page")
    if continues or (again and not part):
        features.append("on_list" if continues else "variant")
    features += _of_times(link, times, window, positive=bool(signs & _SPEAKS) or relevance > 0)
    score.parts |= weigh("link", features).parts
    score.add("depth", weights("link")["depth"] * depth)
    return Lead(
        link=link,
        key=address_key(link.url),
        score=score,
        depth=depth,
        parent=page,
        signs=signs,
        organization=organization,
        year=year,
        day=day,
        traits=_traits(link, page),
        context=context,
        continues=continues,
    )


def _by_words(link: PageLink, own: frozenset[str]) -> Score:
    """Weigh what a link says, what its address says beside that, and what the heading above it says."""
    table, address = weights("link"), _address_signs(link.url)
    above = find_signs(link.heading) if link.heading else frozenset()
    score = weigh("link", own)
    alone = (address - own) & _AGAINST if own & _SPEAKS else address - own
    score.parts |= weigh("link", alone, table["address_alone"]).parts
    if "news" in address - own:
        score.add("news_address", table["news_address"])
    elif "news" in above:
        score.add("news_heading", table["news_heading"])
    if not (own | address) & _SPEAKS:
        score.parts |= weigh("link", above & _SPEAKS, table["heading_alone"]).parts
    return score


def _of_place(link: PageLink, signs: frozenset[str], relevance: float, *, part: bool) -> Iterable[str]:
    """Name what a link's place on its page says, and the kind of thing that it leads to."""
    if link.region in {"content", "side", "crumbs", "foot"}:
        yield link.region
    if relevance >= 1 and part and link.region in {"content", "side", "pager", "top"}:
        yield "on_hub"
    if link.region == "frame" and (relevance >= 1 or signs & _SPEAKS):
        yield "frame"
    if link.kind == "file":
        # A file is a plan of meetings where nothing says that it is a paper of one.
        kinds = {classify_document(link.words), classify_document(unquote(own_part(link.url)))}
        plan = "meeting_days" in signs or ("meetings" in signs and not kinds & _NO_PLAN)
        yield "plan" if plan else "paper_file"
    elif link.kind in {"calendar", "feed"}:
        yield "feed" if signs & _SPEAKS else "paper_file"


@lru_cache(maxsize=20_000)
def _address_signs(url: str) -> frozenset[str]:
    path = urlsplit(url).path
    language = find_signs(path.strip("/").partition("/")[0]) & {"language"}
    return find_signs(own_part(url)) | (find_signs(path) & {"news", "closed"}) | language


@lru_cache(maxsize=20_000)
def find_one_organization(words: str) -> Organization | None:
    """Find the one organization that words name; `None` for none, and for several."""
    found = {it.organization.name: it.organization for it in find_organizations(words)}
    return next(iter(found.values())) if len(found) == 1 else None


def _times(link: PageLink) -> tuple[int | None, dt.date | None, tuple[int, int] | None]:
    """Find the year, the day and the month that a link's words or the last part of its address name."""
    own, words = unquote(own_part(link.url)), link.words
    day = None
    if any(sign.isdigit() for sign in words) and len(words) <= _WORDS_AT_MOST:
        day = next((found.date for found in find_dates(words) if found.date is not None), None)
    if day is None and (match := _DAY.search(own)):
        with suppress(ValueError):
            day = dt.date(int(match[1]), int(match[2]), int(match[3]))
    if day is not None:
        return day.year, day, None
    month = _MONTH.search(own)
    found = (int(month[1]), int(month[2])) if month else None
    year = find_year(words) or (found[0] if found else find_year(own))
    if found is None and year is not None:
        lowered = words.casefold()
        named = next((nth for nth, forms in enumerate(MONTHS, 1) if forms[0] in lowered), None)
        found = (year, named) if named else None
    return year, None, found


def _of_times(
    link: PageLink, times: tuple[int | None, dt.date | None, tuple[int, int] | None], window: Window, *, positive: bool
) -> Iterable[str]:
    """Name whether the day, the month or the year that a link names is looked for."""
    year, day, month = times
    if day is not None:
        return () if day in window else ("day_outside",)
    if month is not None:
        first = dt.date(month[0], month[1], 1)
        last = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        return ("year_within",) if first <= window.last and last >= window.first else ("year_outside",)
    if year is None:
        return ()
    if window.first.year <= year <= window.last.year:
        return ("year_within",) if positive else ()
    # An address keeps the year that its page was made in.
    return ("year_outside",) if find_year(link.words) is not None else ("year_outside_address",)


def _traits(link: PageLink, page: str | None) -> tuple[str, ...]:
    """Name what a link has in common with others: its words, its place on its page, the shape of its address."""
    words = _DIGITS.sub("#", link.words.casefold())
    shape = _DIGITS.sub("#", urlsplit(link.url).path.rpartition("/")[0] + "?" + urlsplit(link.url).query)
    place = f"at {page} {link.region} {link.heading}"
    traits = (f"says {words}" if words else "", place, f"shape {link.kind} {shape}" if "#" in shape else "")
    return tuple(filter(None, traits))
