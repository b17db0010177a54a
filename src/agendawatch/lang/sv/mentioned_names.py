"""Whose a day may be: the names that stand in a line, known ones and those that only their place tells.

The place delimits a name (a cell, a heading, a label, the piece between day, hours and comma); lists of names confirm it
and give its usual form. A name that no list knows is a name still, and is never cut to the part that one knows.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from agendawatch.lang.sv.data import words_of
from agendawatch.lang.sv.mentioned_days import lone_weekday, matches, word_pattern
from agendawatch.lang.sv.organization_names import INNER, SHORT_FORMS, WHOLE
from agendawatch.lang.sv.organizations import (
    FILLERS,
    LINKING,
    LONE_BODY,
    Mention,
    find_organizations,
    genitive,
    organization,
    read_organization,
)
from agendawatch.lang.sv.status_words import find_status_words
from agendawatch.model import Organization, OrganizationClassification


class NamePlace(StrEnum):
    """What kind of place a line is, as to names."""

    HEADING = "heading"
    CELL = "cell"
    LINE = "line"
    """A short line, an item of a list: pieces of it may be names."""
    PROSE = "prose"
    """Running text: only what is known to be a name is one."""


@dataclass(frozen=True, slots=True)
class NameWords:
    """A name, or what stands where a name would."""

    span: tuple[int, int]
    words: str
    name: str
    """In its usual form."""
    known: bool = True
    """Whether lists, the law or its legend know it: all its words, not a part of them."""
    shaped: bool = True
    """Whether it ends as names of political organizations do."""
    whole: bool = False
    """Whether naming it is most of what its line does."""
    joint: tuple[str, ...] = ()
    """The names that stand side by side in it: "Nämnden och dess utskott"."""
    inner: bool = False
    """Whether another name tells which one it is: "nämnden", "arbetsutskottet"."""


_LONGEST = 9
"""Words of a name; more are a sentence."""
_MOST = 0.6
"""Share of its line that a name has to fill for being what the line is about."""
_SHORT = 60
"""Letters of a line without a day that may be a name and nothing else."""
_CUT = re.compile(r"[,;:()|•·\n\t]|\s[-–—]\s|\.\s|(?<!\w)kl(?:ockan|\.)?\s?\d|\d+")
_EDGES = " \t.,:;*–—-•·|/»›&"
_AND = re.compile(r"\s*(?:,|och|samt|&|/|\+|–|-|med)\s*(?:dess\s*)?")
_OWN_PART = re.compile(r"\s+(?:och|samt)\s+(?:dess|deras)\s+[^\W\d]+")
_FIELD = re.compile(r"\s+(?:för|i)\s+[\wåäö-]+(?:,?\s(?:(?:och|samt)\s)?[\wåäö-]+){0,3}")
_FIELDS = re.compile(r"(?:,\s[a-zåäö-]+){0,9}\s(?:och|samt)\s[a-zåäö-]+(?:\s[a-zåäö-]+)?")
"""What goes on with the fields of "Nämnden för kultur": ", idrott och vuxnas lärande"."""
_PROPER = re.compile(r"\s+[A-ZÅÄÖ][\w-]+(?:\s[\w-]+)?")
_AREA_GOES_ON = re.compile(r"\s+[a-zåäö]+(?:bygden|delen|skogen|dalen|kusten|sidan)")
_LEFT_WORD = re.compile(r"[A-ZÅÄÖ]?[\wåäö]+(?:[aes]|-),?|och|samt|&|[A-ZÅÄÖ][\wåäö-]+-?")
_PRESIDIA = re.compile(r"(?<=s)\s+(?:(?:och|samt)\s[\w-]{1,40}s\s+)?presidier(?:na)?\b")
"""What makes presidia of the names before it: "Valnämndens och skolnämndens presidier"."""
_KIND = re.compile(r"[^\W\d_]+sammanträden?a?")
"""A heading or a label of what kind of meeting stands under it: "Beslutssammanträden"."""
_CODE = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,4}[A-ZÅÄÖ]{1,4}(?:[ /-]?(?:AU|PU))?")


@cache
def _ends(table: str) -> re.Pattern[str]:
    words = sorted(words_of("mentions", table), key=len, reverse=True)
    parts = "|".join(re.escape(word[1:]) if word.startswith("*") else rf"(?<!\w){re.escape(word)}" for word in words)
    return re.compile(rf"(?i)(?:{parts})$")


def is_shaped(name: str) -> bool:
    """Tell whether a name ends, or begins, as names of political organizations do.

    >>> is_shaped("Fjällutskottet"), is_shaped("Nämnden för digital omställning"), is_shaped("Stora salen")
    (True, True, False)
    """
    first = name.split(maxsplit=1)[0].casefold() if name.split() else ""
    begins = " för " in name and (first in words_of("mentions", "named_first") or is_shaped(first))
    return (begins or _ends("bodies").search(name) is not None) and _ends("not_ours").search(name) is None


def find_names(
    text: str,
    *,
    place: NamePlace,
    taken: Sequence[tuple[int, int]] = (),
    legend: Mapping[str, str],
    context: Organization | None = None,
) -> tuple[NameWords, ...]:
    """Find the names in a line; `taken` is where its days and hours stand, `context` whose part of the page it is in.

    >>> [it.name for it in find_names("Regionala trygghetsrådet", place=NamePlace.HEADING, legend={})]
    ['Regionala trygghetsrådet']
    >>> board = Organization(name="KS")
    >>> [it.name for it in find_names("Arbetsutskott", place=NamePlace.CELL, legend={}, context=board)]
    ['KS arbetsutskott']
    """
    found = [it for it in find_organizations(text, legend=legend, context=context) if not _in(it.span, taken)]
    for nth, it in enumerate(found):
        if _PRESIDIA.match(text, it.span[1]):
            found[nth] = replace(it, organization=organization(f"{genitive(it.organization.name)} presidium"))
    # a word that heads a column of names, where it stands alone
    heads = {"nämnd", "styrelse", "utskott", "beredning", "delegation", "direktion"}
    label = text.strip(_EDGES).casefold() in heads
    found = [
        it for it in found if it.words.casefold() not in INNER or not (label or text.startswith(" för ", it.span[1]))
    ]
    if place is NamePlace.PROSE:
        lone = () if found else LONE_BODY.finditer(text)
        bodies = tuple(NameWords(it.span(), it[0], it[0][:1].upper() + it[0][1:]) for it in lone)
        return (*(_known(it, text, text, text) for it in found), *bodies)
    finder = _Finder(text, place, legend, context)
    bare = len(text) < _SHORT and not taken
    if len(found) > 1 and (joint := finder.joint(found, taken)) is not None:
        return (joint,)
    names: list[NameWords] = []
    going_on = ((it.span[0], _FIELDS.match(text, it.span[1])) for it in found if " för " in it.words)
    held = [(start, fields.end()) for start, fields in going_on if fields]
    for start, end in _pieces(text, [*taken, *(it.span for it in found), *held], taken):
        inside = [it for it in found if start <= it.span[0] < end]
        names += finder.read(start, max([end, *(it.span[1] for it in inside)]), inside, bare=bare)
    known = [it for it in names if it.known or it.shaped]
    return tuple(known or names[:1])


def _in(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(first < span[1] and span[0] < last for first, last in taken)


def _pieces(text: str, kept: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Part a line at its days, hours and signs; no sign inside a name parts."""
    cuts = [match.span() for match in _CUT.finditer(text) if not _in(match.span(), kept)]
    at = 0
    for first, last in sorted([*cuts, *taken]):
        if first > at and text[at:first].strip(_EDGES):
            yield at, first
        at = max(at, last)
    if text[at:].strip(_EDGES):
        yield at, len(text)


