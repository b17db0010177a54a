"""Headings inside a paragraph of minutes: what stands under each, whose it is, and whom it is meant for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Literal, NamedTuple

from agendawatch.lang.sv.data import load, words_of
from agendawatch.lang.sv.patterns import is_among
from agendawatch.lang.sv.prose import sentences_in
from agendawatch.lang.sv.rules import word_rows
from agendawatch.lang.sv.text import Sentence
from agendawatch.lang.sv.tokens import Body, Token, same_body, tokenize

Place = Literal[
    "lead", "decision", "decision_above", "proposal", "claims", "order", "vote", "reservation", "statement", "dispatch", "basis",
    "background", "disqualified", "adjustment", "list",
]  # fmt: skip
"""What a section of a paragraph is for; `lead` is text before any heading, `decision_above` what a body proposes to a higher one."""
DECIDED: frozenset[Place] = frozenset({"decision", "decision_above"})
"""Sections that hold what a body decided."""

_LONGEST = 110
"""Letters that a heading may have."""
_RUNNING_WORDS = 2
"""Words of a heading that text follows on its line, behind a full stop: "Bakgrund. Den 9 april …"."""
_TAIL = 50
"""Letters that may follow a phrase with a star."""


class Heading(NamedTuple):
    """A line that heads a section."""

    place: Place
    rest: int
    """Where text that follows on the line begins; the line's length when none does."""
    owner: Token | None = None
    """Whose the section is: "Kommunstyrelsens förslag"."""
    to: Body | None = None
    """Whom it is meant for: "till kommunfullmäktige"."""


@dataclass(frozen=True)
class Section:
    """Text under one heading of a paragraph."""

    kind: Place
    heading: str
    """As written; empty for text before any heading."""
    text: str
    """Lines with `\\n`, an empty line where white stood between."""
    start: int = 0
    """Where the text begins in what spans count in."""
    owner: Token | None = None
    """Whose the heading says it is."""
    to: Body | None = None
    """Whom it is meant for."""
    ranges: tuple[tuple[int, int], ...] = field(default=(), compare=False)
    """Where its heading and its lines stand in their document, for whoever has one."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, made once for all who read it."""
        return sentences_in(self.text, self.start)

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens of all its sentences."""
        return [token for sentence in self.sentences for token in sentence.tokens]

    def words(self, start: int, end: int) -> str:
        """Give the text between two places, verbatim."""
        return self.text[start - self.start : end - self.start]


@lru_cache(maxsize=4096)  # headings come again on every page
def read_heading(line: str, own: Body | None = None) -> Heading | None:
    """Read a line as a section's heading; `own` is the body whose minutes they are.

    >>> read_heading("Kommunfullmäktiges beslut:").place
    'decision'
    >>> found = read_heading("Beslut: Motionen avslås.")
    >>> found.place, "Beslut: Motionen avslås."[found.rest :]
    ('decision', 'Motionen avslås.')
    >>> read_heading("Beslut om årsredovisning") is None
    True
    """
    words = line.strip()
    if not words or not words[0].isalpha() or words[0].islower():
        return None
    return _alone(words, own) or _run_in(words, own)


def proposes_matter(line: str) -> bool:
    """Tell whether a line that may head a proposal names a matter: "Förslag till kulturmiljöprogram".

    >>> proposes_matter("Förslag till kulturmiljöprogram"), proposes_matter("Förslag till beslut")
    (True, False)
    """
    found = read_heading(line)
    nameless = found is not None and found.owner is None and found.to is None
    return nameless and not line.endswith(":") and any(it.noun == "matter" for it in tokenize(line))


def is_summons(lines: Iterable[str]) -> bool:
    """Tell whether a document's first lines call to a meeting, so that nothing in it is decided yet.

    >>> is_summons(["Kallelse till kommunstyrelsen"]), is_summons(["Protokoll från kommunstyrelsen"])
    (True, False)
    """
    rules = load("headings")["summons"]
    begins = tuple(it.strip() for it in rules["begins"].split(","))
    within = [it.strip() for it in rules["within"].split(",")]
    called = re.compile(rf"(?:{'|'.join(begins)})(?![\w])", re.IGNORECASE)
    plain = (line for line in lines if "§" not in line)
    return any(called.match(line) or any(it in line.casefold() for it in within) for line in plain)


def _alone(words: str, own: Body | None) -> Heading | None:
    if len(words) > _LONGEST or words.endswith((".", ",", ";", "?", "!")):
        return None
    plain = words.rstrip(": ")
    if plain.split(" ", 1)[0].casefold() in words_of("headings", "leads") and _lookup(plain, whose=False) is None:
        return None
    found = _named(plain, own)
    return found._replace(rest=len(words)) if found else None


_RUN_IN = re.compile(
    r"(?P<label>[A-ZÅÄÖ][a-zåäöA-ZÅÄÖ, -]{2,70}?)(?:\s+(?:den\s+)?\d{1,2}\s\w{3,9}(?:\s\d{4})?)?\s*(?P<sign>[:.])\s+(?=[\"”A-ZÅÄÖ\d§(–-]|\w)"
)


def _run_in(words: str, own: Body | None) -> Heading | None:
    """Read "Beslut: Motionen avslås." and "Bakgrund. Den 9 april …"."""
    hit = _RUN_IN.match(words)
    if hit is None:
        return None
    found = _named(hit["label"], own)
    if found is None or speaks(hit["label"]):
        return None
    runs = any(row.runs and row.id == found.place for row in word_rows("headings", "heading"))
    if hit["sign"] == "." and (len(hit["label"].split()) > _RUNNING_WORDS or not runs):
        return None  # a sentence
    return found._replace(rest=hit.end())


def speaks(label: str) -> bool:
    """Tell whether a label is a sentence, which clauses read: "Kommunstyrelsen föreslår: Motionen besvaras"."""
    return any(token.finite and is_among(token, "DECIDE_OR_PROPOSE") for token in tokenize(label))


def _named(words: str, own: Body | None) -> Heading | None:
    tokens = tokenize(words)
    if not tokens:
        return None
    place = _lookup(words, whose=False)
    owner: Token | None = None
    if place is None:
        before = next((nth for nth, token in enumerate(tokens) if token.kind == "sign"), len(tokens))
        owner = next((token for token in tokens[:before][:2] if token.genitive and token.actor), None)
        if owner is not None:
            place = _lookup(words[owner.end :].strip(), whose=True)
    elif tokens[0].genitive and tokens[0].actor:
        owner = tokens[0]
    if place is None:
        return _sentence(tokens, own)
    bodies = [token for token in tokens if token.kind == "body" and not token.genitive]
    to = bodies[-1].value if bodies and isinstance(bodies[-1].value, Body) else None
    owner = owner or next((token for token in tokens[:-1] if token.genitive and token.actor), None)
    if place == "proposal" and is_own(owner, own):
        place = "decision_above"
    return Heading(place, 0, owner, to)


def is_own(owner: Token | None, own: Body | None) -> bool:
    """Tell whether "X förslag" is this body's own: what it decided to propose, not what was proposed to it."""
    whose = owner.value if owner is not None else None
    return own is not None and own.kind != "council" and isinstance(whose, Body) and same_body(whose, own)


