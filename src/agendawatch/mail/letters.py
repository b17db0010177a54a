"""Letters: text and HTML that say the same, without pictures, scripts or anything that tells who opened them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from itertools import groupby
from operator import attrgetter

from agendawatch.answers.text import cut, line
from agendawatch.feeds.news import PageOf
from agendawatch.i18n import Language, ngettext, speaking, tr
from agendawatch.mail.entries import MailEntry
from agendawatch.mail.keys import Keys, Purpose
from agendawatch.mail.subscriptions import STALE, Period, Subscription
from agendawatch.model import AgendaItem, Meeting

MAIL, CONFIRM, MANAGE = "mejl/", "mejl/bekrafta/", "mejl/avsluta/"
"""Where a site takes subscriptions, confirms and ends them."""
_TITLE = 100
_MOST = 200
"""Things that one letter tells; where to read the rest is said."""
_FONT = "font-family:system-ui,-apple-system,'Segoe UI',sans-serif;font-size:16px;line-height:1.5"


@dataclass(frozen=True, slots=True)
class LetterSender:
    """Who sends letters, and where its site is."""

    address: str
    base_url: str
    keys: Keys
    title: str = "agendawatch"
    contact: str | None = None
    official: str | None = None
    """The municipality that publishes the site itself; `None` where the watch is unofficial."""
    bounces: str | None = None
    page: Callable[[Meeting, AgendaItem | None], str] | None = None
    """Tells where on the site a meeting, or an item of it, stands; `None` leads to the municipality's own page alone."""

    def link(self, path: str, purpose: Purpose, it: Subscription) -> str:
        """Write a link that only the reader of a letter has."""
        tongue = "" if it.language == "sv" else f"{it.language}/"
        return f"{self.base_url}{tongue}{path}?k={self.keys.token(purpose, it.id)}"

    def pages_in(self, language: Language) -> PageOf | None:
        """Tell where pages are in a language; `None` where no page of ours is known."""
        if self.page is None:
            return None
        page, base = self.page, f"{self.base_url}{'' if language == 'sv' else f'{language}/'}"
        return lambda meeting, item: f"{base}{page(meeting, item)}"

    def envelope(self, it: Subscription) -> str:
        """Give the address that a letter comes back to: one of its own for each subscription, where there is one."""
        if self.bounces is None:
            return self.address
        local, _, host = self.bounces.partition("@")
        return f"{local}+{self.keys.token(Purpose.BOUNCE, it.id)}@{host}"


