"""Where an organization's name begins and ends in running text.

The last word of a name tells that it is one ("…nämnden"); from there the name is
walked to the left over "Barn- och", adjectives and owners, and to the right over
"för …", parts of town and an utskott of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agendawatch.lang.sv.names.organization_fields import FIELDS
from agendawatch.lang.sv.names.organization_names import ADJECTIVES, AREAS, BOARDS, BODIES, NOT_OURS

__all__ = ["company_spans", "name_spans"]

_LETTER = "a-zåäöéüA-ZÅÄÖÉÜ"
_HEAD = re.compile(
    rf"(?P<body>{'|'.join(sorted(BODIES, key=len, reverse=True))})(?P<s>s)?(?P<meeting>(?:möte|sammanträde)\w{{0,4}})?(?![\w-])",
    re.IGNORECASE,
)
_STEM = re.compile(rf"[{_LETTER}]+(?:-[{_LETTER}]+)*$")
_WORD_BEFORE = re.compile(rf"(?P<word>[{_LETTER}][{_LETTER}-]*-?,?)\s$")
_AND_BEFORE = re.compile(rf"(?P<word>[{_LETTER}][{_LETTER}-]*)\s(?i:och|samt|&)\s$")
_CUT_BEFORE = re.compile(rf"[{_LETTER}]+-(?:,|\s(?i:och|samt|&))\s$")
_NO_NAME = r"(?:alla|andra|båda|egna|flera|gamla|många|nya|olika|samtliga|tidigare|övriga)\s"
"""Words that count or compare an owner's utskott, and are no part of a name."""
_OWNED_BEHIND = re.compile(
    rf"s\s(?:(?:(?!{_NO_NAME})[{_LETTER}]{{3,24}}a\s){{0,2}}(?:[{_LETTER}]+-\s(?:och|samt)\s)?[{_LETTER}]*utskott(?:et)?|(?!(?:ärende|presidie|tjänstemanna)beredning)[{_LETTER}]*beredning(?:en)?|presidi(?:um|et)|au)(?P<s>s)?(?![\w-])",
    re.IGNORECASE,
)
_FIELD_BEHIND = re.compile(rf"\sför\s(?P<fields>[{_LETTER}]+(?:(?:,|\s(?:och|samt))?\s[{_LETTER}]+){{0,5}}+)")
_AREA_BEHIND = re.compile(rf"\s(?P<area>[A-ZÅÄÖ][{_LETTER}]+(?:-[A-ZÅÄÖ][{_LETTER}]+)?)(?![\w-])")
_PROPER_BEHIND = re.compile(
    rf"\sför\s[A-ZÅÄÖ][{_LETTER}-]+(?:\s(?:och\s)?[A-ZÅÄÖ][{_LETTER}-]+){{0,4}}(?:\s[{_LETTER}]*förbund)?(?![\w-])"
)
_OWNER_BEFORE = re.compile(rf"(?P<word>[A-ZÅÄÖ][{_LETTER}-]*(?:s|-[A-ZÅÄÖ][{_LETTER}]+))\s$")
_COMPANY = re.compile(
    r"(?<![\w-])(?:(?:[A-ZÅÄÖ][\w&-]{1,30}\s){1,4}(?:i\s[A-ZÅÄÖ]\w{1,30}\s)?AB|AB\s[A-ZÅÄÖ][\w-]{1,30}(?:\s[A-ZÅÄÖ][\w-]{1,30})?)(?![\w-])"
)
_MATTERS = ("frågor", "ärenden")
"""How a field of work ends that is none by itself: "funktionshinderfrågor"."""
_REACH = 110
"""How far to the left a name can begin: the longest on record has 80 letters."""

_PLACED = ("stadsdelsnämnden", "områdesnämnden", "kommundelsnämnden", "förbundet")
_DISTRICT = re.compile(r"(?:social|utbildnings|äldre|hälso- och sjukvårds)nämnden$", re.IGNORECASE)


_STEPS = 6
"""Words that a name goes on to the left at most; more are a list, or no text."""


def name_spans(text: str) -> Iterator[tuple[int, int, int]]:
    """Find names: where each begins, where its usual form ends, and where its last word does.

    The text must have plain spaces. "Kommunstyrelsens" gives a form without the "s".
    """
    at = 0
    while (head := _HEAD.search(text, at)) is not None:
        at = head.end()
        stem = _STEM.search(text, max(0, head.start() - 60), head.start())
        start = stem.start() if stem else head.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "_-"):
            continue
        ends = head.end("body")
        if NOT_OURS.fullmatch(text[start:ends].casefold()):
            continue
        bare = stem is None
        owned = _OWNED_BEHIND.match(text, ends) if head["s"] and text[start:ends].casefold().endswith(BOARDS) else None
        if owned:
            ends, at = owned.start("s") if owned["s"] else owned.end(), owned.end()
        start = _leftwards(text, start, ends, bare=bare)
        if not head["s"] and not head["meeting"]:
            ends = _rightwards(text, start, ends, bare=bare)
            at = max(at, ends)
        yield start, ends, at


def company_spans(text: str) -> Iterator[tuple[int, int]]:
    """Find companies: "Exempelbostäder AB", "AB Exempelhem"."""
    for match in _COMPANY.finditer(text):
        yield match.span()


def _leftwards(text: str, start: int, ends: int, *, bare: bool) -> int:
    """Walk from a name's last word to where the name begins."""
    for _ in range(_STEPS):
        floor = max(0, start - _REACH)
        cut = _CUT_BEFORE.search(text, max(0, start - 40), start)
        if cut is not None:
            start = cut.start()
            continue
        word = _WORD_BEFORE.search(text, max(0, start - 40), start)
        if word is not None and word["word"].casefold() in ADJECTIVES:
            return word.start()
        joined = _AND_BEFORE.search(text, max(0, start - 40), start)
        if joined is not None and joined["word"].casefold() in FIELDS:
            return joined.start()
        owner = _OWNER_BEFORE.search(text, floor, start)
        if owner is None:
            return start
        last = text[start:ends].casefold()
        board = owner["word"].casefold().removesuffix("s").endswith(BOARDS)
        if board or (bare and last.startswith("styrelse")) or last.endswith("nämnd"):
            start = owner.start()
            bare = False
            continue
        return start
    return start


def _rightwards(text: str, start: int, ends: int, *, bare: bool) -> int:
    """Walk from a name's last word over what belongs behind it."""
    proper = _PROPER_BEHIND.match(text, ends) if bare else None
    if proper is not None:
        return proper.end()
    fields = _FIELD_BEHIND.match(text, ends) if bare else None
    if fields is not None:
        taken = fields.start("fields")
        for word in re.finditer(rf"[{_LETTER}]+", fields["fields"]):
            if word.group().casefold() in FIELDS or word.group().casefold().endswith(_MATTERS):
                taken = fields.start("fields") + word.end()
            elif word.group() not in {"och", "samt"} and not fields["fields"].startswith(" och ", word.end()):
                break
        return taken if taken > fields.start("fields") else ends
    area = _AREA_BEHIND.match(text, ends)
    if area is not None and text[start:ends].casefold().endswith(_PLACED):
        return area.end()
    if area is not None and area["area"].casefold() in AREAS and _DISTRICT.search(text, start, ends):
        return area.end()
    return ends
