"""Words of municipal politics in our own sentences, each linked to what it means where a page says it first."""

from __future__ import annotations

import re
from functools import lru_cache

from agendawatch.lang.sv.stems import stem
from agendawatch.model import slug
from agendawatch.site.words.sentences import GLOSSARY

_BY_STEM = {stem(word): word for word in GLOSSARY if " " not in word}
_PARTS = re.compile(r"<[^<>]*>|[^<>]+")
_TAG = re.compile(r"<(?P<ends>/?)(?P<name>[a-z0-9]{1,20})")
_WORD = re.compile(r"[^\W\d_]{5,40}")
_PRESSED = re.compile(r'<(?:li class="row|ul class="cards)')
_CLOSED = frozenset({"a", "blockquote", "button", "label", "legend", "option", "q", "summary", "svg"})
"""What holds a source's words, or does something when it is pressed."""


@lru_cache(maxsize=8192)
def _explained(word: str) -> str | None:
    return _BY_STEM.get(stem(word))


def with_links(page: str, way: str) -> str:
    """Link each word that the glossary has, inflected too, in the main part of a Swedish page, once.

    Rows and cards are left as they are: one is pressed wherever it is touched, and leads to its meeting.

    >>> with_links("<main><p>Motionen och <q>bifall</q> till motioner</p></main>", "ord/")
    '<main><p><a class="word" href="ord/#motion">Motionen</a> och <q>bifall</q> till motioner</p></main>'
    """
    begin, end = page.find("<main"), page.find("</main>")
    if begin < 0:
        return page
    within, source, depth, pressed, before, parts, linked = 0, 0, 0, "", "", list[str](), set[str]()

    def link(found: re.Match[str]) -> str:
        word = _explained(found[0])
        if word is None or slug(word) in linked:
            return found[0]
        linked.add(slug(word))
        return f'<a class="word" href="{way}#{slug(word)}">{found[0]}</a>'

    for part in _PARTS.findall(page[begin:end]):
        if tag := _TAG.match(part):
            step = -1 if tag["ends"] else 1
            if tag["name"] == pressed if depth else _PRESSED.match(part):
                pressed, depth = tag["name"], depth + step
            within, source = within + step * (tag["name"] in _CLOSED), source + step * (tag["name"] == "bdi")
            if part.startswith('<a class="word"'):
                linked.add(part.rpartition("#")[2].rstrip('">'))
        # A source's words are its own; one that is an organization's whole name is a word of ours too.
        theirs = source and not (before.startswith("<bdi") and _WORD.fullmatch(part))
        parts.append(part if within or depth or theirs or part.startswith("<") else _WORD.sub(link, part))
        before = part
    return page[:begin] + "".join(parts) + page[end:]
