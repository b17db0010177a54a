"""Messages of news: short, for a phone; one a meeting, or all in a digest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agendawatch.answers.text import cut
from agendawatch.answers.words import phrases
from agendawatch.i18n import Language
from agendawatch.notify.news import NewsItem

_MOST_AT_ONCE = 10
"""Messages of one run; what there is beyond them comes together, in a digest."""
_TITLE = 100
_PLACES = 3


@dataclass(frozen=True, slots=True)
class NewsMessage:
    """A message, and the pieces of news that it holds."""

    title: str
    body: str
    pieces: tuple[NewsItem, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """By which its news are told once."""
        return tuple(piece.key for piece in self.pieces)


def write_messages(
    pieces: Iterable[NewsItem], *, digest: bool, limit: int, language: Language
) -> tuple[NewsMessage, ...]:
    """Write messages of at most so many characters: one for each meeting or proposal, or a digest in few."""
    groups = list(_grouped(pieces).values())
    if digest:
        return tuple(_digests(groups, limit, language))
    single = [_of_group(group, limit, language) for group in groups[:_MOST_AT_ONCE]]
    return (*single, *_digests(groups[_MOST_AT_ONCE:], limit, language))


def _grouped(pieces: Iterable[NewsItem]) -> dict[str, list[NewsItem]]:
    groups: dict[str, list[NewsItem]] = {}
    for piece in pieces:
        groups.setdefault(piece.about, []).append(piece)
    return groups


def _rows(group: Sequence[NewsItem]) -> list[str]:
    """Write what is new of one meeting: its lines, each once, then where to read it."""
    rows = list(dict.fromkeys(row for piece in group for row in piece.lines))
    urls = dict.fromkeys(piece.url for piece in group if piece.url)
    return [*rows, *list(urls)[:1]]


def _of_group(group: Sequence[NewsItem], limit: int, language: Language) -> NewsMessage:
    body = _fit([*_rows(group), phrases(language).unofficial], limit)
    return NewsMessage(cut(group[-1].heading, _TITLE), body, tuple(group))


def _digests(groups: Sequence[Sequence[NewsItem]], limit: int, language: Language) -> Iterable[NewsMessage]:
    """Fill messages with as many meetings as each has room for."""
    room = limit - len(phrases(language).unofficial) - 2
    waiting: list[tuple[str, Sequence[NewsItem]]] = []
    for group in groups:
        text = _fit([group[-1].heading, *_rows(group)], room)
        if waiting and sum(len(known) + 2 for known, _ in waiting) + len(text) > room:
            yield _digest(waiting, language)
            waiting = []
        waiting.append((text, group))
    if waiting:
        yield _digest(waiting, language)


def _digest(groups: Sequence[tuple[str, Sequence[NewsItem]]], language: Language) -> NewsMessage:
    told = phrases(language)
    pieces = tuple(piece for _, group in groups for piece in group)
    places = list(dict.fromkeys(piece.place or piece.heading for piece in pieces))
    named = ", ".join(places[:_PLACES]) + (" …" if len(places) > _PLACES else "")
    title = (told.one_news if len(pieces) == 1 else told.digest).format(count=len(pieces), places=named)
    body = "\n\n".join([*(text for text, _ in groups), told.unofficial])
    return NewsMessage(cut(title, _TITLE), body, pieces)


def _fit(rows: Sequence[str], limit: int) -> str:
    """Join rows; where there is no room for all, those in the middle give way to the last, which says where to read."""
    text = "\n".join(rows)
    if len(text) <= limit:
        return text
    tail = rows[-1] if len(rows) > 1 and len(rows[-1]) < limit // 2 else ""
    head = text[: max(0, limit - len(tail) - 3)].rsplit("\n", 1)[0]
    return f"{head}\n…\n{tail}"[:limit] if tail else cut(text, limit)