def _known(mention: Mention, text: str, core: str, line: str = "") -> NameWords:
    first, last = mention.span
    own = _OWN_PART.match(line, last)
    whole = (own.end() if own else last) - first >= _MOST * len(core or text)
    if own is not None:
        words = line[first : own.end()]
        return NameWords((first, own.end()), words, words[:1].upper() + words[1:], known=False, whole=whole)
    inner = mention.words.casefold() in INNER
    return NameWords(mention.span, mention.words, mention.organization.name, whole=whole, inner=inner)


class _Finder:
    """Reads the pieces of one line."""

    def __init__(self, text: str, place: NamePlace, legend: Mapping[str, str], context: Organization | None) -> None:
        self._text = text
        self._place = place
        self._legend = legend
        self._context = context

    def joint(self, found: Sequence[Mention], taken: Sequence[tuple[int, int]]) -> NameWords | None:
        """Make one of names that stand side by side in a heading or a cell, and of what is inside another."""
        text = self._text
        between = [text[a.span[1] : b.span[0]] for a, b in itertools.pairwise(found)]
        first, last = found[0].span[0], found[-1].span[1]
        if taken or not all(_AND.fullmatch(it) for it in between):
            return None
        rest = FILLERS.sub("", text[:first] + text[last:]).strip(_EDGES)
        if self._place is NamePlace.LINE and len(rest) > _MOST * (last - first):
            return None
        names = tuple(it.organization.name for it in found)
        inner = found[-1].words.casefold()
        if len(found) == 2 and inner in words_of("mentions", "inner") and between[0].strip() in {",", "-", "–", "/"}:  # noqa: PLR2004 - an owner and its own
            return NameWords((first, last), text[first:last], _composed(names[0], inner), whole=True)
        return NameWords((first, last), text[first:last], text[first:last], known=False, whole=True, joint=names)

    def read(self, start: int, end: int, inside: Sequence[Mention], *, bare: bool) -> list[NameWords]:
        """Read the names in a piece of the line."""
        first, last = self._core(start, end)
        core = self._text[first:last]
        if not core and not inside:
            return []
        if len(inside) == 1 and (grown := self._grown(first, last, inside[0])) is not None:
            return [grown]
        if inside:
            return [_known(it, self._text[start:end], core, self._text) for it in inside]
        whole = bare or self._place in {NamePlace.HEADING, NamePlace.CELL}
        short = self._short(core)
        if short is not None:
            return [NameWords((first, last), core, short, whole=whole)]
        if core.casefold() in words_of("mentions", "inner"):
            return self._inner(first, last)
        return self._unknown(first, last, whole=whole)

    def _core(self, start: int, end: int) -> tuple[int, int]:
        """Find what is left of a piece without words of plans and words of status, from its first word to its last."""
        piece = self._text[start:end]
        verb = word_pattern("verbs").search(piece)
        if verb is not None and verb.start():
            piece = piece[: verb.start()]
        piece = FILLERS.sub(lambda match: " " * len(match[0]), piece)
        for status in find_status_words(piece):
            piece = piece[: status.start] + " " * (status.end - status.start) + piece[status.end :]
        words = [match for match in re.finditer(r"\S+", piece) if match[0].strip(_EDGES)]
        while words and LINKING.fullmatch(words[-1][0].strip(_EDGES)):
            words.pop()
        while words and LINKING.fullmatch(words[0][0].strip(_EDGES)):
            words.pop(0)
        if not words:
            return start, start
        first, last = words[0].start(), words[-1].end()
        lead = len(piece[first:last]) - len(piece[first:last].lstrip(_EDGES))
        tail = len(piece[first:last].rstrip(" \t.,:;*–—•·|/»›&" if last < len(piece) else _EDGES))
        return start + first + lead, start + first + tail

    def _grown(self, first: int, last: int, mention: Mention) -> NameWords | None:
        """Take the whole piece for the name where what stands about the known part is of a name's kind."""
        text = self._text
        begin, end = mention.span
        left, right = text[first:begin], text[end:last]
        if not left.strip(_EDGES) and not right.strip(_EDGES):
            return None
        if left and not self._may_begin(left.strip(), capital=text[begin].isupper()):
            left = ""
        if right and not self._may_end(right, mention):
            right = ""
        if not left.strip(_EDGES) and not right.strip(_EDGES):
            return None
        span = (begin - len(left), end + len(right.rstrip()))
        words = text[slice(*span)].strip(_EDGES)
        name = words if right else read_organization(words, legend=self._legend).name
        if name == mention.organization.name:
            return None
        return NameWords(span, words, name[:1].upper() + name[1:], known=False, shaped=True, whole=True)

    def _may_begin(self, left: str, *, capital: bool) -> bool:
        """Tell whether words before the known part are the name's; where that begins with a capital, it begins there."""
        words = left.split()
        if capital and not left.endswith("-") and words[-1] not in {"och", "samt"}:
            return False
        ends = self._place is not NamePlace.LINE or words[-1].endswith(("-", "a", "s")) or words[-1] in {"och", "samt"}
        shaped = words[0][:1].isupper() and all(_LEFT_WORD.fullmatch(word) for word in words)
        if len(words) >= _LONGEST or not shaped or not ends or LINKING.fullmatch(words[-1]):
            return False
        plain = left.replace(" och ", " ").replace(" samt ", " ")
        return not matches("unnamed", left) and not matches("not_of_name", plain)

    def _may_end(self, right: str, mention: Mention) -> bool:
        if " för " in mention.words and _FIELDS.fullmatch(right):
            return True
        whole = mention.words.casefold() in WHOLE or mention.organization.name in WHOLE.values()
        if _FIELD.fullmatch(right) and right.startswith(" för "):
            named = right[5].isupper() and mention.words[0].isupper() and " " in mention.words
            return not named and not whole
        if matches("places", right) or matches("unnamed", right):
            return False
        owns = mention.words.endswith("s") and is_shaped(right.strip()) and " " not in right.strip()
        if owns or _OWN_PART.fullmatch(right) or _AREA_GOES_ON.fullmatch(right):
            return True
        if _FIELD.fullmatch(right):
            return not whole and (" för " in right or self._place is not NamePlace.LINE)
        return not whole and self._place is not NamePlace.LINE and _PROPER.fullmatch(right) is not None

    def _short(self, core: str) -> str | None:
        """Read a short form, one too that stands for other things elsewhere."""
        if not _CODE.fullmatch(core):
            return None
        key = core.upper()
        legend = {short.upper() for short in self._legend}
        owner = key.removesuffix("AU")
        if key in legend or key in SHORT_FORMS or (owner != key and (owner in legend or owner in SHORT_FORMS)):
            return read_organization(core, legend=self._legend).name
        return None

    def _inner(self, first: int, last: int) -> list[NameWords]:
        """Compose an organization inside another of both; without one above it stays what it is called."""
        words = self._text[first:last]
        context = self._context
        if context is None or context.classification is OrganizationClassification.SUBCOMMITTEE:
            return [NameWords((first, last), words, words, known=False, shaped=False, whole=True, inner=True)]
        return [NameWords((first, last), words, _composed(context.name, words.casefold()), whole=True, inner=True)]

    def _unknown(self, first: int, last: int, *, whole: bool) -> list[NameWords]:
        """Take a piece for a name where one would stand."""
        core = self._text[first:last]
        count = len(core.split())
        if count > _LONGEST or len(core) < 2 or not core[0].isupper():  # noqa: PLR2004 - a letter is no name
            return []
        if _KIND.fullmatch(core) or re.search(r"\d|[?!]", core):
            return []
        shaped = is_shaped(core)
        if (lone := LONE_BODY.fullmatch(core.removesuffix("s"))) is not None:
            return [NameWords((first, last), core, lone[0], whole=whole or last - first >= _MOST * len(self._text))]
        if word_pattern("unnamed").fullmatch(core) or core.casefold() in INNER or lone_weekday(core) is not None:
            return []
        if not shaped and (matches("unnamed", core) or matches("places", core)):
            return []
        label = self._text[:first].rstrip(" ").rpartition("\n")[2]
        if label.endswith(":") and matches("person", label):
            return []
        sentence = count > 6 or self._text.rstrip().endswith(".")  # noqa: PLR2004 - words of a name
        if self._place is NamePlace.LINE and not shaped and (sentence or matches("small", core)):
            return []
        code = count == 1 and len(core) < _MOST_OF_CODE
        name = core if code else read_organization(core, legend=self._legend).name
        whole = whole or last - first >= _MOST * len(self._text)
        return [NameWords((first, last), core, name, known=False, shaped=shaped, whole=whole)]


_MOST_OF_CODE = 7


def _composed(owner: str, inner: str) -> str:
    """Name an organization inside another: "Socialnämndens arbetsutskott"."""
    word = {"au": "arbetsutskott", "pu": "personalutskott", "presidiet": "presidium"}.get(inner, inner)
    return f"{genitive(owner)} {re.sub(r'utskottet$', 'utskott', word)}"
