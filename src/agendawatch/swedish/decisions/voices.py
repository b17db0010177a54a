"""Whose words a clause holds: decided, proposed by a body to a higher one, only claimed, or told of another day."""

from __future__ import annotations

import re
from enum import IntEnum

__all__ = ["BODY", "Voice", "find_actor", "find_voice", "is_by_office", "is_told", "speaks_itself"]

BODY = (
    r"(?:(?<!\w)(?<!\w-)(?=\w)(?:(?:kommun|region|stads|landstings|förbunds)?(?:fullmäktige|styrelsen?)"
    r"|(?:[\wåäö]{2,30}(?:-?\s(?:och|samt)\s|-,?\s|,\s)){0,4}(?:tekniska\s|regionala\s|gemensamma\s)?(?!länsst|socialst)[\wåäö-]{0,40}(?:nämnden|styrelsen)|(?:tekniska\s)?[\wåäö-]{0,40}utskottet?|[\wåäö-]{0,40}beredningen|direktionen|presidiet"
    r"|landstinget|(?-i:KF|KS|RF|RS|KSAU|KSPU|AU|[A-ZÅÄÖ]{1,5}N|[A-ZÅÄÖ]{2,5}AU)))"
)
"""A political organization as a sentence's subject, without its genitive.

It begins where a word does, and not behind a hyphen within one: else a long chain of hyphens is tried at every link."""


class Voice(IntEnum):
    """How far a clause binds the organization whose meeting it is: a higher value binds more."""

    CLAIMED = 0
    """A yrkande, an office's proposal, a wish, a vote's proposition: nobody decided it."""
    TOLD = 1
    """A decision of another day, told as background."""
    PROPOSED = 2
    """A body's proposal to another body: its own stand, and no decision of the other."""
    DECIDED = 3


