"""The one choice of a page: every day its name or nobody, days laid out alike by one relation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from agendawatch.readers.schedule.evidence.candidates import Candidate, Links, weight_of

__all__ = ["choose"]

_ROUND = 4.0
"""How much worse than the best a relation may be and still speak for its group."""


def choose(found: Links) -> None:
    """Choose for every day."""
    bonus = weight_of("group")
    preferred = _preferred(found)
    for link in found.links:
        kind = preferred.get(link.group)
        nearer = [it for it in link.candidates[1:] if _is_own(it)] if kind not in _OWN else []
        if not nearer and kind in _OUTER:
            nearer = [
                it for it in link.candidates[1:] if any(each.features in {_ROW, _COLUMN} for each in it.relations)
            ]

        def value(candidate: Candidate, kind: str | None = kind, nearer: Sequence[Candidate] = nearer) -> float:
            if nearer:
                return candidate.score + (bonus if candidate in nearer else 0.0)
            fits = kind is not None and any(it.kind == kind and it.score > 0 for it in candidate.relations)
            return candidate.score + (bonus if fits else 0.0)

        ranked = sorted(link.candidates[1:], key=value, reverse=True)
        best = ranked[0] if ranked else link.nobody
        # That a group is read one way makes none of its days a meeting.
        if link.nobody.score >= max((it.score for it in ranked), default=link.nobody.score):
            link.chosen = link.nobody
            link.margin = link.nobody.score - max((it.score for it in ranked), default=-9.0)
            continue
        link.chosen = best
        others = [value(it) for it in ranked if it is not best]
        link.margin = min(
            value(best) - max(others, default=-9.0), best.score - link.nobody.score + bonus * (kind is not None)
        )


_OUTER = frozenset(
    {"heading", "heading2", "lead", "section", "before", "after", "caption", "title", "only", "owner", "carry"}
)
"""Relations to names that stand outside the line and the row of a day."""
_ROW, _COLUMN = ("row.only",), ("column.head",)
_OWN = frozenset({"line", "cell"})


def _is_own(candidate: Candidate) -> bool:
    """Tell whether a known name stands in the day's own line or cell: what a box holds, it keeps."""
    return any(
        it.kind in _OWN
        and it.score > _OWN_AT_LEAST
        and it.mention is not None
        and (it.mention.known or it.mention.shaped)
        for it in candidate.relations
    )


_OWN_AT_LEAST = 3.0


def _preferred(found: Links) -> dict[tuple[object, ...], str]:
    """Give for each group of days the relation that speaks best over all of them."""
    sums: dict[tuple[object, ...], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    sizes: dict[tuple[object, ...], int] = defaultdict(int)
    for link in found.links:
        nobody = link.nobody.score
        sizes[link.group] += 1
        best: dict[str, float] = {}
        top = max((it.score for it in link.candidates), default=0.0)
        for candidate in link.candidates[1:]:
            for relation in candidate.relations:
                score = candidate.score - candidate.relations[0].score + relation.score
                best[relation.kind] = max(best.get(relation.kind, -99.0), score)
        for kind, score in best.items():
            sums[link.group][kind] += max(0.0, score - max(nobody, top - _ROUND))
    return {
        group: max(kinds, key=lambda it: kinds[it])
        for group, kinds in sums.items()
        if sizes[group] > 1 and max(kinds.values()) > 0
    }
