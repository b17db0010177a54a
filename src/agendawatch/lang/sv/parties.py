"""Where a text names parties, one by one or in a row: names, joint names, letters in brackets and letters alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from agendawatch.model import Party

# Tables: parties with their letters and the forms of their names, joint names, and how to look them up.

PARTIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("V", "Vänsterpartiet", ("vänsterpartist", "vänsterpartister", "vänsterpartisten", "vänsterpartisterna", "vänsterpartistisk", "vänsterpartistiska", "vänstern")),
    ("S", "Socialdemokraterna", ("socialdemokrat", "socialdemokrater", "socialdemokraten", "socialdemokratisk", "socialdemokratiska", "socialdemokratiska arbetarepartiet", "sossarna")),
    ("MP", "Miljöpartiet", ("miljöpartiet de gröna", "miljöpartist", "miljöpartister", "miljöpartisten", "miljöpartisterna", "miljöpartistiska", "de gröna")),
    ("M", "Moderaterna", ("moderat", "moderater", "moderaten", "moderata", "moderata samlingspartiet", "nya moderaterna")),
    ("L", "Liberalerna", ("liberaler", "liberalen", "folkpartiet", "folkpartiet liberalerna", "folkpartist", "folkpartister", "folkpartisten", "folkpartisterna", "fp")),
    ("C", "Centerpartiet", ("centerpartist", "centerpartister", "centerpartisten", "centerpartisterna", "centerpartistiska", "centern")),
    ("KD", "Kristdemokraterna", ("kristdemokrat", "kristdemokrater", "kristdemokraten", "kristdemokratiska")),
    ("SD", "Sverigedemokraterna", ("sverigedemokrat", "sverigedemokrater", "sverigedemokraten", "sverigedemokratiska")),
    ("FI", "Feministiskt initiativ", ("f!", "feministiskt initiativ!")),
    ("D", "Demokraterna", ()),
    ("VV", "Vägvalet", ()),
    ("PP", "Piratpartiet", ("piratpartist", "piratpartister")),
    ("MED", "Medborgerlig Samling", ()),
    ("SPI", "Sveriges pensionärers intresseparti", ("spi välfärden",)),
)  # fmt: skip
"""Letters, name, and the other forms of the name in small letters; genitives need no row."""

JOINT: dict[str, tuple[str, ...]] = {
    "rödgrönrosa": ("V", "MP", "FI"),
    "rödgröna": ("V", "S", "MP"),
    "alliansen": ("M", "L", "C", "KD"),
    "alliansens": ("M", "L", "C", "KD"),
    "allianspartierna": ("M", "L", "C", "KD"),
    "allianspartiernas": ("M", "L", "C", "KD"),
    "tidöpartierna": ("M", "SD", "KD", "L"),
    "tidöpartiernas": ("M", "SD", "KD", "L"),
}
"""Names of several parties together, in small letters."""

_NOT_A_PARTY = frozenset(
    {
        "AB",
        "AU",
        "BN",
        "BUN",
        "CA",
        "EU",
        "FN",
        "FÖR",
        "HVB",
        "IT",
        "KF",
        "KFN",
        "KS",
        "KSAU",
        "MBN",
        "NR",
        "OBS",
        "OSL",
    }
    | {"DO", "IVO", "JK", "JO", "KO"}
    | {"PBL", "PDF", "PM", "RF", "RS", "SBN", "SE", "SFS", "SN", "SOL", "SOM", "SOU", "TN", "TV", "VA", "VON"}
)
"""Capitals that stand in brackets and are no party's."""

_LOCAL = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4}")

BY_CODE = {code.casefold(): Party(code=code, name=name) for code, name, _ in PARTIES}
"""Parties by their letters, in small letters."""

_BY_FORM = {form: BY_CODE[code.casefold()] for code, name, forms in PARTIES for form in (name.casefold(), *forms)}
"""Parties by every form of their names, in small letters."""


def party(code_or_name: str) -> Party | None:
    """Look a party up by its letters or any form of its name.

    >>> party("Vänsterpartister").code, party("fp").code, party("(MP)").code
    ('V', 'L', 'MP')
    """
    key = " ".join(code_or_name.strip("() .:").casefold().split())
    return BY_CODE.get(key) or _BY_FORM.get(key) or _BY_FORM.get(key.removesuffix("s"))


def read_code(code: str) -> Party | None:
    """Read the letters behind a person's name; unknown capitals are a local party's.

    >>> read_code("v").code, read_code("SKP").name, read_code("PDF")
    ('V', 'SKP', None)

    A local party goes by its letters, for nothing there tells its name.
    """
    letters = code.strip("() .:")
    known = party(letters)
    if known is not None:
        return known
    local = _LOCAL.fullmatch(letters) is not None and letters.upper() not in _NOT_A_PARTY
    return Party(code=letters, name=letters) if local else None


