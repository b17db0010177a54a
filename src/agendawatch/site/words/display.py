"""How facts are shown on a page: text made harmless, days and hours as people write them, addresses that can be followed.

Each is a filter of the templates. What a source wrote goes through `text`, `plain` or `href`, nothing else.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial

from markupsafe import Markup, escape

from agendawatch.answers.text import cut, web_address
from agendawatch.answers.words import NAMELESS, Phrases, phrases
from agendawatch.i18n import Language, day_words
from agendawatch.i18n.caveats import caveat_words, why_failing
from agendawatch.lang.sv.organizations import BODY_JOINT
from agendawatch.model import STOCKHOLM, AgendaItem, Caveat, Decision, Document, Meeting, Organization
from agendawatch.model.grounds import change_link, link_to
from agendawatch.proposals.labels import decision_words, outcome_words
from agendawatch.visible import one_line

_LONG = 280
"""Letters of a text that stand in the open; the rest is a tap away."""
_TITLE = 80
_SURROGATE = re.compile("[\ud800-\udfff]")
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.ASCII)


def clean(text: str) -> str:
    r"""Make a text one line of what can be seen.

    >>> clean("Taxa <b>för</b>\r\nvatten \u202egnp.exe")
    'Taxa <b>för</b> vatten gnp.exe'

    Calendars take mark-up out of text, since their readers would show or obey it; a page shows it as the words that it
    is. What is left of nothing is "–", so that a link always has a name.
    """
    if text.isprintable() and "  " not in text and text == text.strip() and unicodedata.is_normalized("NFC", text):
        return text or NAMELESS
    return one_line(_SURROGATE.sub("\ufffd", text)) or NAMELESS


def plain(text: str | None, limit: int = 120) -> str:
    r"""Make a text a clean line of at most so many letters, for a title or an attribute.

    >>> plain("Budget\r\n2026"), plain(None)
    ('Budget 2026', '–')
    """
    return cut(clean(text or ""), limit)


def _local_day(day: dt.date) -> dt.date:
    """Take a moment as its day in Sweden."""
    return day.astimezone(STOCKHOLM).date() if isinstance(day, dt.datetime) else day


def _clock(moment: dt.datetime, *, pattern: str) -> str:
    """Write what Swedish clocks show."""
    return moment.astimezone(STOCKHOLM).strftime(pattern)


def soft(title: str) -> str:
    """Make a title a short line whose long compounds may be broken where their parts meet.

    >>> soft("Byggnadsnämnden").split("\u00ad")
    ['Byggnads', 'nämnden']
    """
    return BODY_JOINT.sub("\u00ad", plain(title, _TITLE))


def mail(contact: str | None) -> str | None:
    """Let an address of mail through; `None` for anything else.

    >>> mail("hej@example.se"), mail("hej@example.se?bcc=x")
    ('hej@example.se', None)
    """
    return contact if contact and _MAIL.fullmatch(contact) else None


def embedded(data: str) -> Markup:
    """Put JSON into a script element: it holds no `<`, so that it cannot end it."""
    return Markup(data.replace("<", "\\u003c"))  # noqa: S704 - nothing in it can begin a tag


def _whole(words: str) -> Markup:
    """Keep words together for as long as a line has room for them."""
    return Markup(f'<span class="whole">{escape(words)}</span>')  # noqa: S704 - escaped beside it


class Filters:
    """The filters of one language."""

    def __init__(self, language: Language, more: str, dead: str) -> None:
        """Speak a language; `more` opens what is cut, and `dead` tells of an address that cannot be followed."""
        self.language = language
        self.say: Phrases = phrases(language)
        self._more, self._dead = escape(more), escape(dead)
        self._clock = lru_cache(maxsize=8192)(partial(_clock, pattern=self.say.clock))
        self._figures = lru_cache(maxsize=8192)(partial(_clock, pattern=self.say.clock.removeprefix("kl. ")))
        self._bdi = "<bdi>" if language == "sv" else '<bdi lang="sv">'

    def filters(self) -> dict[str, Callable[..., object]]:
        """Name the filters."""
        cached = lru_cache(maxsize=8192)
        return {
            "text": lru_cache(maxsize=16384)(self.text),
            "rest": self.rest,
            "caveat": self.caveat,
            "warned": partial(caveat_words, language=self.language),
            "failed": partial(why_failing, language=self.language),
            "paper": self.paper,
            "plain": plain,
            "href": web_address,
            "link": link_to,
            "changed_at": change_link,
            "day": cached(self.day),
            "day_words": cached(self.day_words),
            "moment": cached(self.moment),
            "hours": self.hours,
            "hours_words": self.hours_words,
            "month": self.month,
            "month_name": self.month_name,
            "start": self.start,
            "stamp": self.stamp,
            "value": self.value,
            "outcome": self.outcome,
            "decided": self.decided,
            "embedded": embedded,
            "mail": mail,
            "soft": lru_cache(maxsize=8192)(soft),
            "weekday": self.weekday,
        }

    def text(self, text: str) -> Markup:
        """Write a source's text: one clean line in its own direction, Swedish unless told, cut where it is long."""
        shown = str(escape(cut(clean(text), _LONG)))
        if "-" in shown:
            shown = _ISO_DAY.sub(lambda it: _whole(it[0]), shown)
        return Markup(f"{self._bdi}{shown}</bdi>")  # noqa: S704 - escaped beside it

    def rest(self, text: str | None) -> Markup:
        """Write the whole of a text that `text` cuts, behind a word that opens it; nothing of one that is short."""
        if text is None or len(text) <= _LONG or len(whole := clean(text)) <= _LONG:
            return Markup()
        text = f"{self._bdi}{escape(whole)}</bdi>"
        return Markup(f'<details class="long"><summary>{self._more}</summary><p>{text}</p></details>')  # noqa: S704 - likewise

    def caveat(self, caveat: Caveat) -> Markup:
        """Write a doubt or a ground in the page's language."""
        return Markup(f"<bdi>{escape(cut(clean(caveat_words(caveat, self.language)), _LONG))}</bdi>")  # noqa: S704 - escaped beside it

    def outcome(self, item: AgendaItem, organization: Organization) -> str:
        """Say what became of an item where an organization met."""
        return clean(outcome_words(item, organization, self.language))

    def decided(self, decision: Decision, *, recommended: bool) -> str:
        """Say how a decision went."""
        return clean(decision_words(decision, self.language, recommended=recommended))

    def paper(self, document: Document, *, kind: bool = True) -> Markup:
        """Write a document's title as a link, with its kind of file where it is the usual one."""
        title, url = self.text(document.title), web_address(document.url)
        dead = f'{title} <span class="quiet">({self._dead})</span>'
        named = f'<a href="{escape(url)}" rel="external">{title}</a>' if url else dead
        pdf = ' <span class="quiet kind">PDF</span>' if kind and document.media_type == "application/pdf" else ""
        return Markup(named + pdf)  # noqa: S704 - title and address are escaped beside it

    def day_words(self, day: dt.date) -> str:
        """Write a day as text alone, for titles: "onsdag 11 mars 2020"."""
        return day_words(_local_day(day), self.language)

    def day(self, day: dt.date) -> Markup:
        """Write a day, its date in one piece: on a narrow screen a line ends before it, not in it."""
        weekday, date = self.day_words(day).split(" ", 1)
        return Markup(f"{escape(weekday)} {_whole(date)}")  # noqa: S704 - escaped beside it

    def moment(self, moment: dt.datetime | dt.date) -> Markup:
        """Write a moment on Swedish clocks, or a day: "onsdag 11 mars 2020 kl. 13.00", date and hour each in one piece."""
        if not isinstance(moment, dt.datetime):
            return self.day(moment)
        return Markup(f"{self.day(moment)} {_whole(self._clock(moment))}")  # noqa: S704 - likewise

    def hours(self, meeting: Meeting) -> Markup | None:
        """Write a meeting's hours in one piece; `None` when no time is published."""
        return _whole(words) if (words := self.hours_words(meeting)) else None

    def hours_words(self, meeting: Meeting) -> str | None:
        """Write a meeting's hours: "kl. 13.00–16.30"; `None` when no time is published."""
        if meeting.start is None:
            return None
        start = self._clock(meeting.start)
        if meeting.end is None:
            return start
        if _local_day(meeting.end) != meeting.date:
            return f"{start} – {self.day_words(meeting.end)} {self._clock(meeting.end)}"
        return f"{start}–{self._figures(meeting.end)}"

    def month(self, month: tuple[int, int]) -> str:
        """Write a month: "mars 2020"."""
        return f"{self.say.months[month[1] - 1]} {month[0]}"

    def month_name(self, day: dt.date) -> str:
        """Write a day's month: "mars"."""
        return self.say.months[day.month - 1]

    def start(self, meeting: Meeting) -> str:
        """Write when a meeting begins, in figures alone: "13.00"; nothing when no time is published."""
        return self._figures(meeting.start) if meeting.start else ""

    def stamp(self, moment: dt.datetime) -> str:
        """Write a moment for a table: "25 november 2026 kl. 06.10"."""
        local = moment.astimezone(STOCKHOLM)
        return f"{local.day} {self.say.months[local.month - 1]} {local.year} {self._clock(moment)}"

    def value(self, value: str) -> Markup | str:
        """Write what a change went from or to: a day or a moment in words, else the source's text."""
        try:
            moments = [(dt.datetime if "T" in it else dt.date).fromisoformat(it) for it in value.split("/")]
        except ValueError:
            return self.text(value)
        return Markup(" – ").join(map(self.moment, moments))

    def weekday(self, day: dt.date) -> str:
        """Write a day's name: "onsdag"."""
        return self.say.weekdays[day.weekday()]
