"""A sentence as words, each with what it may be: a verb's form, a noun of a kind, a day, a body, a person, an office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from agendawatch.budget import spend
from agendawatch.lang.sv.data import load, words_of
from agendawatch.lang.sv.days import find_days
from agendawatch.lang.sv.morphology import FINITE, VerbForm, verb_readings


class Body(NamedTuple):
    """A political body as a word names it."""

    kind: str
    """`council`, `board`, `committee`, `subcommittee` …; `anyboard` for "styrelsen" alone."""
    field: str = ""
    """What a compound says before its last part ("social"), or `region`; "" where it says nothing."""
    place: str = ""
    """The town it is said to be of ("kommunfullmäktige i Kil"); "" where none is named."""


class Named(NamedTuple):
    """A person as a text names them."""

    name: str
    letters: str | None
    """The party's letters, or a local party's name as written; None where no bracket gives them."""


@dataclass(slots=True, eq=False)
class Token:
    """A word, a number, a name or a sign of a text."""

    text: str
    start: int
    end: int
    kind: str = "word"
    """`word`, `sign`, `number`, `day`, `when` ("i går"), `year`, `body`, `office`, `person`, `people`, `party`, `we`."""
    value: object = None
    """A day, a body, or whose: of a person the name and the party's letters, of a party its letters."""
    genitive: bool = False
    verbs: tuple[VerbForm, ...] = ()
    noun: str | None = None
    """What a noun is to a decision (`rules/nouns.toml`); "thing" for a word that looks like one."""
    fore: str = ""
    """A compound's first part."""
    low: str = field(init=False)
    marks: frozenset[str] | None = field(default=None, init=False)
    """What elements of patterns it may begin, once somebody has asked."""

    def __post_init__(self) -> None:
        """Keep the text in small letters too."""
        self.low = self.text.casefold()

    @property
    def finite(self) -> bool:
        """Whether it may carry a clause."""
        return bool(self.verbs) and any(reading.form in FINITE for reading in self.verbs)

    @property
    def only_finite(self) -> bool:
        """Whether it can be nothing but a finite verb."""
        return bool(self.verbs) and all(reading.form in FINITE for reading in self.verbs)

    @property
    def actor(self) -> bool:
        """Whether it names somebody who acts."""
        return self.kind in {"body", "office", "person", "people", "we"}

    @property
    def person(self) -> Named:
        """Whom a token of the kind `person` names."""
        assert isinstance(self.value, Named)  # noqa: S101 - what the kind says
        return self.value

    def is_verb(self, lemma: str) -> bool:
        """Tell whether it may be a form of a verb."""
        return any(reading.lemma == lemma for reading in self.verbs)

    def has_form(self, *forms: str) -> bool:
        """Tell whether it may be one of these forms."""
        return any(reading.form in forms for reading in self.verbs)

    @property
    def passive(self) -> bool:
        """Whether it may be a passive."""
        return any(reading.form.endswith(".s") for reading in self.verbs)

    @property
    def infinitive(self) -> bool:
        """Whether it may be an infinitive."""
        return self.has_form("inf", "inf.s")

    @property
    def supine(self) -> bool:
        """Whether it may be a supine, which a form of "ha" stands by, or could."""
        return self.has_form("sup", "sup.s")

    @property
    def present(self) -> bool:
        """Whether it may be in the present tense."""
        return self.has_form("pres", "pres.s")

    @property
    def past(self) -> bool:
        """Whether it may be in the past tense."""
        return self.has_form("past", "past.s")