# Where a text names parties, one by one or in a row.

_PLAIN = {form for _, name, forms in PARTIES for form in (name.casefold(), *forms) if form not in {"fp", "f!"}}
_FORMS = _PLAIN | {f"{form}s" for form in _PLAIN if not form.endswith("s")}
_SMALL = (
    "liberalerna",
    "centern",
    "vänsterpart",
    "socialdemokrat",
    "miljöpart",
    "moderat",
    "centerpart",
    "folkpart",
    "kristdemokrat",
    "sverigedemokrat",
)
"""Beginnings that mean the party even in small letters; "liberala" and "feministiskt" do not."""
_NAMED = re.compile(
    r"(?<![\w-])(?P<name>"
    + "|".join(re.escape(form) for form in sorted({*_FORMS, *JOINT}, key=len, reverse=True))
    + r")(?:\spartierna)?(?!\w)",
    re.IGNORECASE,
)
_CODE = r"[A-Za-zÅÄÖåäö]{1,6}!?"
_BRACKETED = re.compile(
    rf"(?P<name>[A-ZÅÄÖ][\w-]{{1,60}},?\s)?\((?:(?:båda|samtliga|alla)\s)?(?P<codes>{_CODE}(?:\s?(?:[,/+&-]|och|samt)\s?{_CODE}){{0,9}})\)"
)
"""Letters in brackets; small ones, and those of a party that we do not know, only behind a name."""
_END = r"(?:(?P<joined{n}>-(?=[a-zåäö]{{4}}))|s?(?![\w)/-]|[.:]\w|!))"
_LETTERS = re.compile(
    r"(?<![\w(/.:-])(?:(?P<code>MP|Mp|KD|Kd|SD|Sd|FI|Fi|F!)"
    + _END.format(n=1)
    + r"|(?P<short>[VSMCLD])"
    + _END.format(n=2)
    + ")"
)
_LOCAL_IN_ROW = re.compile(
    r"\b(?P<name>[A-ZÅÄÖ][a-zåäö]{2,25}(?:partiet|listan|demokraterna))\s\((?P<code>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4})\)"
)
_LOCAL_LETTERS = re.compile(r"(?<![\w(/.:-])[A-ZÅÄÖ]{2,4}(?![\w)/.:-])")
"""Letters that may be a local party's: they are where they stand in a row with others'."""
_LOCAL_JOINED = re.compile(
    r"(?<![\w(/.:-])([A-ZÅÄÖ]{2,4})-(?=(?:motion|förslag|yrkande|initiativ|interpellation|budget))"
)
"""Letters that the name of a proposal makes a party's: "SPI-motionen"."""
_UNKNOWN = re.compile(r"\b[A-ZÅÄÖ][a-zåäö]{2,25}(?:partiet|listan)\b")
"""A local party without its letters: it holds a row together, and is not counted."""
_ROW = re.compile(
    r"\s?(?:,|/|&|\+|och|samt|,?\s(?:men\s)?(?:och\s)?(?:även|också|dessutom)|,\soch|tillsammans med|med)?\s?"
)
_VERB_BEHIND = re.compile(
    r",\s(?:yrka|röst|före|begär)|(?:\s(?:i\s)?[A-ZÅÄÖ][a-zåäö]{1,20}){0,2}:|\s(?:i\s[A-ZÅÄÖ][a-zåäö]{1,20}\s)?"
    r"(?:vill|kräver|föreslår|yrka|lägger|lade|la|lämna|motionera|röst|begär|har|hade|och|reserver|sa|säger|presenterar|satsar|går|tar|ställer)"
)
_FIRST_BEFORE = re.compile(r"(?:^|\n|[.!?:–]\s)$")
_SUBJECT_BEHIND = re.compile(r"\s[A-ZÅÄÖ][a-zåäö]{2,20}:|\s[a-zåäö]{1,}\b")
_FROM_BEFORE = re.compile(r"\b(?:från|av|för|med|yrkade|föreslår|föreslog|lade|hade)\s$")
_SPLIT = re.compile(r"\s?(?:[,/+&-]|\boch\b|\bsamt\b)\s?")


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One party, or several named in a row ("Alliansen, MP, V och S")."""

    parties: tuple[Party, ...]
    span: tuple[int, int]
    genitive: bool = False
    """The last of them owns what follows: "Vänsterpartiets motion", "V-förslaget"."""
    bracketed: bool = False
    """Only letters in brackets, as behind a person's name."""
    local: bool = False
    """Letters alone that no table knows."""


