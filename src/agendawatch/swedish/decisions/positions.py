"""Who did what about an item: proposed, supported, opposed, reserved themselves or made a statement."""

from __future__ import annotations

import re
from collections.abc import Collection

from agendawatch.model.item import Position, PositionRole
from agendawatch.model.organization import Party
from agendawatch.swedish.decisions.position_groups import Group, find_groups
from agendawatch.swedish.decisions.votes import find_voters
from agendawatch.swedish.text.sentences import split_sentences

__all__ = [
    "EVERY_ROLE",
    "distinct",
    "find_author",
    "find_own_positions",
    "find_positions",
    "find_title_positions",
    "find_vote_positions",
]

EVERY_ROLE = frozenset(PositionRole)

_GAP = r"(?:m\.?\s?fl\.?\s)?(?!som\b|vilke[nt]\b|\s*(?:men\b|medan\b|(?:och |de )?(?:övriga|andra)\b))[^.;:()]{0,60}?"
_VERBS: tuple[tuple[PositionRole, str], ...] = (
    (PositionRole.RESERVATION, rf"\W*{_GAP}\b(?:reserver(?:ar|ade|at) sig|reservation\w*|anmäl\w+ reservation)"),
    (PositionRole.STATEMENT, rf"\W*{_GAP}(?:\b(?:anteckna\w*|lämna\w*|avge\w*|avgav|anmäl\w*|inlämna\w*|lägger|lade)\b[^.;]{{0,60}}?(?:yttrande|uttalande|(?:protokolls)?anteckning|röstförklaring)|\b(?:särskilt (?:yttrande|uttalande)|protokollsanteckning))"),
    (PositionRole.OPPONENT, rf"\W*{_GAP}\b(?:röst(?:ar|ade) (?:(?:den |det |motionen |förslaget )?ne[rd]|nej|emot|mot|för avslag)|motsatte sig|motsätter sig|gick emot|var emot|är emot|emot(?=\W*$)|sa(?:de)? nej|protesterade)"),
    (PositionRole.SUPPORTER, rf"\W*{_GAP}\b(?:(?:var|är) för(?=\W|$)(?! (?:sig|att|dyr|sen|få|lite|mycket))|röst(?:ar|ade) (?:ja|för|med|bifall|på samma)|ställ(?:er|de) sig bakom|stöd(?:er|de|jer)|instäm(?:mer|de)|biträ(?:der|dde)|sa(?:de)? ja|backa(?:r|de)|delar uppfattningen|höll med|håller med|ansl(?:öt|uter) sig)"),
    (PositionRole.PROPOSER, rf"\s*:?\s*(?:bifall|avslag|återremiss|bordläggning)\b|\W*{_GAP}\b(?:(?:försökte|ville) [^.;]{0,60}?genom att (?:yrka|föreslå)|yrka(?:r|de|t)|föresl(?:år|og|agit)|begär(?:de|t)?\b(?! (?:entledigande|att (?:få )?(?:bli )?(?:entlediga|befria)))|vill(?:e)?\b(?! se (?:förslaget|motionen|den|det)\b)|väck(?:er|t|te)|motionera\w*|initiera\w*|fick gehör|fick med (?:sig|oss)\b|[^.;()]{{0,60}}?\b(?:sin|sitt|sina|hennes|hans|deras) (?:\w+ )?[\wåäö]*(?:motion|yrkande|förslag|interpellation|fråga|initiativ)|(?:får|fick|har fått) igenom|(?:drog|ha(?:r|de) dragit) (?:\w+ ){{0,2}}?tillbaka|presentera(?:r|de) (?:\w+ ){{0,2}}?(?:sin|sitt|en|ett) (?:\w+ )?[\wåäö]*(?:budget|förslag|motion)|ha(?:r|de) inkommit med [^.;]{{0,40}}?(?:motion|förslag|interpellation|skrivelse|fråga|yrkande)|återtog|återkallade|krävde|kräver|enades|hade (?:egna|eget|(?:en|ett) (?:eget|egen|gemensamt?|annat|annan)) [\wåäö]*(?:förslag|yrkande|budget|linje)\w*|ha(?:r|de) (?:\w+ ){{0,2}}(?:en |ett |lämnat |lagt |väckt |kommit med )[^.;]{{0,40}}?(?:motion|förslag|interpellation|initiativ|fråga|yrkande)|(?:(?:lämna|lägg|skriv|ställ)[\wåäö]*|lade)\s(?:\w+ ){{0,5}}?(?:motion|förslag|interpellation|initiativ|yrkande)|ställ(?:er|de) (?:\w+ )?frågan?\b|ha(?:r|de) lämnat (?:in|motion\w*|interpellation\w*)|in (?:en )?(?:motion\w*|interpellation\w*|medborgarförslag\w*))"),
)  # fmt: skip
_AFTER = tuple((role, re.compile(f"(?i){verbs}")) for role, verbs in _VERBS)

