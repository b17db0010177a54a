"""Case numbers (diarienummer) and paragraph numbers, as registers of many kinds write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_YEAR = r"(?:19|20)\d\d"
_LETTERS = r"(?<!\w)[A-ZÅÄÖ]{1,8}"
_NUMBER = r"\d{1,6}(?:[-/.]\d{1,3}(?!\d))?"
_MARKS = r"(?:UTG|NY|EXTRA|SEKRETES|STRUK|BORDL|INSTÄ|TILL|REV)[A-ZÅÄÖ]*(?!\w)"
"""Capitals behind a number that say something of the item, and name no register."""
_SHAPES = (
    rf"{_YEAR}/[A-ZÅÄÖ]{{1,8}}\s?\d{{3,5}}(?:\s\d{{1,3}}(?!\d))?",  # 2026/KS 0206 001
    rf"{_LETTERS}[ .-]?{_YEAR}[-/.:]{_NUMBER}",  # SLK-2026-00392, KS 2026/00123, KS2026/0431, KS 2026.123, KS.2026.5
    rf"{_LETTERS}/{_YEAR}[:/]{_NUMBER}",  # KS/2026:767
    rf"{_YEAR}[./:-]\d{{1,6}}\s(?!{_MARKS})[A-ZÅÄÖ]{{1,8}}(?!\w)",  # 2026.272 KS
    rf"{_LETTERS}[ -]?\d{{1,5}}/(?:{_YEAR}|\d\d(?!\d))",  # KS 123/2026, KS-0123/2026, KS 123/26
    rf"(?<!\w)[A-ZÅÄÖ]{{2,8}}\s?\d{{1,5}}-{_YEAR}",  # HSN 1234-2026
    r"(?<!\w)[A-ZÅÄÖ]{2,5}\s\d\d/\d{3,5}",  # VON 26/119
    r"(?<!\w)\d\d[A-ZÅÄÖ]{2,4}\d{3,6}",  # 26RS1234
)
_MARKED = (
    r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,12}[ ./-]?(?:(?:19|20)\d\d|\d\d)[-/.:]\d{1,6}",  # Ks 2026/123, KS 26/0123
    rf"{_YEAR}[-/.:]\d{{1,6}}(?:-\d{{1,4}})?",  # 2026-00519, 2026/123-5
    r"\d{1,5}[/-](?:(?:19|20)\d\d|\d\d)(?!\d)",  # 0606/18
    r"\d\d[/-]\d{3,5}",  # 26/0123
    rf"\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}-\d{{1,5}}[/-]{_YEAR}",  # 1.5.1-229-2026, 329-1234/2026
    r"[A-ZÅÄÖ]{2,5}\s?\d{6}(?!\d)",  # RS 260018
    rf"(?:{_YEAR}|\d\d)[A-ZÅÄÖ]{{2,8}}\d{{1,6}}",  # 22SBN57, 2026KFN18
    rf"{_YEAR}[-/.:]\d{{1,6}}-[A-ZÅÄÖ]{{2,8}}",  # 2026.114-KLK
)
"""Shapes that only "Dnr" before them makes a case number."""

_PLAIN = (rf"{_YEAR}-\d{{5,6}}", rf"{_YEAR}/(?:0\d{{2,5}}|\d{{5,6}})(?!\d)", r"\d{4}/\d\d(?!\d)")
_MARK = r"(?i:\bdnr|\bdiarienr|\bdiarienummer|\bärendenummer|\bärendenr)[.:]{0,2}\s{0,3}"
_REFERENCE = re.compile(
    rf"(?<![\w/:-])(?:{_MARK}(?P<marked>{'|'.join((*_SHAPES, *_MARKED))})|(?P<plain>{'|'.join((*_SHAPES, *_PLAIN))}))"
    r"(?![\w/:]|-\w|\.\d)"
)
_SPACED = re.compile(r"(?:[^\W\d_]{1,5}\s{0,3})?(?:19|20)?\d\d\s{1,3}\d{1,6}")
"""A case number as somebody types it, with nothing but spaces between its parts."""
_LAW = re.compile(r"(?:[A-ZÅÄÖ]*FS|SOU|DS|EU|EG|EEG|HSLF|ISO|PROP|NJA|RÅ|HFD|KPIF|COVID)\b", re.IGNORECASE)
"""Letters of law collections, reports and standards, whose numbers look the same."""

_DAY = re.compile(rf"(?:[A-ZÅÄÖ]+\s)?{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$")
_TWO_YEARS = re.compile(
    r"(?:[A-ZÅÄÖ]+\s?)?(?P<first>(?:19|20)\d\d)[/-](?P<second>(?:(?:19|20)\d\d|\d\d))(?:\s[A-ZÅÄÖ]+)?$"
)

_FIGURES = re.compile(r"\d[^\W_]?[-/.: ]?\d|\d\d")
"""What every case number holds: two figures, side by side or parted by a sign."""
_RUN = r"\d{1,4}(?!\d)(?:\s?[-–—]\s?(?:§\s?)?\d{1,4}(?!\d))?"
_PARAGRAPHS = re.compile(rf"§{{1,2}}\s{{0,3}}(?P<runs>{_RUN}(?:(?:,|\soch|\ssamt)\s(?:§{{1,2}}\s?)?{_RUN}){{0,40}}+)")
_ONE_RUN = re.compile(r"(?P<first>\d{1,4})(?:\s?[-–—]\s?(?:§\s?)?(?P<last>\d{1,4}))?")
_OF_A_LAW_BEFORE = re.compile(r"(?:kap\.?|kapitlet|lagen|\d)\s?$")
_OF_A_LAW_BEHIND = re.compile(r"\s(?:st\b|stycket|p\b|punkten|[a-zåäö]*lagen|[a-zåäö]*balken|KL\b|PBL\b|OSL\b|FL\b)")


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number, as written."""

    number: str
    """Without "Dnr" before it."""
    span: tuple[int, int]
    """Where in the text the number stands."""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """A paragraph of minutes, or a run of them."""

    first: int
    last: int
    """Equal to `first` for one paragraph."""
    span: tuple[int, int]
    """Where in the text it stands, its sign included when it has one of its own."""