@lru_cache(maxsize=4096)
def find_parties(text: str) -> tuple[Party, ...]:
    """Find the parties that a text names, each once, in order.

    >>> [party.code for party in find_parties("Yrkande från V, S och MP; Anna Ek (XX) svarar Alliansen")]
    ['V', 'S', 'MP', 'XX', 'M', 'L', 'C', 'KD']
    """
    return tuple(dict.fromkeys(party for row in find_party_rows(text) for party in row.parties))


def find_party_rows(text: str) -> tuple[PartyRow, ...]:
    """Find the parties that a text names, row by row, in order.

    >>> [[p.code for p in row.parties] for row in find_party_rows("Alliansen, MP och V yrkade, men inte (S).")]
    [['M', 'L', 'C', 'KD', 'MP', 'V'], ['S']]

    A single letter counts only where its surroundings make it a party: in a row, in brackets, before a verb or colon.
    """
    rows: list[PartyRow] = []
    for row in _kept(text, sorted(_single(text), key=lambda row: row.span)):
        if rows and _ROW.fullmatch(text, rows[-1].span[1], row.span[0]) and (row.genitive or not rows[-1].genitive):
            last = rows.pop()
            parties = tuple(dict.fromkeys(last.parties + row.parties))
            bracketed, local = last.bracketed and row.bracketed, last.local and row.local
            rows.append(PartyRow(parties, (last.span[0], row.span[1]), row.genitive, bracketed, local))
        else:
            rows.append(row)
    return tuple(row for row in rows if row.parties and not row.local)


def _single(text: str) -> list[PartyRow]:
    found = []
    for match in _NAMED.finditer(text):
        words = match["name"].casefold()
        members = tuple(filter(None, map(party, JOINT.get(words, (words,)))))
        if match["name"][0].isupper() or words in JOINT or words.startswith(_SMALL):
            found.append(PartyRow(members, match.span(), genitive=words.endswith("s")))
    for match in _LOCAL_IN_ROW.finditer(text):
        known = party(match["name"])
        members = (known or Party(code=match["code"].upper(), name=match["name"]),)
        found.append(PartyRow(members, match.span()))
    found.extend(PartyRow((), match.span()) for match in _UNKNOWN.finditer(text))
    found += [*_bracketed(text), *_letters(text)]
    taken: list[PartyRow] = []
    for row in sorted(found, key=lambda row: (row.span[0], -row.span[1])):
        if not taken or row.span[0] >= taken[-1].span[1]:
            taken.append(row)
    return taken


def _bracketed(text: str) -> Iterator[PartyRow]:
    for match in _BRACKETED.finditer(text):
        behind_name = match["name"] is not None
        codes = _SPLIT.split(match["codes"])
        if behind_name or codes[0][0].isupper():
            members = tuple(filter(None, map(read_code if behind_name else party, codes)))
            yield PartyRow(members, (match.end("name") if behind_name else match.start(), match.end()), bracketed=True)


def _letters(text: str) -> Iterator[PartyRow]:
    for match in _LETTERS.finditer(text):
        known = party(match["code"] or match["short"])
        if known is not None:
            yield PartyRow((known,), match.span(), genitive=bool(match["joined1"] or match["joined2"]))
    for match in _LOCAL_JOINED.finditer(text):
        owner = read_code(match[1])
        if owner is not None:
            yield PartyRow((owner,), match.span(), genitive=True)
    for match in _LOCAL_LETTERS.finditer(text):
        local = None if party(match[0]) else read_code(match[0])
        if local is not None:
            yield PartyRow((local,), match.span(), local=True)


def _kept(text: str, rows: list[PartyRow]) -> list[PartyRow]:
    """Drop single letters that nothing around them makes parties."""
    kept = []
    for index, row in enumerate(rows):
        letter = row.span[1] - row.span[0] == 1 and not row.genitive
        beside = [rows[at] for at in (index - 1, index + 1) if 0 <= at < len(rows) and row.local >= rows[at].local]
        gaps = ((min(it.span[1], row.span[1]), max(it.span[0], row.span[0])) for it in beside)
        in_row = any(_ROW.fullmatch(text, *gap) is not None for gap in gaps)
        first = _FIRST_BEFORE.search(text[max(0, row.span[0] - 2) : row.span[0]])
        behind = _VERB_BEHIND.match(text, row.span[1]) or (first and _SUBJECT_BEHIND.match(text, row.span[1]))
        if row.local or not letter or in_row or behind or _FROM_BEFORE.search(text, 0, row.span[0]):
            kept.append(row)
    return kept
