"""Documents beside documents: which are the same, which are new, and whose bytes are others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable

from agendawatch.diff.normalization import bare_address, folded
from agendawatch.model import Document, DocumentClassification

__all__ = ["MINUTES", "pair_documents", "replaced"]

MINUTES = frozenset({DocumentClassification.MINUTES, DocumentClassification.PARTIAL_MINUTES})
"""Documents that tell what was decided."""

Pairs = tuple[tuple[Document | None, Document | None], ...]


def _by_address(document: Document) -> Hashable:
    return bare_address(document.url)


def _by_bytes(document: Document) -> Hashable:
    return document.content_hash


def _by_title(document: Document) -> Hashable:
    return (folded(document.title), document.classification)


_KEYS: tuple[Callable[[Document], Hashable], ...] = (_by_address, _by_bytes, _by_title)
"""What makes two documents one, strongest first; each counts only where it names one on either side."""


def _single(documents: Iterable[Document], key: Callable[[Document], Hashable]) -> dict[Hashable, Document]:
    rows = [(key(document), document) for document in documents]
    counts = Counter(name for name, _ in rows)
    return {name: document for name, document in rows if name is not None and counts[name] == 1}


def pair_documents(before: tuple[Document, ...], after: tuple[Document, ...]) -> Pairs:
    """Pair documents by address, else by bytes, else by title; one without its like stands beside `None`.

    >>> old = Document(url="https://exempel.se/1.pdf", title="Kallelse")
    >>> new = Document(url="https://exempel.se/2.pdf", title="KALLELSE")
    >>> [(a.url, b.url) for a, b in pair_documents((old,), (new,))]
    [('https://exempel.se/1.pdf', 'https://exempel.se/2.pdf')]
    """
    if not before and not after:
        return ()
    left, right = list(dict.fromkeys(before)), list(dict.fromkeys(after))
    pairs: list[tuple[Document | None, Document | None]] = []
    for key in _KEYS:
        old, new = _single(left, key), _single(right, key)
        for name in [name for name in new if name in old]:
            pairs.append((old[name], new[name]))
            left.remove(old[name])
            right.remove(new[name])
    return (*pairs, *((document, None) for document in left), *((None, document) for document in right))


def replaced(before: Document, after: Document) -> bool:
    """Tell whether a paired document's bytes are others now.

    Two known hashes settle it. Without them a new address, another size or another time of publishing tells.
    """
    if before.content_hash and after.content_hash:
        return before.content_hash != after.content_hash
    if bare_address(before.url) != bare_address(after.url):
        return True
    return _differ(before.size, after.size) or _differ(before.published, after.published)


def _differ(before: object, after: object) -> bool:
    """Tell whether two facts differ; one that is not known differs from nothing."""
    return before is not None and after is not None and before != after
