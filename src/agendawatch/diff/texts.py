"""A replaced document's text beside what it replaces: the first passages that differ, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice, zip_longest
from typing import NamedTuple

from agendawatch.lang.sv.contact_details import without_contact_details
from agendawatch.model import TextDifference

_MOST = 5
"""Passages that are told."""
_LETTERS = 300
"""Letters of a passage; what is longer is cut, and says so."""
_AROUND = 8
"""Words before and after what differs: passages with fewer between them are one."""
_WINDOW = 2_000
"""Words that are compared from the first that differs on; to compare is quadratic."""

Pages = Sequence[tuple[int, str]]
"""A document's text by its pages, with their numbers."""


class _TextWord(NamedTuple):
    text: str
    page: int


_Text = Sequence[_TextWord]


def text_differences(before: Pages, after: Pages) -> tuple[TextDifference, ...]:
    """Tell the first passages in which two texts differ; `()` where they say the same, however they are laid out.

    >>> text_differences([(1, "Mötet hålls kl. 13.00")], [(1, "Mötet hålls  kl. 15.00"), (2, "i Exempelsalen")])
    (TextDifference(before='Mötet hålls kl. 13.00', after='Mötet hålls kl. 15.00 i Exempelsalen', before_page=1, after_page=1),)

    Names of people without a party and ways to reach a person are taken out before anything is compared.
    """
    same = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a[1] != b[1]), None)
    if same is None:
        same = min(len(before), len(after))
    # One page of what is the same, for words around what differs.
    old, new = _words(before[max(same - 1, 0) :]), _words(after[max(same - 1, 0) :])
    head: list[_TextWord] = []
    was: list[_TextWord] = []
    now: list[_TextWord] = []
    for a, b in zip_longest(old, new):
        if a is None or b is None or a.text != b.text:
            was, now = [a] if a else [], [b] if b else []
            break
        head = [*head[-_AROUND + 1 :], b]
    was, now = [*head, *was, *islice(old, _WINDOW)], [*head, *now, *islice(new, _WINDOW)]
    whole = next(old, None) is None and next(new, None) is None
    groups = SequenceMatcher(None, [it.text for it in was], [it.text for it in now]).get_grouped_opcodes(_AROUND)
    # What goes on behind the end of the window is no difference, unless it is the first.
    told = (group for nth, group in enumerate(groups) if whole or nth == 0 or group[-1][0] == "equal")
    paged = any(number > 1 for number, _ in (*before, *after))
    found = []
    for group in islice(told, _MOST):
        _, first_left, _, first_right, _ = next(opcode for opcode in group if opcode[0] != "equal")
        (_, left, _, right, _), (_, _, left_end, _, right_end) = group[0], group[-1]
        found.append(
            TextDifference(
                before=_passage(was[left:left_end]),
                before_page=_page(was, first_left) if paged else None,
                after=_passage(now[right:right_end]),
                after_page=_page(now, first_right) if paged else None,
            )
        )
    return tuple(found)


def _words(pages: Pages) -> Iterator[_TextWord]:
    from agendawatch.lang.sv.pages.submissions import without_names  # noqa: PLC0415 - most rounds keep no text

    for page, text in pages:
        for word in without_contact_details(without_names(text)).split():
            yield _TextWord(word, page)


def _passage(words: _Text) -> str | None:
    text = " ".join(word.text for word in words)
    return (text if len(text) <= _LETTERS else f"{text[:_LETTERS].rstrip()} […]") or None


def _page(words: _Text, nth: int) -> int | None:
    return words[min(nth, len(words) - 1)].page if words else None