def confirmation(sender: LetterSender, it: Subscription, *, now: dt.datetime) -> EmailMessage:
    """Write the letter that asks whether somebody really wants what was asked for in their name.

    It holds no word of whoever asked: what that was is shown where the link leads.
    """
    with speaking(it.language):
        link = sender.link(CONFIRM, Purpose.CONFIRM, it)
        hours = int(STALE.total_seconds() // 3600)
        body = _Body()
        body.paragraph(tr("Somebody, you we hope, asked {site} for mail to this address.", site=sender.title))
        body.link(tr("See what was asked for, and confirm it"), link)
        body.paragraph(
            tr("Without that nothing is sent, and in {hours} hours nothing of your address is kept.", hours=hours)
        )
        body.paragraph(tr("At most one such letter a day comes to you, however often somebody asks."))
        subject = tr("Confirm that you want mail from {site}", site=sender.title)
        return _letter(sender, it, subject, body, now)


def news(sender: LetterSender, it: Subscription, entries: Sequence[MailEntry], *, now: dt.datetime) -> EmailMessage:
    """Write what is new, by municipality and meeting, with a header that ends it in one click (RFC 8058)."""
    with speaking(it.language):
        body = _Body()
        body.paragraph(it.title)
        ordered = sorted(entries[:_MOST], key=attrgetter("municipality", "day", "about"))
        for town, of_town in groupby(ordered, attrgetter("municipality")):
            if town:
                body.heading(town)
            for _, of_meeting in groupby(of_town, attrgetter("day", "about")):
                body.entries(list(of_meeting))
        if (rest := len(entries) - len(ordered)) > 0:
            body.paragraph(ngettext("1 more is not shown here", "{n} more are not shown here", rest))
        link = sender.link(MANAGE, Purpose.MANAGE, it)
        if sender.official:
            body.paragraph(tr("Published by {municipality}.", municipality=sender.official))
        else:
            body.paragraph(tr("Unofficial watch. The municipality's own word holds."))
        seldom = tr("At most one letter a day, and none where nothing is new.")
        if it.period is Period.WEEKLY:
            seldom = tr("At most one letter a week, and none where nothing is new.")
        body.paragraph(f"{seldom} {tr('Nobody is told whether you open it or follow a link.')}")
        body.link(tr("See what we keep of you, change it or end it"), link)
        counted = ngettext("1 news: {what}", "{n} news: {what}", len(entries), what=it.title)
        letter = _letter(sender, it, counted, body, now)
    letter["List-Unsubscribe"] = f"<{link}>"
    letter["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    letter["List-Id"] = f"<{it.id}.{sender.address.partition('@')[2]}>"
    letter["Precedence"] = "bulk"
    return letter


def _letter(sender: LetterSender, it: Subscription, subject: str, body: _Body, now: dt.datetime) -> EmailMessage:
    letter = EmailMessage(policy=SMTP)
    letter["From"] = Address(cut(line(sender.title), 60), addr_spec=sender.address)
    letter["To"] = Address(addr_spec=it.address)
    letter["Subject"] = cut(line(subject), _TITLE)
    letter["Date"] = format_datetime(now)
    host = sender.address.partition("@")[2]
    stamp = f"{int(now.timestamp())}"
    letter["Message-ID"] = f"<{stamp}.{sender.keys.token(Purpose.BOUNCE, it.id)}@{host}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter["Content-Language"] = it.language
    if sender.contact:
        body.paragraph(tr("Who sends this: {contact}", contact=sender.contact))
    letter.set_content(body.text(), cte="quoted-printable")
    letter.add_alternative(body.html(it.language, subject), subtype="html", cte="quoted-printable")
    return letter


class _Body:
    """What a letter says, once, to be written as text and as HTML."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._html: list[str] = []

    def heading(self, words: str) -> None:
        text = line(words)
        self._text += [f"\n{text}\n{'=' * len(text)}"]
        self._html += [f'<h2 style="font-size:20px;margin:24px 0 4px">{escape(text)}</h2>']

    def paragraph(self, words: str) -> None:
        text = line(words)
        self._text += [f"\n{text}"]
        self._html += [f"<p>{escape(text)}</p>"]

    def entries(self, entries: Sequence[MailEntry]) -> None:
        """Write what is new of one meeting or proposal, under its name."""
        text = line(entries[-1].where)
        self._text += [f"\n{text}\n{'-' * len(text)}"]
        self._html += [f'<h3 style="font-size:16px;margin:16px 0 4px">{escape(text)}</h3>']
        for entry in entries:
            self._text += [f"* {line(entry.heading)}", *(f"  {line(row)}" for row in entry.rows)]
            rest = "".join(f"<br>{escape(line(row))}" for row in entry.rows)
            self._html += [f'<p style="margin:8px 0"><strong>{escape(line(entry.heading))}</strong>{rest}</p>']
            for words, url in entry.links:
                self.link(words, url)

    def link(self, words: str, url: str) -> None:
        self._text += [f"{line(words)}:\n{url}"]
        self._html += [
            f'<p style="margin:4px 0"><a href="{escape(url)}" rel="noreferrer">{escape(line(words))}</a></p>'
        ]

    def text(self) -> str:
        return "\n".join(self._text).strip() + "\n"

    def html(self, language: str, title: str) -> str:
        body = "\n".join(self._html)
        head = f'<meta charset="utf-8"><title>{escape(line(title))}</title>'
        return (
            f'<!doctype html><html lang="{language}"><head>{head}</head>'
            f'<body style="{_FONT};max-width:640px;margin:0 auto;padding:16px">{body}</body></html>\n'
        )