_WHEN = "|".join(sorted(words_of("calendar", "when")))
_NAME = r"[A-ZÅÄÖÉ][a-zåäöéüáíóøæčćšžñ’']+(?:[A-ZÅÄÖ][a-zåäö]+)?(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)*"
_LETTERS = r"[A-ZÅÄÖa-zåäö]{1,4}!?|[Pp]artilös|[Pp]olitisk\s?vilde|[-–]|[A-ZÅÄÖ][a-zåäö]{3,20}(?:\s[a-zåäö]{2,15}){0,2}"
"""What stands in brackets behind a name: a party's letters, or a local party's name."""
_ENDINGS: dict[str, str] = load("bodies")["endings"]
"""What kind of body a compound is by its last part."""
_COMPOUND = "|".join(_ENDINGS)
_NAMES = {name: "|".join(found.split()) for name, found in load("bodies")["names"].items()}
"""Words of which names of several words are made."""
_SCAN = re.compile(
    rf"""
      (?P<when>(?i:i\s?(?:{_WHEN})\b))
    | (?P<joint>[A-Za-zÅÄÖåäö]+-,?\s(?:[a-zåäö]+-\s)?och\s[a-zåäö]+(?:{_COMPOUND})s?\b)
    | (?P<wide>(?i:{_NAMES["before"]})\s(?:{_COMPOUND})s?\b)
    | (?P<for>(?i:{_NAMES["of_something"]})s?\sför\s[a-zåäö]+(?:\soch\s[a-zåäö]+)?)
    | (?P<of>(?i:{_NAMES["above"]}|[a-zåäö]+(?:{_NAMES["above_endings"]}))\s(?:[a-zåäö-]+\s)?[a-zåäö]*(?:{_NAMES["below"]})s?\b)
    | (?P<member>{_NAME}(?:\s{{1,2}}(?:{_NAME}|af|von|van|de|el|al|ben|bin|[A-ZÅÄÖ]\.?))*\s{{1,2}}{_NAME})\s{{0,2}}\((?P<code>{_LETTERS})\)
    | (?P<person>{_NAME}(?:\s(?:{_NAME}|af|von|de|[A-ZÅÄÖ]\.))*\s{_NAME})
    | \((?P<party>[A-ZÅÄÖ]{{1,4}}|Mp|Fp|Kd|Sd)\)(?!\w)
    | (?P<short>(?i:p\.\s?g\.\s?a\.?|pga\b\.?))
    | (?P<number>\d+(?:[.,:]\d+|[ \xa0]\d{{3}}(?!\d))*)
    | (?P<word>[^\W\d_]+(?:[-:][^\W_]+)*(?:-(?=\s(?:och|eller|samt)\b))?)
    | (?P<sign>\S)
    """,
    re.VERBOSE,
)


_PLAIN = re.compile(r"\s*([a-zåäöé]+)(?![\w:-])")
"""A word in small letters, which most words are, and nothing of several words begins with most of them."""
_BEFORE_NAMES = {name for key in ("before", "of_something", "above") for name in _NAMES[key].split("|")}
_BEGINS = frozenset(
    {"i", "p", "pga", *_BEFORE_NAMES, *(f"i{it}" for it in _WHEN.split("|")), *(f"{name}s" for name in _BEFORE_NAMES)}
)
"""Words that names and days of several words begin with."""
_BEGINS_ENDS = tuple(_NAMES["above_endings"].split("|"))


def tokenize(text: str, base: int = 0) -> list[Token]:
    """Part a text into tokens, whose places count from `base`."""
    spend(len(text))
    found = list(_tokens(text, base))
    for nth, token in enumerate(found):
        infinitive = token.noun is None and token.verbs and all(verb.form == "inf" for verb in token.verbs)
        noun = noun_of(token.low) if infinitive else None
        leads = words_of("verbs", "before_infinitives")
        if noun is not None and not any(it.low in leads or it.finite for it in found[max(0, nth - 3) : nth]):
            token.verbs = ()  # "motsvarande fråga"
            token.noun, token.fore, token.genitive = noun
        # "inför" and "framför" are verbs behind who does it, else prepositions.
        if token.low in words_of("verbs", "sometimes") and not (nth and (found[nth - 1].actor or found[nth - 1].noun)):
            token.verbs = ()
        behind = found[nth + 1].low if nth + 1 < len(found) else ""
        if token.kind == "body" and behind in {"beslutar", "beslutade", "föreslår"}:
            token.genitive = False  # a slip: "Kommunstyrelsens föreslår"
    return found