_MADE = r"(?:motion\w*|[\wåäö]*yrkande[tn]?|[\wåäö]*interpellation\w*|medborgarförslag\w*|[\wåäö]*initiativ\w*|[\wåäö]*förslag(?:et)?|skrivelse\w*|fråga(?:n)?|begäran|krav(?:et|en)?)"
_ON_DAY = r"(?:(?:den )?\d{1,4}[-\d\s/]{0,8}(?:[a-zåäö]{3,9}\s)?(?:\d{4}\s)?)?"
"""A day between what was done and by whom: "inlämnad 2021-03-02 av"."""
_NOUNS: tuple[tuple[PositionRole, str], ...] = (
    (PositionRole.RESERVATION, r"\breservation(?:er|en)?(?: mot beslutet)?(?:\s*:|\s+(?:från|av|görs av|lämnas av))?\s*(?:\w+\s){0,3}$"),
    (PositionRole.STATEMENT, r"\b(?:yttrande(?:n)?|uttalande(?:n)?|(?:protokolls)?anteckning(?:ar)?|röstförklaring)(?:\s*:|\s+(?:från|av|görs av|lämnas av))?\s*(?:representanterna (?:från|för) )?$"),
    (PositionRole.SUPPORTER, r"\b(?:fick med (?:oss|sig)|stöd (?:från|av)|stöd(?:des|s) (?:bara |endast |också )?av|bifölls av|med stöd av|bifall från)\s*(?:\w+\s){0,2}$"),
    (PositionRole.OPPONENT, r"\b(?:avslogs av|motstånd från|röstades ne[rd] av|mot rösterna från)\s*(?:majoriteten \(samt |\w+\s){0,2}$"),
    (PositionRole.PROPOSER, rf"\b{_MADE}(?:[\s,][^.;]{{0,60}}?)?\s(?:från|av|väckt av|inlämnad av|ställd av|tillsammans med)\s(?:[^.;()]{{0,60}})?$"),
    (PositionRole.PROPOSER, r"\bpartier (?:yrkade|föreslog|begärde)\b[^;]*:\s*$"),
    (PositionRole.PROPOSER, rf"\b(?:väckt|inlämnad|ställd|lämnad|inkommen|framlagt|initierat)(?:s|es)? (?:in )?{_ON_DAY}(?:av|från)\s(?:[^.;()]{{0,30}})?$"),
    (PositionRole.PROPOSER, r"\b(?:motion(?:er)?|medborgarförslag|interpellation(?:er)?|frågor|initiativ)\b[^.;:]{0,40}:\s*(?:[^.;:()]{0,40})?$"),
    (PositionRole.PROPOSER, r"\b(?:majoritetens|koalitionens|minoritetens|oppositionens|alliansens|styrets)\s*$"),
)  # fmt: skip
_BEFORE = tuple((role, re.compile(f"(?i){nouns}")) for role, nouns in _NOUNS)
_OWN = re.compile(
    rf"(?i)\s+(?:\w+\s){{0,2}}?[\wåäö-]*{_MADE}\b|\s+(?:\w+\s){{0,1}}?(?:budget(?:förslag)?|återremissyrkande|motionär|linje)\b"
)
_ITS = re.compile(r"(?i)\s(?:motion|interpellation|initiativ)\b")
"""What stands right behind a name and its party, without a genitive: "avslår Anna Berg (KD) motion"."""
_OWNING = re.compile(r"\ws\s\([A-ZÅÄÖa-zåäö]{1,4}\)$")
"""A person's name in the genitive before its party: "Anna Bergs (KD) interpellation"."""
_OWN_RESERVATION = re.compile(
    r"(?i)\s*(?:särskilt (?:yttrande|uttalande)|särskilda (?:yttranden|uttalanden)|yttrande|protokollsanteckning)\b"
)
_INVERTED = (
    (PositionRole.RESERVATION, re.compile(r"(?i)\breserver(?:ade|ar) sig\s(?:[^.;()]{0,25})?$")),
    (PositionRole.SUPPORTER, re.compile(r"(?i)\b(?:för|bakom) [\wåäö]+ röstade\s*$")),
    (PositionRole.OPPONENT, re.compile(r"(?i)\b(?:mot|emot) [\wåäö]+ röstade\s*$")),
    (PositionRole.PROPOSER, re.compile(r"(?i)\b(?:yrkade|yrkar|begärde|föreslog|väckte)\s(?:[^.;()]{0,25})?$")),
)
_JOINED_BY = re.compile(
    r"(?i)\s*,?\s*(?:med (?:instämmande|stöd|bifall) (?:av|från)|under instämmande av|instämd av)\s+(?:\w+\s)?"
)
_JOINED_BEHIND = re.compile(f"{_JOINED_BY.pattern}$")
_ITS_PROPOSAL = re.compile(
    r"(?i)(?<!till )(?<!bifall )\b[\wåäö]*(?:motion|yrkande|förslag|interpellation|initiativ)(?:en|et|s)?\s*$"
)
_AND_RESERVED = re.compile(r"(?i)[^.;()]{0,80}\boch (?:reserver(?:ar|ade) sig|lämna(?:r|de) (?:\w+ )?reservation)\b")
_AND_STATED = re.compile(
    r"(?i)[^.;()]{0,80}\boch (?:lämna|anteckna|avge|avgav)\w* [^.;()]{0,30}?(?:protokollsanteckning|yttrande|uttalande)\b"
)
_OVERCOME = re.compile(r"(?i)\b(?:fick|får|avslogs|bifölls|röstades|stöd\w*|fälldes|stoppades|nej|ja|antogs)\b")
"""Verbs between a motion and "av": who stands behind did not make it."""
_MAKER = re.compile(r"(?i)\b(?:motionär|interpellant|frågeställare|förslagsställare|initiativtagare)\w*\s*$")
_ANSWER = re.compile(
    r"(?i)\b(?:svar(?:ar|ade|at|et)?|besvara\w*)\s+(?:av|från|till)?\s*(?:[^.;()]{0,40})?$|\btill\s+(?:[\wåäö]+rådet |ordföranden? |kommunalrådet )?$"
)
_ELECTED = re.compile(
    r"(?i)\b(?:välj\w*|valdes|utse\w*|utsågs|avsäg\w*|entledig\w*|ersätt\w*|i stället för)\b[^.;]{0,60}$|\befter\s*$"
)
_TITLE_OF_PARTY = re.compile(
    r"(?i)\b(?:motion\w*|interpellation\w*|medborgarförslag|[\wåäö]*initiativ\w*|(?:enkel )?fråga|skrivelse|yrkande|förslag)\b"
)
_ITS_MAKER = re.compile(r"(?i)(?:från|av|[-–—:,])\s*(?:[\wåäö]+ )?$")
_ADDRESSED = re.compile(r"(?i)\btill\b[^-–—]{0,40}$")
_NOT_MADE = re.compile(r"(?i)\b(?:val|avsägelse|kompletteringsval|fyllnadsval|entledigande)\b")


