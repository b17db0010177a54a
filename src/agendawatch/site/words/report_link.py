"""Where a reader tells that something is wrong: an address with the facts filled in, which needs no script."""

from __future__ import annotations

from html import unescape
from urllib.parse import quote

from agendawatch.answers.text import cut, web_address
from agendawatch.i18n import Language, catalogue
from agendawatch.site.addresses import ABOUT, under
from agendawatch.site.facts.meetings import MeetingPage
from agendawatch.site.facts.page import Page
from agendawatch.site.settings import BODY, TITLE, SiteSettings
from agendawatch.site.words.display import clean, mail

_LONGEST_TITLE, _LONGEST_LINE = 120, 300
"""Letters: a mail program or a host takes an address of some two thousand, and a letter may take six of them."""


def report_link(title: str, page: Page, site: SiteSettings, here: str, language: Language) -> str:
    """Lead to where somebody tells the publisher that a page is wrong: an issue's form, mail, or whom to write to.

    `title` is the page's, as HTML; `here` the way to the root of the page's language.
    """
    name = cut(clean(unescape(title)), _LONGEST_TITLE) or site.title
    words = catalogue(language)
    subject, body = f"{words.gettext('Is this not right?')} {name}", "\n".join(_lines(name, page, site, language))
    return _written(site, subject, body) or web_address(site.contact) or f"{here}{ABOUT}#wrong"


def request_link(site: SiteSettings, language: Language) -> str | None:
    """Lead to where somebody asks the publisher to watch something, with `{q}` and `{rule}` where that goes.

    `None` where the site names no form and no address of mail.
    """
    words = catalogue(language)
    asked = words.gettext("Please watch: {q}")
    host = words.gettext(
        "To whoever runs the site: put this into agendawatch.toml, and the next round makes a calendar of it."
    )
    return _written(site, asked, "\n".join((asked, site.base_url or "", "", "--", host, "", "[[watch]]", "{rule}")))


def _written(site: SiteSettings, subject: str, body: str) -> str | None:
    """Write the address of the form for issues, else of a letter; `None` where the site names neither."""
    if site.report is not None:
        return site.report.replace(TITLE, quote(subject, safe="")).replace(BODY, quote(body, safe=""))
    address = mail(site.contact)
    if address is None:
        return None
    lines = quote(body.replace("\n", "\r\n"), safe="")
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body={lines}"


def _lines(name: str, page: Page, site: SiteSettings, language: Language) -> list[str]:
    """Tell what the page says, and where it was read."""
    words = catalogue(language)
    lines = [words.gettext("What is wrong?"), "", "", "--", name]
    lines.append(f"{site.base_url or '/'}{under(language)}{page.path}")
    if isinstance(page, MeetingPage):
        meeting, ground = page.meeting, page.meeting.provenance
        lines += [
            f"id: {meeting.id}",
            f"{meeting.start.isoformat() if meeting.start else meeting.date.isoformat()} {meeting.status.value}",
            *([meeting.location] if meeting.location else ()),
            *([ground.url] if ground and ground.url else ()),
            *([f"“{ground.words}”"] if ground and ground.words else ()),
        ]
    return [cut(clean(line), _LONGEST_LINE) if line else "" for line in lines]