def _tokens(text: str, base: int) -> Iterator[Token]:
    """Give the days that a text names as they were found, and what stands between them word by word."""
    at = 0
    for day in find_days(text):
        if day.value.dated and at <= day.span[0]:
            start, end = day.span
            yield from _words_in(text, at, start, base)
            yield Token(text[start:end], base + start, base + end, "day", day.value)
            at = end
    yield from _words_in(text, at, len(text), base)


def _words_in(text: str, at: int, end: int, base: int) -> Iterator[Token]:
    while at < end:
        plain = _PLAIN.match(text, at, end)
        if plain is not None and plain[1] not in _BEGINS and not plain[1].endswith(_BEGINS_ENDS):
            yield _word(plain[1], base + plain.start(1), base + plain.end(1))
            at = plain.end()
            continue
        hit = _SCAN.search(text, at, end)
        if hit is None:
            return
        made = _mention(hit, base)
        if made is None:  # a name that is none: the first word alone
            word = re.compile(r"[^\W\d_]+(?:[-:][^\W_]+)*|\d+|\S").match(text, hit.start())
            assert word is not None  # noqa: S101 - something begins there
            made = _word(word[0], base + word.start(), base + word.end())
            at = word.end()
        else:
            at = made.end - base
        yield made


def _mention(hit: re.Match[str], base: int) -> Token | None:
    """Read what stands there: a word, a sign, a number, or what is written with several words; `None` for a name that is none."""
    words, start, end = hit[0], base + hit.start(), base + hit.end()
    match hit.lastgroup:
        case "word":
            return _word(words, start, end)
        case "sign":
            token = Token(words, start, end, "sign")
            token.low = "-" if words in "–—" else words  # a dash is a dash
            return token
        case "joint" | "wide" | "for" | "of" as kind:
            low = words.casefold()
            # The last word's own genitive; "utskotts" is one, "utskott" none.
            genitive = low.endswith("s") and not low.endswith(("ss",)) and kind != "for"
            bare = low[:-1] if genitive else low
            if kind == "for":
                return Token(words, start, end, "body", Body("committee", bare.split(" för ")[1]))
            if kind == "of":
                whose, _, what = bare.partition("s ")
                return Token(words, start, end, "body", Body("subcommittee", f"{whose} {what}"), genitive=genitive)
            ending = next(it for it in _ENDINGS if bare.endswith(it))
            what = bare.removesuffix(ending).strip(" -")
            return Token(words, start, end, "body", Body(_ENDINGS[ending], what), genitive=genitive)
        case "when" | "short" as kind:
            return Token(words, start, end, "when" if kind == "when" else "word")
        case "person" | "code":
            return _person(hit, start)
        case "party":
            return Token(words, start, end, "party", hit["party"].upper())
        case _:
            is_year = re.fullmatch(r"(?:19|20)\d\d", words) is not None
            return Token(words, start, end, "year" if is_year else "number", int(words) if is_year else words)


def _person(hit: re.Match[str], start: int) -> Token | None:
    name = " ".join((hit["person"] or hit["member"]).split())
    words = name.split()
    first = words[0].casefold()
    if first in words_of("bodies", "no_name") or first in words_of("bodies", "people", "titles"):
        return None
    if words[-1] in {"Stad", "Stads", "Kommun", "Kommuns"}:  # "Ekeby Stads policy"
        return None
    if hit["member"]:
        noun = noun_of(first)
        # no name begins so: "Reservation Ada Ek (S)"
        kinds = {"claim", "procedural", "part", "order", "decision", "meeting", "vote"}
        named = noun and (noun[0] in kinds or first.startswith(tuple(words_of("nouns", "asked"))))
        if len(words) > 2 and len(first) > 3 and (named or verb_readings(first)):  # noqa: PLR2004 - two words are a name; "Bo" is one
            return None
        code = hit["code"]
        small = code.islower() and code.upper() not in words_of("bodies", "people", "codes")
        value = None if small or code in "-–" else code.upper() if len(code) <= 4 else code  # noqa: PLR2004 - letters, not a name
        return Token(hit[0], start, start + len(hit[0]), "person", Named(name, value))
    acts = len(first) > 2 and any(reading.form in FINITE for reading in verb_readings(first))  # noqa: PLR2004 - "Bo" is a name
    people, lows = words_of("bodies", "people"), [word.casefold() for word in words]
    if noun_of(first) or acts or any(body_of(it) or it in people or it.removesuffix("s") in _parties() for it in lows):
        return None
    return Token(hit[0], start, start + len(hit[0]), "person", Named(name, None), genitive=name.endswith("s"))