def _after_role(text: str, group: Group, limit: int) -> PositionRole | None:
    """Read the verb that a list of parties is the subject of."""
    after = text[group.end : limit]
    owns = group.genitive or _OWNING.search(text, group.start, group.end) is not None
    if (owns and _OWN.match(after)) or (text[group.end - 1] == ")" and _ITS.match(after)):
        return PositionRole.PROPOSER
    best: tuple[int, PositionRole] | None = None
    for role, pattern in _AFTER:
        match = pattern.match(after)
        if match is not None and (best is None or match.end() < best[0]):
            best = (match.end(), role)
    return best[1] if best else None


def _before_role(text: str, group: Group, start: int) -> PositionRole | None:
    """Read the noun that a list of parties belongs to: "yrkande från …"."""
    before = text[start : group.start]
    if _MAKER.search(before[-24:]):
        return PositionRole.PROPOSER
    if _ANSWER.search(before) or _ELECTED.search(before):
        return None
    for role, pattern in _BEFORE:
        match = pattern.search(before)
        if match is not None and not (role is PositionRole.PROPOSER and _OVERCOME.search(match[0])):
            return role
    made = text[group.start : group.start + 1] == "(" and _ITS_PROPOSAL.search(before)
    return PositionRole.PROPOSER if made else None


