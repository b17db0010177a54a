"""Parties and people where they stand in a sentence, gathered into the lists that one verb governs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agendawatch.model.organization import Party, Person
from agendawatch.swedish.names.party_names import PARTIES, party

__all__ = ["Group", "Member", "find_groups"]

_WORD = r"[A-ZÅÄÖÉ][\wåäöé'’]{0,25}(?:-[A-ZÅÄÖ][\wåäöé]{0,25}){0,2}"
_NAME = rf"{_WORD}(?:\s+(?:af\s|von\s|van\s|de\s|el\s|al\s)?{_WORD}){{1,4}}"
_CODE = r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}!?"
_FORMS = sorted(
    {*(form for _, name, forms in PARTIES for form in (name.casefold(), *forms))} - {"fp", "f!"}, key=len, reverse=True
)
_BARE = r"(?:SD|Sd|KD|Kd|MP|Mp|FP|Fp|FI|Fi|F!|V|S|M|L|C|D)"
_SMALL = r"(?:sd|kd|mp|fp|v|s|m|l|c)"
"""Letters as minutes before about 2010 wrote them."""

_TOKEN = re.compile(
    rf"(?P<name>{_NAME})(?:\s+m\.?\s?fl\.?|\s+med flera)?\s*\((?P<of>{_CODE}|{_SMALL}|-)\)"
    rf"|\((?P<codes>{_CODE}(?:\s*(?:[,/+&]|och|samt)\s*{_CODE}){{0,9}})\)(?![a-zåäö])"
    rf"|(?<![\w-])(?P<form>(?i:{'|'.join(map(re.escape, _FORMS))}))(?P<genitive>s)?(?![\w-])"
    rf"|(?<=från )(?P<small>{_SMALL}(?:, {_SMALL})*(?: och {_SMALL}))(?!\w)"
    rf"|(?<![\w:/§.(-])(?P<bare>{_BARE})(?P<bare_s>s|:s)?(?:-(?:gruppen|partiet|ledamöter(?:na)?|ledamot(?:en)?|politiker(?:na)?)|-(?=,|\s(?:och|samt)\s))?(?![\w/§%-]|:(?!\s)|\.\d|\s\d)"
)
_LINK = re.compile(
    r"\s*(?:,\s*[A-ZÅÄÖ][a-zåäö]+partiet)?\s*(?:,\s*(?:och|samt)?|/|&|\+|och|samt|och även|liksom)?\s*"
    r"(?:(?:tjänstgörande\s+|1:[ae]\s+|2:[ae]\s+|förste\s+|andre\s+|vice\s+)*(?:ersättar(?:en|na)|ordförande[n]?|ledamöterna|ledamoten)\s*)?"
)
_BEFORE_BARE = re.compile(
    r"(?i)(?:från|av|för|med|samt|och|,|/|:|reservation(?:er)?|yttrande[n]?|yrkande[n]?|stöd|^|\n|[.;(]|motion|men|både|även)\s*$"
)
_TITLE = re.compile(
    r"(?:(?:(?:Vice |Förste |Andre )?[Oo]rdföranden?|Ledamoten|Ersättaren|Kommunalrådet|Borgarrådet|Oppositionsrådet|Regionrådet|Interpellanten"
    r"|Motionären|Frågeställaren|Förslagsställaren|Motionärerna|Reservation|Reservationer|Yttrande|Yrkande|Motion|Interpellation|Protokollsanteckning|Sekreterare|Justerande)\s+)"
)
"""A title or another word with a capital before a name, at a line's beginning."""
_ACTING = re.compile(
    r"\s(?:yrka|reserver|röst|föresl|begär|vill|ansl|stöd|instäm|motsatte|lämna|anteckna|deltar|deltog|väckte)"
)
_LISTS = re.compile(rf"(?:,|/|\s(?:och|samt))\s?{_BARE}(?![\wåäö])")
"""Letters that a list goes on from: two alone are no coincidence."""
_GOVERNED = re.compile(r"(?i)(?:från|av|(?:reservation(?:er)?|yttrande[n]?|yrkande[n]?):?|stöd\w*|med|samt|och|,)\s*$")


@dataclass(frozen=True, slots=True)
class Member:
    """A party, or a person with or without a party."""

    party: Party | None
    person: Person | None
    genitive: bool
    """Whether its form may be a genitive: "Moderaternas"."""


@dataclass(frozen=True, slots=True)
class Group:
    """Parties and people in one list: "Bo Ek (M), Eva Al (KD) och Vänsterpartiet"."""

    members: tuple[Member, ...]
    start: int
    end: int

    @property
    def genitive(self) -> bool:
        """Whether the list ends in a genitive."""
        return self.members[-1].genitive


def _members(match: re.Match[str]) -> list[Member]:
    if match["name"]:
        of = party(match["of"]) if match["of"] != "-" else None
        if of is None and match["of"] != "-":
            return []
        name = re.sub(r"\s+", " ", _TITLE.sub("", match["name"]))
        return [Member(of, Person(name=name, party=of), genitive=False)]
    if match["codes"]:
        found = [party(code) for code in re.split(r"\s*(?:[,/+&]|och|samt)\s*", match["codes"])]
        return [Member(one, None, genitive=False) for one in found if one is not None]
    if match["form"]:
        of_form = [party(match["form"])]
        genitive = bool(match["genitive"]) or match["form"].casefold().endswith("s")
        return [Member(one, None, genitive=genitive) for one in of_form if one is not None]
    if match["small"]:
        listed = [party(code) for code in re.split(r", | och ", match["small"])]
        return [Member(one, None, genitive=False) for one in listed if one is not None]
    bare = party(match["bare"])
    return [Member(bare, None, genitive=bool(match["bare_s"]))] if bare is not None else []


def _is_party(match: re.Match[str], text: str, last_end: int) -> bool:
    """Tell whether bare letters are a party where they stand, not a place ("Bålsta C") or a list mark."""
    if not match["bare"]:
        return True
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 16]
    if _ACTING.match(after) or _LISTS.match(after):
        return True
    if last_end >= 0 and _LINK.fullmatch(text[last_end : match.start()]):
        return True
    if len(match["bare"]) > 1 and not re.search(r"(?i)\b(?:klass|skola|väg)\w*\s$", before):
        return True
    if not _BEFORE_BARE.search(before):
        return False
    return not re.match(r"[.)]\s|\s*$", after) or _GOVERNED.search(before) is not None


def find_groups(text: str) -> tuple[Group, ...]:
    """Find the lists of parties and people in a text, in order.

    >>> [[m.party.code for m in g.members] for g in find_groups("Yrkande från M, S och MP. Bo Ek (V) och Eva Al (C) talar.")]
    [['M', 'S', 'MP'], ['V', 'C']]
    """
    groups: list[Group] = []
    last_end = -1
    for match in _TOKEN.finditer(text):
        if not _is_party(match, text, last_end):
            continue
        members = _members(match)
        if not members:
            continue
        link = text[last_end : match.start()] if last_end >= 0 else None
        title = _TITLE.match(match["name"]) if match["name"] else None
        begin = match.start() + (title.end() if title else 0)
        if (
            link is not None
            and link.strip()
            and _LINK.fullmatch(link)
            and (not groups[-1].genitive or members[-1].genitive)
        ):
            was = groups.pop()
            groups.append(Group((*was.members, *members), was.start, match.end()))
        else:
            groups.append(Group(tuple(members), begin, match.end()))
        last_end = match.end()
    return tuple(groups)