def find_references(text: str) -> tuple[CaseNumber, ...]:
    """Find every case number in a text, in order.

    >>> [found.number for found in find_references("Dnr 0606/18, KS 2026/00123 och § 112")]
    ['0606/18', 'KS 2026/00123']
    >>> find_references("SOU 2026:14, läsåret 2025/26, KS 2026-03-11")
    ()
    >>> [found.number for found in find_references("Plan 2028-2029 KS 2026/200")]
    ['KS 2026/200']
    """
    found: list[CaseNumber] = []
    if _FIGURES.search(text) is None:
        return ()
    spaced, at = text.replace("\xa0", " "), 0
    while match := _REFERENCE.search(spaced, at):
        name = "marked" if match["marked"] else "plain"
        at = match.end()
        years = _TWO_YEARS.fullmatch(match[name])  # "läsåret 2025/26"
        of_years = years is not None and int(years["first"][-2:]) + 1 == int(years["second"][-2:])
        other = _LAW.match(match[name]) or _DAY.fullmatch(match[name])
        if not other and (match["marked"] or not of_years):
            found.append(CaseNumber(text[slice(*match.span(name))], match.span(name)))
        elif " " in match[0]:
            at = match.start() + match[0].rindex(" ") + 1  # "plan 2028-2029 KS 2026/200"
    return tuple(found)


def part_references(text: str) -> tuple[list[str], str]:
    """Part what somebody looks for into its case numbers, in whatever letters, and the rest.

    >>> part_references("cykelplan ks2026-19"), part_references("dnr 2026/19"), part_references("ks 26 19")
    ((['KS2026-19'], 'cykelplan'), (['2026/19'], ''), (['ks 26 19'], ''))
    """
    marked = re.sub(_MARK, "", text)
    for before in ("", "DNR "):
        found = find_references(before + marked.upper())
        if found:
            break
    if not found and _SPACED.fullmatch(marked.strip()):
        return [" ".join(marked.split())], ""
    rest = marked
    for reference in reversed(found):
        start, end = (place - len(before) for place in reference.span)
        rest = f"{rest[:start]} {rest[end:]}"
    return [reference.number for reference in found], " ".join(rest.split())