def _inverted_role(before: str) -> PositionRole | None:
    """Read the verb that stands before its subject: "begärde Bo Ek (M)", "reserverade sig V"."""
    return next((role for role, pattern in _INVERTED if pattern.search(before)), None)


def _positions(group: Group, role: PositionRole, words: str) -> list[Position]:
    return [Position(role=role, party=m.party, person=m.person, words=words) for m in group.members]


def _in_sentence(text: str, whole: str = "") -> list[tuple[Group, PositionRole]]:
    groups = find_groups(text)
    found: list[tuple[Group, PositionRole]] = []
    for nth, group in enumerate(groups):
        limit = groups[nth + 1].start if nth + 1 < len(groups) else len(text)
        start = groups[nth - 1].end if nth else 0
        role = _after_role(text, group, min(limit + 40, len(text)) if nth + 1 == len(groups) else limit)
        role = role or _before_role(text, group, start) or _inverted_role(text[start : group.start])
        if role is None and re.match(r"\s+om\s", text[group.end :]) and _TITLE_OF_PARTY.search(whole or text):
            role = PositionRole.PROPOSER
        if role is None and _OWN_RESERVATION.match(text[group.end : limit]):
            role = PositionRole.STATEMENT
        if nth and found and _JOINED_BEHIND.search(text[start : group.start]):
            # "Bo Ek (C) med instämmande av Eva Al (KD) yrkar": the verb behind both is the first one's.
            role = PositionRole.SUPPORTER
        elif role is None and nth + 1 < len(groups) and _JOINED_BY.fullmatch(text[group.end : limit]):
            after = groups[nth + 1]
            role = _after_role(text, after, len(text)) or _inverted_role(text[start : group.start])
        if role is not None:
            found.append((group, role))
        if role is PositionRole.PROPOSER and _AND_RESERVED.match(text[group.end : limit]):
            found.append((group, PositionRole.RESERVATION))
        if role is PositionRole.PROPOSER and _AND_STATED.match(text[group.end : limit]):
            found.append((group, PositionRole.STATEMENT))
    return found


def find_positions(text: str, *, roles: Collection[PositionRole] = EVERY_ROLE) -> tuple[Position, ...]:
    """Find who stood where, each party and person once for a role; only `roles` are looked for.

    >>> found = find_positions("Motion från Bo Ek (M) avslogs. V och MP reserverar sig mot beslutet.")
    >>> [(p.party.code, p.role.value) for p in found]
    [('M', 'proposer'), ('V', 'reservation'), ('MP', 'reservation')]

    Those who only speak, answer, are elected or stay outside the decision have no position.
    """
    found: list[Position] = []
    before = ""
    for sentence in split_sentences(text):
        for group, role in _in_sentence(sentence.text, before + sentence.text):
            if role in roles:
                found += _positions(group, role, sentence.text)
        before = sentence.text
    return distinct(found)


def distinct(positions: Collection[Position]) -> tuple[Position, ...]:
    """Keep the first of positions that say the same of the same, and no support by those who proposed."""
    kept: dict[tuple[str | None, str | None, PositionRole], Position] = {}
    for one in positions:
        key = (one.party.code if one.party else None, one.person.name if one.person else None, one.role)
        kept.setdefault(key, one)
    proposers = {code for code, _, role in kept if role is PositionRole.PROPOSER}
    return tuple(
        one for key, one in kept.items() if not (one.role is PositionRole.SUPPORTER and key[0] and key[0] in proposers)
    )


def find_vote_positions(text: str) -> tuple[Position, ...]:
    """Find how those stood whose names a vote lists: with what was decided, or against it.

    >>> [(str(p.person), p.role.value) for p in find_vote_positions("Bo Ek (M) röstar Nej (1). Eva Al (V) röstar Ja (2).")]
    [('Bo Ek (M)', 'opponent'), ('Eva Al (V)', 'supporter')]
    """
    found: list[Position] = []
    for won, names in find_voters(text):
        role = PositionRole.SUPPORTER if won else PositionRole.OPPONENT
        for group in find_groups(names):
            found += _positions(group, role, names)
    return tuple(found)