def _word(text: str, start: int, end: int) -> Token:
    kind, value, genitive, verbs, noun, fore = _read_word(text)
    return Token(text, start, end, kind, value, genitive, verbs, noun, fore)


@lru_cache(maxsize=50_000)
def _read_word(text: str) -> tuple[str, object, bool, tuple[VerbForm, ...], str | None, str]:
    """Give all that a word's letters tell: kind, value, genitive, verbs, noun, fore-part."""
    low = text.casefold()
    kind, value = _kind(text)
    if kind != "word":
        return kind, value, _is_genitive(low, kind), (), None, ""
    verbs = verb_readings(low)
    noun = noun_of(low)
    if noun is not None and all(reading.form == "part" for reading in verbs):
        verbs = ()
    if noun is not None and (not verbs or low in words_of("nouns", "always")):
        return kind, value, noun[2], verbs, noun[0], noun[1]
    if not verbs and _LOOKS_LIKE_A_NOUN.search(low) and low not in words_of("nouns", "never"):
        return kind, value, low.endswith(tuple(words_of("nouns", "looks", "genitives"))), verbs, "thing", ""
    return kind, value, False, verbs, None, ""


_LOOKS_LIKE_A_NOUN = re.compile(rf"\w{{3}}(?:{'|'.join(sorted(words_of('nouns', 'looks', 'endings')))})s?$")


def _kind(text: str) -> tuple[str, object]:
    low = text.casefold()
    if not text[:1].isalnum():
        return "sign", None
    found = body_of(low)
    if found is not None:
        return "body", found
    for word in (low, low.removesuffix("s")):
        if word in words_of("bodies", "offices") or word.endswith(tuple(words_of("bodies", "offices", "endings"))):
            return "office", word
        if word in _parties():
            return "people", _parties()[word]
        if word in words_of("bodies", "people"):
            return "people", word
    if low in words_of("bodies", "people", "we"):
        return "we", None
    letters, _, rest = text.replace(":", "-").partition("-")
    alone = not rest or rest in words_of("bodies", "people", "behind_letters")
    if alone and letters in words_of("bodies", "people", "codes"):
        return "people", letters
    return "word", None


@lru_cache(maxsize=20_000)
def body_of(low: str) -> Body | None:
    """Read a word in small letters as a body, in the genitive or not; `None` for what names none.

    >>> body_of("socialnämndens"), body_of("KF".casefold())
    (Body(kind='committee', field='social', place=''), Body(kind='council', field='', place=''))
    """
    for word in dict.fromkeys((low, low.removesuffix("s"), low.removesuffix(":s"))):
        if word in _bodies():
            return _bodies()[word]
    for word in dict.fromkeys((low, low.removesuffix("s"))):
        for ending, kind in _ENDINGS.items():
            named = word.endswith(ending) and not word.endswith("området")  # no council: "hamnområdet"
            if named and word not in words_of("bodies", "endings_only"):
                return Body(kind, word.removesuffix(ending).rstrip("-"))
    return None


def count_of(token: Token) -> int | None:
    """Read a token as a number of people or things, in figures or words; `None` for anything else, years among it.

    >>> count_of(tokenize("12")[0]), count_of(tokenize("tolv")[0]), count_of(tokenize("2026")[0])
    (12, 12, None)
    """
    if token.kind == "number":
        return int(token.text) if len(token.text) < 4 and token.text.isdigit() else None  # noqa: PLR2004 - no body has a thousand members
    return _numerals().get(token.low) if token.kind == "word" else None