_PROPOSES = r"(?:föresl(?:å|år|ås|og|ogs|agit|agits|agna|agen)|hemställ(?:er|de|t)|rekommender(?:ar|ade|at|a))\b"
_CLAIMS = re.compile(
    r"(?i)\b(?:yrka(?:r|de|t|s|des|ts)?\b|begär(?:de|t|s|des|ts)?\b|vill|ville|önska[rd]\w*|föreslå\w*|föreslog\w*|föreslag\w*|hemställ(?:er|de|t|ts)\b|rekommender\w*"
    r"|förorda\w*|kräv\w*|propositioner? på|röst(?:ade|ar) (?:för|emot|mot)"
    r"|röster? (?:för|emot|mot)(?!\s(?:och|\d|noll|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\b|\s\d)|går ut på att|anser att|menar att|tycker att|hoppas|"
    r"ja[ -]?röst\w*|nej[ -]?röst\w*|ja för|nej för|ja till|den som (?:vill|röstar)|möjlighet\w* att|huruvida"
    r"|argumentera\w*|pläder\w*|verka\w* för|ifall|om inte|krävs|räcker|minst en tredjedel)"
)
_MODALS = re.compile(
    r"(?i)\b(?:bör|borde|skulle|kan|måste|kunde(?!\s(?:[\wåäö]+\s){0,2}?(?:till slut|till sist|slutligen|äntligen|därmed)))\b"
)
"""They make a wish of what follows, but not under a decision ("beslutade att ärendet skulle utgå")."""
_CLAIM_NOUNS = re.compile(
    r"(?i)\b(?:förslag(?:et)? (?:om|till|på|att)|frågan om|tanken på|(?:motion|medborgarförslag|interpellation|initiativ)(?:en|et)? (?:om|angående|gällande)(?: att)?"
    r"|(?:hemställ|ansök|begär|framställ)an\b[^.;:]* (?:om|att)|uppdrag(?:et)? (?:om|till|att)|krav(?:et)? (?:på|om|att))"
)
"""Nouns that govern an infinitive or a noun ("motion om att avslå"), never a finite verb ("motionen om … avslogs")."""
_ACCORDING = re.compile(r"(?i)\b(?:enligt|i enlighet med)\s+(?:[\wåäö]+\s+){0,3}$")
_PAST_PASSIVE = re.compile(r"(?i).*(?:[dt]es|ogs|ölls|gicks|evs|ags)$")
_WHEN = re.compile(r"(?i)\W*(?:efter att|sedan|eftersom|när|då|trots att)\s")
"""How a sentence begins whose first clause tells what was asked for, and its second what came of it."""
_PAST = re.compile(r"(?i)(?:gick|fick|blev|sköt|sa|sade|[\wåäö]+(?:ade|lade|te|nde|og|öll))s?\b")
_AND = re.compile(r"(?i)\s(?:och|utan)\s+$")
_HAD = re.compile(r"(?i)\bhade\s[^.;,]{0,40}$")
_SUPINE = re.compile(r"(?i)[\wåäö]+(?:[aiu]t|tt|gt|ts|kt|nt|ngit)\b")
_GOVERNED = re.compile(
    r"(?i)(?:\w*[aå]|ta del|.*remiss\w*|avslag|bifall|\w+ning(?:en)?|\w+ande(?:t)?|\w+ (?:\w+ )*remiss)$"
)
"""Infinitives and nouns; finite verbs and participles stand on their own."""
_DECIDES = re.compile(
    r"(?i)\b(?:beslut(?:a|ar|ade|at|ats|as|ades|et|en)?|beslöt\w*|finner(?: att)?|fann(?: att)?|fick|får|blev|blir|röstade igenom"
    r"|klubba\w*|valde (?:[\wåäö]+ )?att|enades|avgjorde\w*|meddela\w* att|slutade med|utföll)\b"
)
_TO_DECIDE = re.compile(
    rf"(?i){_PROPOSES}[^.;]{{0,80}}?\b{BODY}\b[^.;]{{0,25}}?\bbeslut(?:a|ar|ade|at)?\b[^.;]{{0,30}}$"
)
_BODY_PROPOSES = re.compile(rf"(?i)\b{BODY}s?(?:,?\s+[\wåäö]+){{0,14}}?\s+(?:och\s+)?(?:{_PROPOSES})")
_DECIDES_TO_PROPOSE = re.compile(
    r"(?i)\bbeslut(?:ar|ade|at|a)?\b[^.;]{0,40}?\b(?:att\s+)?(?:föreslå|hemställa|rekommendera)\b"
)
_WHO_PROPOSES = re.compile(rf"(?i)(?:^|[.;:,]\s*|\boch\s+|\batt\s+)([^.;:,]*?)\s*{_PROPOSES}")
_PARTY_BEFORE = re.compile(r"\((?:[A-ZÅÄÖ]{1,3}|[A-ZÅÄÖ][a-zåäö]{1,2}|-)\)[^()]{0,40}$")
_OFFICE = re.compile(r"(?i)(kontoret|förvaltningen|direktören|chefen|handläggaren|sekreteraren|bolaget|revisorerna)\b")
_OFFICE_ACTS = re.compile(
    r"(?i)(?:kontoret|förvaltningen|tjänsten|direktören|chefen|bolaget|revisorerna|länsstyrelsen|regeringen|remissinstanserna|domstolen|föreningen|rådet|verket|museet|polisen|myndigheten|företaget)\s(?:(?!och\b)\w+\s)?$"
)
"""An office as the subject right before the verb: what it approves or rejects is its own affair."""
_ACTS = re.compile(r"(?i)(?!får\b)(?:\w+(?:ar|er|år|de|te|og|öll)|inget|ingenting|intet|ingen|utan|har|hade)\b")
_UNDOES = re.compile(r"(?i)\b(?:upphäv|ompröv|riv(?:a|er) upp|rev upp)\w*\s(?:[^.;,]{0,80}\s)?beslut\w*\s[^.;]{0,120}$")
"""A decision that is undone: what it was is not what this one is."""
_BY_OFFICE = re.compile(
    r"(?i)\s+(?:inte\s+)?av\s+(?:[\wåäö-]+\s+){0,3}?[\wåäö-]*(?:förvaltningen|kontoret|chefen|direktören|länsstyrelsen|regeringen|rätten|domstolen|polisen|verket)\b"
)
"""An office behind a passive verb: what it approves or rejects is its own affair."""
_TOLD = re.compile(
    r"(?i)^\W*(?:för \w+ (?:år|månader|veckor) sedan|förra (?:året|mandatperioden)|i fjol|ifjol|(?:redan |år |hösten |våren )?(?:19|20)\d\d\s(?=[\wåäö]+(?:ade|te|de|og|öll)s?\b))"
    r"|(?:\d{4}-\d\d-\d\d|den \d{1,2} [a-zåäö]{3,9}(?: \d{4})?|\d{1,2}/\d{1,2}),?\s*§\s*\d+"
    r"|(?:\bbesluta(?:de|t)|^)\s{0,2}(?:redan )?(?:år )?(?:19|20)\d\d (?:att|om)\b|\befter att (?:den |det )?ha(?:r|de)?\s(?:\w+\s){0,2}$|§\s*\d+\s*,?\s*(?:den )?\d{1,2} [a-zåäö]{3,9} \d{4}|\b(?:tidigare|redan|föregående år|sedan tidigare)\b(?:\s(?!och\b)[\wåäö]+){0,4}\s*$"
)
_UNTIL = re.compile(r"(?i)\b(?:upphäv\w*|ersätt\w*|från den|beslutet (?:från|den)|antag(?:en|na|et) av)\b")


def _of_proposal(before: str) -> Voice:
    """Tell whether a proposing verb belongs to a body, or to an office, a party or a person."""
    subject = ""
    for who in _WHO_PROPOSES.finditer(before):
        subject = who[1]
    if _PARTY_BEFORE.search(subject) or _OFFICE.search(subject):
        return Voice.CLAIMED
    if _BODY_PROPOSES.search(before) or _DECIDES_TO_PROPOSE.search(before):
        return Voice.PROPOSED
    return Voice.CLAIMED


