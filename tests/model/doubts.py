"""Any caveat: every code, with any facts that it may have."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from agendawatch.model import Caveat, CaveatCode
from agendawatch.model.caveat import Fact

_DAYS = st.dates().map(lambda day: day.isoformat())
_FACTS: Mapping[str, st.SearchStrategy[Fact]] = {
    "after": _DAYS,
    "all": st.integers(0, 999),
    "count": st.integers(0, 999),
    "date": _DAYS,
    "days": st.integers(0, 999),
    "numbers": st.lists(st.text(max_size=6), max_size=3).map(tuple),
    "others": st.lists(_DAYS, max_size=3).map(tuple),
    "pages": st.lists(st.text(max_size=6), max_size=3).map(tuple),
    "score": st.floats(0, 2),
    "since": _DAYS,
    "weekday": st.integers(1, 7),
    "weight": st.integers(-100, 100),
    "year": st.integers(1, 9999),
}


def _several(words: st.SearchStrategy[str]) -> st.SearchStrategy[Fact]:
    return st.lists(words, max_size=3).map(tuple)


@st.composite
def any_caveat(draw: st.DrawFn, words: st.SearchStrategy[str]) -> Caveat:
    """Draw one, its texts from `words`; facts that may be lacking sometimes are."""
    code = draw(st.sampled_from(CaveatCode))
    facts = {
        name.strip("[]"): draw(
            _several(words)
            if name in {"bodies", "own", "parties", "shared", "theirs"}
            else _FACTS.get(name.strip("[]"), words)
        )
        for name in code.facts.split()
        if not name.startswith("[") or draw(st.booleans())
    }
    return Caveat.of(code, **facts)