def signed_body(sign: str) -> Body | None:
    """Read the letters before a paragraph's sign as a body: "KS § 12", "Tn § 3"; any committee's letters end in n.

    >>> signed_body("MBN"), signed_body("Ksau")
    (Body(kind='committee', field='', place=''), Body(kind='subcommittee', field='', place=''))
    """
    low = sign.casefold()
    known = body_of(low)
    if known is not None or not 1 < len(low) < 7:  # noqa: PLR2004 - letters, not a word
        return known
    kind = "committee" if low.endswith("n") else "subcommittee" if low.endswith("u") else None
    return Body(kind) if kind else None


def same_body(named: Body, own: Body | None) -> bool:
    """Tell whether a body that a text names may be the one whose text it is; any may, where nobody knows that."""
    if own is None:
        return True
    if named.kind == "anyboard":
        return own.kind in {"board", "directorate", "anyboard"} and (not named.field or named.field == own.field)
    if named.kind != own.kind:
        return False
    if not named.field or not own.field or named.field == own.field:
        return not (own.kind in {"council", "board"} and named.field == "region" and not own.field)
    if named.kind == "subcommittee":  # "arbetsutskottet" is "kommunstyrelsens arbetsutskott"
        return named.field.split()[-1][:6] == own.field.split()[-1][:6] and (" " in named.field) != (" " in own.field)
    return False


def rank_of(body: Body) -> int | None:
    """Give a body's rank among those who prepare for one another; `None` for one that decides nothing in minutes.

    >>> rank_of(Body("council")), rank_of(Body("committee", "social")), rank_of(Body("state"))
    (4, 2, None)
    """
    rank: int | None = load("bodies")["ranks"].get(body.kind)
    return rank


@lru_cache(maxsize=20_000)
def noun_of(low: str) -> tuple[str, str, bool] | None:
    """Read a noun in small letters: what it is, its first part, whether it is a genitive; `None` for one we don't know.

    >>> noun_of("motförslaget"), noun_of("gruppmötets")
    (('order', '', False), ('meeting', 'grupp', True))
    """
    for at in range(max(0, len(low) - _longest_noun()), len(low) - 1):
        if at == 1:
            continue
        found = _nouns().get(low[at:])
        if found is not None and (at == 0 or len(low) - at > 2):  # noqa: PLR2004 - "år" ends half of all words
            if at and found[0] == "time":
                continue
            return found[0], low[:at].rstrip("-"), found[1]
    return None


def _is_genitive(low: str, kind: str) -> bool:
    if kind == "body":
        return low not in _bodies() and not any(low.endswith(it) for it in _ENDINGS) and low.endswith("s")
    if kind == "people":
        letters = len(low) <= 2  # noqa: PLR2004 - "S" is a party
        named = low in words_of("bodies", "people") or low in _parties()
        return low.endswith(":s") or (low.endswith("s") and not letters and not named)
    return kind == "office" and low.endswith("s") and low not in words_of("bodies", "offices")


@cache
def _longest_noun() -> int:
    return max(map(len, _nouns()))


@cache
def _nouns() -> dict[str, tuple[str, bool]]:
    """Every form of every head, with its kind, and whether it is a genitive; the first kind that has it holds."""
    found: dict[str, tuple[str, bool]] = {}
    for kind, words in load("nouns")["heads"].items():
        for head in words.split():
            stems = {head} | ({head[:-1]} if head.endswith(("a", "e")) else set())
            for form in {f"{stem}{case}" for stem in stems for case in load("nouns")["cases"]["endings"]} | {head}:
                if len(form) > 2:  # noqa: PLR2004 - no noun of ours is shorter
                    found.setdefault(form, (kind, False))
                    if not form.endswith("s"):
                        found.setdefault(f"{form}s", (kind, True))
    return found


@cache
def _bodies() -> dict[str, Body]:
    return {word: Body(*kind.split(":")) for kind, words in load("bodies")["bodies"].items() for word in words.split()}


@cache
def _numerals() -> dict[str, int]:
    return {word: nth for nth, words in enumerate(load("numerals")["from_nought"]) for word in words.split()}


@cache
def _parties() -> dict[str, str]:
    pairs = (pair.partition("=") for pair in load("bodies")["people"]["parties"].split())
    return {word: code for word, _, code in pairs}
