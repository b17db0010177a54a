"""Kept pages and documents as a site shows them: their text, with what was read of it marked, without private persons."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from agendawatch.documents.drawing import ShownRange, draw_text
from agendawatch.errors import BUGS, AgendawatchError
from agendawatch.lang.sv.contact_details import find_contact_details
from agendawatch.lang.sv.pages.submissions import private_ranges
from agendawatch.model import Meeting, Provenance
from agendawatch.readers.opening import open_document
from agendawatch.readers.sandbox import read_apart
from agendawatch.site.facts.kept import KeptPage, KeptText, hashes_of, marked_in
from agendawatch.store import Store

_LONGEST = 400_000
"""Letters of a text that is shown."""
_HIDDEN = "▒"
"""Stands for each letter that is not shown."""


def kept_page(store: Store, meeting: Meeting, kept: Collection[str]) -> KeptPage:
    """Gather the texts that a meeting was read from, those that are kept."""
    texts: list[KeptText] = []
    first = 1
    for content_hash, title in hashes_of(meeting):
        page = store.records.page(content_hash) if content_hash in kept else None
        if page is None:
            continue
        facts = tuple(marked_in(meeting, content_hash))
        drawn = drawn_page(page.body, tuple(it.ground for it in facts), first)
        texts.append(KeptText(title, page.url, page.fetched, facts, first, drawn))
        first += len(facts)
    return KeptPage(meeting, tuple(texts))


def drawn_page(body: bytes, grounds: tuple[Provenance, ...], first: int) -> str | None:
    """Draw a page's text with what each ground rests on marked; `None` where it cannot be read, or is too long."""
    try:
        return read_apart(body, _draw, body, grounds, first)
    except (AgendawatchError, *BUGS):
        # What cannot be read is no reason to show no page: it says so.
        return None


def _draw(body: bytes, grounds: Sequence[Provenance], first: int) -> str | None:
    """Draw a text where it may be parsed; words that do not stand where a fact has them are not marked."""
    document = open_document(body)
    if len(document.text) > _LONGEST:
        return None
    facts = []
    for ground in grounds:
        said = ((span.start, span.end) for span in ground.spans)
        ranges = tuple(it for it in said if (words := document.text[slice(*it)]) and words in (ground.words or ""))
        facts.append(ShownRange("", "", ranges))
    document.text = _hidden(document.text)
    return draw_text(document, facts, first)


def _hidden(text: str) -> str:
    """Hide names of private persons and ways to reach somebody, letter by letter: places in the text stay what they are."""
    for start, end in (*private_ranges(text), *(it.span for it in find_contact_details(text))):
        text = text[:start] + "".join(" " if it.isspace() else _HIDDEN for it in text[start:end]) + text[end:]
    return text