def _sentence(tokens: list[Token], own: Body | None) -> Heading | None:
    """Read "Kommunfullmäktige beslutar att", "Utskottet föreslår kommunstyrelsen besluta att"."""
    who = tokens[0]
    place = 1 + (len(tokens) > 1 and is_among(tokens[1], "PERFECT"))
    if who.kind not in {"body", "office"} or who.genitive or len(tokens) <= place:
        return None
    verb = tokens[place]
    tail = words_of("headings", "sentences", "tail")
    rest = [token for token in tokens[place + 1 :] if token.kind != "sign"]
    if not all(token.low in tail or token.kind == "body" for token in rest):
        return None
    to = next((token.value for token in rest if isinstance(token.value, Body)), None)
    if verb.is_verb("besluta"):
        return Heading("decision", 0, who)
    if verb.is_verb("föreslå"):
        return Heading("decision_above" if to is not None and is_own(who, own) else "proposal", 0, who, to)
    return None


@cache
def _phrases() -> tuple[dict[str, tuple[str, bool]], list[tuple[str, str, bool]]]:
    whole: dict[str, tuple[str, bool]] = {}
    begun: list[tuple[str, str, bool]] = []
    for row in word_rows("headings", "heading"):
        for phrase in (it.strip() for it in row.words.replace("\n", " ").split(",")):
            if phrase.endswith("*"):
                begun.append((phrase[:-1], row.id, row.whose))
            elif phrase:
                whole[phrase] = (row.id, row.whose)
    return whole, begun


def _lookup(words: str, *, whose: bool) -> Place | None:
    folded = " ".join(words.casefold().split())
    whole, begun = _phrases()
    if folded in whole:
        place, owned = whole[folded]
        return place if owned or not whose else None  # type: ignore[return-value]  # the rules' check holds it
    for start, place, owned in begun:
        rest = folded.removeprefix(start)
        if rest != folded and len(rest) <= _TAIL and (owned or not whose):
            return place  # type: ignore[return-value]  # the rules' check holds it
    return None