def _governs(noun: re.Match[str], before: str) -> bool:
    """Tell whether a noun governs what stands behind: not "enligt förslag att …", nor past "och" under a decision."""
    if _ACCORDING.search(before[: noun.start()]):
        return False
    return not (_DECIDES.search(before[: noun.start()]) and _AND.search(before[noun.end() :]))


def _claim_before(before: str, word: str) -> tuple[int, str]:
    """Find the last word before that makes what follows a claim: its place, and the word."""
    claims = list(_CLAIMS.finditer(before))
    if not _DECIDES.search(before):
        claims += _MODALS.finditer(before)
    if word and (_PAST_PASSIVE.match(word) or (_WHEN.match(before) and _PAST.match(word))):
        # "Förslaget som Bo yrkade på avslogs": a finite past verb is governed only through "att".
        claims = [claim for claim in claims if re.search(r"\batt\b[^,]*$", before[claim.end() :])]
    if not word or _GOVERNED.match(word):
        own = max(before.rfind(mark) for mark in ":–—;") + 1
        claims += [noun for noun in _CLAIM_NOUNS.finditer(before, own) if _governs(noun, before)]
    if _PAST.match(word) and _AND.search(before):
        # "Nämnden vill veta mer och lämnade tillbaka ärendet": what it did stands beside what it wants.
        claims = []
    last = max(claims, key=lambda claim: claim.start(), default=None)
    return (last.start(), last[0]) if last is not None else (-1, "")


def is_told(words: str) -> bool:
    """Tell whether words place a decision on another day: a date with a paragraph's sign, or "tidigare".

    >>> is_told("Fullmäktige beslutade 2016-11-15 § 10 att"), is_told("Fullmäktige beslutade den 15 november att")
    (True, False)
    """
    told = _TOLD.search(words)
    return told is not None and not _UNTIL.search(words[: told.start()])


def is_by_office(words: str, end: int) -> bool:
    """Tell whether a passive verb, which ends at `end`, is an office's act.

    >>> is_by_office("avstyrks av förvaltningen", 8), is_by_office("avstyrks av nämnden", 8)
    (True, False)
    """
    return _BY_OFFICE.match(words, end) is not None


def find_voice(before: str, word: str = "") -> Voice:
    """Tell how an outcome's word is meant by the words that stand before it in its sentence.

    >>> find_voice("Ordföranden finner att nämnden ")
    <Voice.DECIDED: 3>
    >>> find_voice("Anna Ek (S) yrkar ")
    <Voice.CLAIMED: 0>
    >>> find_voice("Kommunstyrelsen föreslår att kommunfullmäktige beslutar: Motionen ")
    <Voice.PROPOSED: 2>

    The nearest governing verb decides; "föreslår att fullmäktige beslutar" stays a proposal. `word` is the
    outcome's word itself: a finite verb is not governed by a noun before it ("motionen om … avslogs").
    """
    before = re.sub(r"\([^()]{0,120}\)", " ", before)
    if is_told(before) or _UNDOES.search(before) or (_HAD.search(before) and _SUPINE.match(word)):
        return Voice.TOLD
    if _TO_DECIDE.search(before) or _DECIDES_TO_PROPOSE.search(before):
        return _of_proposal(before)
    place, claim = _claim_before(before, word)
    if place > max((match.start() for match in _DECIDES.finditer(before)), default=-1):
        return _of_proposal(before) if re.match(rf"(?i){_PROPOSES}", claim) else Voice.CLAIMED
    acts = not word or _ACTS.match(word) is not None
    return Voice.CLAIMED if acts and _OFFICE_ACTS.search(before) else Voice.DECIDED


_SPEAKS = re.compile(rf"(?i)\b{BODY}\s+(?:tillstyrker|avstyrker|beslutar|beslutade|beslöt|föreslår)\b")


def speaks_itself(text: str) -> bool:
    """Tell whether a body is the subject of a decision or a proposal in a text.

    >>> speaks_itself("Kommunstyrelsen tillstyrker yrkandet."), speaks_itself("Rapporten godkänns.")
    (True, False)
    """
    return _SPEAKS.search(text) is not None


_ACTOR = re.compile(
    rf"(?i)\b(?P<body>{BODY}(?:s\s+[\wåäö]*utskott)?)\s+(?:har\s+)?(?:beslut|beslöt|avsl|bif|återrem|bordl|godkän|antog|remitter|avskr|noter|sagt|sade|sa\b|röstade|klubb)"
    rf"|\b(?:beslutade|beslöt)\s+(?:[\wåäö]{{1,20}}\s+)?(?P<behind>{BODY}(?:s\s+[\wåäö]*utskott)?)\b"
)


def find_actor(sentence: str) -> str | None:
    """Find who a sentence says decided: its words until the body's name ends; `None` when it names no body.

    >>> find_actor("I maj beslutade tekniska nämnden att bordlägga ärendet.")
    'I maj beslutade tekniska nämnden'
    """
    match = _ACTOR.search(sentence)
    return sentence[: max(match.end("body"), match.end("behind"))] if match is not None else None