def find_paragraphs(text: str) -> tuple[Paragraphs, ...]:
    """Find paragraph numbers and runs of them.

    >>> [(found.first, found.last) for found in find_paragraphs("§ 112 och §§ 1-11, 13")]
    [(112, 112), (1, 11), (13, 13)]
    >>> find_paragraphs("5 kap. 50 § kommunallagen, 5 kap. § 9, 3 § 2 st")
    ()
    """
    found = []
    for match in _PARAGRAPHS.finditer(text):
        if _OF_A_LAW_BEFORE.search(text, max(0, match.start() - 12), match.start()):
            continue
        several = match.group().startswith("§§") or "§" in match["runs"]
        first_run = _ONE_RUN.match(text, match.start("runs"))
        # "§ 5, 26 januari" is cut after the 5: one sign goes before one run
        ends = match.end("runs") if several or first_run is None else first_run.end()
        if _OF_A_LAW_BEHIND.match(text, ends):
            continue
        for place, run in enumerate(_ONE_RUN.finditer(text, match.start("runs"), ends)):
            first, last = int(run["first"]), int(run["last"] or run["first"])
            start = match.start() if place == 0 else run.start()
            found.append(Paragraphs(first, max(first, last), (start, run.end())))
    return tuple(found)


def same_reference(a: str, b: str) -> bool:
    """Tell whether two ways of writing mean one case.

    >>> same_reference("KS 2026/00123", "Dnr KS2026-123")
    True
    >>> same_reference("KS 2026/00123", "BN 2026/00123")
    False

    Zeros before a number, the signs between its parts and the place of the letters do not count.
    """
    return bool(case_key(a)) and case_key(a) == case_key(b)


def case_key(number: str) -> tuple[str, ...]:
    """Cut a case number into what makes it the same case: its letters, then its figures without zeros before them.

    >>> case_key("Dnr KS2026-00123")
    ('KS', '2026', '123')
    """
    bare = re.sub(rf"^{_MARK}", "", number.strip())
    letters = [part.upper() for part in re.findall(r"[^\W\d_]+", bare)]
    figures = [part.lstrip("0") or "0" for part in re.findall(r"\d+", bare)]
    return (*sorted(letters), *figures)


def case_keys(number: str) -> frozenset[tuple[str, ...]]:
    """Give every key that may be meant by a case number: as it is written, and with its year in two figures or in four.

    >>> sorted(case_keys("ks 26/119"))
    [('KS', '1926', '119'), ('KS', '2026', '119'), ('KS', '26', '119')]
    """
    key = case_key(number)
    return frozenset({key, *((*key[:nth], year, *key[nth + 1 :]) for nth, year in _other_years(key))})


def _other_years(key: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Give each place that may be the year's, with the year as it may be written there instead."""
    figures = [(nth, part) for nth, part in enumerate(key) if part.isdigit()]
    whole = [(nth, part[2:].lstrip("0") or "0") for nth, part in figures if re.fullmatch(_YEAR, part)]
    if whole or len(figures) < 2:  # noqa: PLR2004 - a number and its year
        yield from whole
        return
    for nth, part in figures:
        if len(part) <= 2:  # noqa: PLR2004 - a year in two figures
            yield nth, f"20{part:0>2}"
            yield nth, f"19{part:0>2}"


def is_case(asked: str, reference: str) -> bool:
    """Tell whether somebody may mean a case by a number, whose year may be in two figures and its authority left out.

    >>> [is_case(asked, "KS 2026/00031") for asked in ("ks26-31", "2026/31", "KS 2026 31", "BN 2026/31", "31")]
    [True, True, True, False, False]
    """
    return not case_keys(asked).isdisjoint(known_keys(reference))


def known_keys(reference: str) -> frozenset[tuple[str, ...]]:
    """Give the keys that a case is known by: the whole, and its year and number where nobody says whose they are.

    >>> sorted(known_keys("KS 2026/00031"))
    [('2026', '31'), ('KS', '2026', '31')]
    """
    key = case_key(reference)
    figures = tuple(part for part in key if part.isdigit())
    return frozenset(filter(None, (key, figures if len(figures) > 1 else ())))


def one_register(a: str, b: str) -> bool:
    """Tell whether two case numbers are of one register, so that other figures mean another case.

    >>> one_register("KS 2026/00123", "KS 2026/00124"), one_register("2026.124 KUN", "2026.182 KS")
    (True, False)

    Each committee numbers its own cases: a matter that goes from one to another may bear two numbers.
    """
    return {part for part in case_key(a) if part.isalpha()} == {part for part in case_key(b) if part.isalpha()}