_OURSELVES = re.compile(
    r"(?i)\b(?:vi|oss)\s+(?:(?:i|inom|från)\s+(?=[A-ZÅÄÖ(])|(?=[a-zåäö]*(?:demokrater|moderater|liberaler|partister)\b))"
)
_SIGNED = re.compile(r"(?:\n|(?<=[.!?])\s(?=/))\s{0,3}(?:/|//|Hälsningar,?\s)?\s?([^\n/.:,]{3,60})/?\s*$")
"""Who signs a report below it: "/Miljöpartiet i Vik"."""
_HEADED_BY = re.compile(r"\s*([^\n:.]{3,40}):\s")
"""Who speaks, before a colon: "Socialdemokraterna: Vårt förslag går igenom"."""
_NAME_AT_MOST = 4
_OURS = re.compile(
    r"(?i)\b(?:på vår linje|vår(?:t|a)? (?:\w+ )?[\wåäö]*(?:motion|yrkande|förslag|interpellation|initiativ|medborgarförslag)\w*|vi (?:yrkade|yrkar|föreslog|föreslår|begärde|motionerade|lade|väckte)|fick vi (?:[a-zåäö]+ )?igenom|vi fick igenom|(?:yrkade|föreslog|begärde|lade|väckte) vi)\b"
)

_WE_RESERVED = re.compile(
    r"(?i)\breserver(?:ade|ar) (?:vi )?oss\b|\bvi reserver(?:ade|ar) oss\b|\bvår reservation\b|\bvi [^.;]{0,60}\blämnade (?:in )?(?:en )?reservation\b"
)


def find_own_positions(text: str, author: Party) -> tuple[Position, ...]:
    """Find what a party says of itself in its own report: "vår motion", "vi yrkade".

    >>> from agendawatch.swedish.names.party_names import party
    >>> [p.role.value for p in find_own_positions("Vår motion om gatljus fick avslag.", party("V"))]
    ['proposer']
    """
    told = ((PositionRole.PROPOSER, _OURS), (PositionRole.RESERVATION, _WE_RESERVED))
    found = ((role, pattern.search(text)) for role, pattern in told)
    return tuple(Position(role=role, party=author, words=ours[0]) for role, ours in found if ours is not None)


def find_author(text: str) -> Party | None:
    """Find the party that a text speaks as: "oss i Vänsterpartiet", "vi moderater".

    >>> find_author("Motionen avslogs. Ingen stödde oss i Vänsterpartiet.").code
    'V'
    """
    signed = _SIGNED.search(text)
    for name in (signed, _HEADED_BY.match(text)):
        groups = find_groups(name[1]) if name is not None and len(name[1].split()) <= _NAME_AT_MOST else ()
        if groups and not groups[0].start and groups[0].members[0].party is not None:
            return groups[0].members[0].party
    for ours in _OURSELVES.finditer(text):
        groups = find_groups(text[ours.end() : ours.end() + 40])
        if groups and not groups[0].start and groups[0].members[0].party is not None:
            return groups[0].members[0].party
    return None


def find_title_positions(title: str) -> tuple[Position, ...]:
    """Find who made the motion, interpellation or question that a title names.

    >>> [str(p.person) for p in find_title_positions("Motion om gatljus - Bo Ek (M) och Eva Al (S)")]
    ['Bo Ek (M)', 'Eva Al (S)']
    """
    made = _TITLE_OF_PARTY.search(title)
    if made is None or _NOT_MADE.search(title):
        return ()
    found: list[Position] = []
    for group in find_groups(title):
        before = title[: group.start]
        last = before.endswith("(") or title[group.start : group.start + 1] == "("
        alone = last and group.end >= len(title.rstrip()) - 1 and all(m.person is None for m in group.members)
        its = group.genitive or alone or _ITS_MAKER.search(before) is not None
        if its and not _ADDRESSED.search(before):
            found += _positions(group, PositionRole.PROPOSER, title)
    return distinct(found)
