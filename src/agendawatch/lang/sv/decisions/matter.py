"""The matter of an item: what its title tells of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.data import load, words_of
from agendawatch.lang.sv.patterns import Pattern, compile_pattern, find, has_any, is_among
from agendawatch.lang.sv.tokens import Token, tokenize

__all__ = ["Matter", "is_asked", "stems"]

_STEM = 5
"""Letters by which words are known again: "cykelplan", "cykelplanen"."""
_WORD = re.compile(r"[a-zåäö]{4,}")
_SENTENCE_END = re.compile(r"\.\s+(?=[A-ZÅÄÖ])")
_ENDINGS = tuple(sorted((it for it in load("nouns")["cases"]["endings"] if it), key=len, reverse=True))
_STEMS = 3
"""Letters that must be left of a word without its ending."""
_WHOLE = 4
"""Letters by which a word is known as part of another."""
_TELLING = 10
"""Letters that the words behind a title's "om" must have to mean something by themselves."""


def stems(words: str) -> frozenset[str]:
    """Give the beginnings of the words that tell something.

    >>> sorted(stems("Motionen om cykelplanen"))
    ['cykel']
    """
    return frozenset(
        word[:_STEM] for word in _WORD.findall(words.casefold()) if word not in words_of("outcomes", "empty")
    )


def is_asked(token: Token) -> bool:
    """Tell whether a noun is something that somebody asked for: a motion, a citizens' proposal."""
    return token.noun in {"matter", "claim"} and is_among(token, "ASKED")


def _ends_stem(low: str, ending: str) -> bool:
    return low.endswith(ending) and len(low) - len(ending) >= _STEMS


@dataclass(frozen=True)
class Matter:
    """What an item is about, as its title tells it."""

    title: str = ""
    derived: bool = False
    """Whether the title was taken out of the text: what the text speaks of is then the matter."""
    numbered: bool = False
    """Whether it is an item of minutes or of an agenda, where what is told of another day was decided then."""

    @cached_property
    def tokens(self) -> list[Token]:
        """The title's words."""
        return tokenize(self.title)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of the words by which a clause names it."""
        return stems(self.title)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What the title is of: `asked`, `election`, `question` … (the table `title` of `rules/outcomes.toml`)."""
        first = next((at for at, it in enumerate(self.tokens) if it.kind not in {"sign", "number"}), 0)
        return frozenset(
            gives
            for gives, pattern, anywhere in _title_rules()
            for hit in find(self.tokens, pattern)
            if anywhere or hit.first == first
        )

    @property
    def asked(self) -> bool:
        """Whether it is what somebody asked for, which may have been refused."""
        return "asked" in self.kinds and "report" not in self.kinds

    @cached_property
    def formal(self) -> bool:
        """Whether it is itself of the order of business: "Upprop och ärendelista"."""
        return not self.asked and any(it.noun == "order" and not it.fore for it in self.tokens)

    def is_in(self, words: str) -> bool:
        """Tell whether words name it."""
        return bool(stems(words) & self.stems)

    def names(self, low: str) -> bool:
        """Tell whether the title has a word, in another form or as part of a compound: "avtalet", "Sponsringsavtal"."""
        if self.is_in(low):
            return True
        stem = next((low.removesuffix(it) for it in _ENDINGS if _ends_stem(low, it)), low)
        title = self.title.casefold()
        return (len(stem) >= _WHOLE and stem in title) or bool({stem, low} & set(title.split()))

    @cached_property
    def says_nothing(self) -> bool:
        """Whether no word of its title tells what it is about: "Nämnden den 3 maj, punkt 6"."""
        return not self.stems or all(
            it.actor
            or it.kind in {"day", "year", "number", "sign", "when"}
            or it.noun in {"meeting", "time"}
            or is_among(it, "POINT")
            or is_among(it, "TITLE_JOINS")
            for it in self.tokens
        )

    def is_named_by(self, clause: Clause) -> bool:
        """Tell whether a clause has a word of its title."""
        return self.is_in(clause.words)

    def is_meant_by(self, clause: Clause) -> bool:
        """Tell whether a clause names it, or calls it the matter, the motion, "den"."""
        return self.is_named_by(clause) or has_any(clause.tokens, "CALLS_MATTER")

    def shares(self, words: str) -> bool:
        """Tell whether most of what words name is in its title."""
        about = stems(words)
        return 2 * len(about & self.stems) > len(about)

    def mask(self, text: str) -> str:
        """Blank the title's own words where a text repeats them: a title asserts nothing."""
        words = _what_about(_SENTENCE_END.split(self.title)[0])
        if len(words) < _TELLING:
            return text
        flat = r"\s+".join(re.escape(word) for word in words.split())
        return re.sub(flat, lambda hit: re.sub(r"\S", " ", hit[0]), text, flags=re.IGNORECASE)


def _what_about(title: str) -> str:
    """Give the words of a title from "om" on: "om fler cykelbanor"."""
    about = "|".join(sorted(words_of("outcomes", "about")))
    found = re.search(rf"(?i)\b(?:{about})\s.+", title)
    return found[0].strip() if found else ""


@cache
def _title_rules() -> tuple[tuple[str, Pattern, bool], ...]:
    return tuple(
        (row["gives"], compile_pattern(row["pattern"]), row.get("anywhere", False)) for row in load("outcomes")["title"]
    )
