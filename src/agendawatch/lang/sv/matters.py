"""What a matter is, by its title: its kind, its form, whether it comes back; and what a title does with the matter that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from agendawatch.lang.sv.patterns import Hit, Pattern, find, is_among
from agendawatch.lang.sv.rules import Rule, table
from agendawatch.lang.sv.tokens import Token, tokenize
from agendawatch.model import ItemClassification, ProposalClassification

# What a title does with the matter that it names: proposes it, undoes it, evaluates it, tells of it, asks about it.

Kind = Literal["reversal", "evaluation", "information", "question", "instrument"]
"""In what two titles of the same words differ."""
_INSTRUMENTS = frozenset({"motion", "citizen_proposal"})
_TAIL = 4
"""Words that a kind of paper behind a title has at most."""


class Head(NamedTuple):
    """A phrase at the head of a title."""

    rule: str
    gives: str
    words: str


class Difference(NamedTuple):
    """Why two titles are of two matters."""

    kind: Kind
    words: str
    """The words that tell it."""


@dataclass(frozen=True)
class TitledMatter:
    """A title, parted into its heads and the matter behind them."""

    heads: tuple[Head, ...]
    core: tuple[Token, ...]

    @property
    def reversed(self) -> bool:
        """Whether it undoes, hinders or denies what it names; twice is not at all."""
        return sum(head.gives == "reverse" for head in self.heads) % 2 == 1

    @property
    def open(self) -> bool:
        """Whether it leaves open what is wanted of the matter: "Yrkande från V angående vindkraft"."""
        return any(head.gives == "open" for head in self.heads)

    def given(self, *gives: str) -> Head | None:
        """Find the first head that gives one of these."""
        return next((head for head in self.heads if head.gives in gives), None)


@lru_cache(maxsize=4096)
def read_heads(title: str) -> TitledMatter:
    """Part a title into its heads and the matter behind them.

    >>> read = read_heads("Svar på motion (V) om att avskaffa nattbussen")
    >>> [head.gives for head in read.heads], read.reversed, [token.text for token in read.core]
    (['same', 'motion', 'reverse'], True, ['nattbussen'])
    """
    tokens = [token for token in tokenize(title) if token.kind != "sign" or token.low in {",", ":", "-", "("}]
    heads = []
    place = _skip(tokens, 0)
    while place < len(tokens):
        found = next(((row, hit) for row in _rows(ends=False) if (hit := _at(tokens[place:], row.compiled))), None)
        if found is None:
            break
        row, hit = found
        heads.append(Head(row.id, row.gives, " ".join(token.text for token in tokens[place : place + hit.last + 1])))
        place = _skip(tokens, place + hit.last + 1)
    return TitledMatter((*heads, *_behind(tokens, place)), tuple(tokens[place:]))


def hold_apart(one: str, other: str) -> Difference | None:
    """Tell why two titles are of two matters though they name the same thing; `None` where their heads do not say so.

    >>> hold_apart("Motion om nattbuss", "Motion om att avskaffa nattbuss")
    Difference(kind='reversal', words='avskaffa')
    >>> hold_apart("Motion om utvärdering av nattbuss", "Svar på motion om utvärdering av nattbuss") is None
    True
    """
    mine, theirs = read_heads(one), read_heads(other)
    looks_on: tuple[Kind, ...] = ("evaluation", "information", "question")
    for kind in looks_on:
        head, against = mine.given(kind), theirs.given(kind)
        if (head is None) is not (against is None):
            return Difference(kind, (head or against or _NONE).words)
    turned = _turned(mine, theirs)
    if turned is not None:
        return Difference("reversal", turned.words)
    instruments = (mine.given(*_INSTRUMENTS), theirs.given(*_INSTRUMENTS))
    if all(instruments) and len({head.gives for head in instruments if head}) > 1:
        return Difference("instrument", (instruments[1] or _NONE).words)
    return None


def fires(rule: str, example: str) -> bool:
    """Tell whether a rule is among a title's heads."""
    return any(head.rule == rule for head in read_heads(example).heads)


_NONE = Head("", "", "")


@cache
def _rows(*, ends: bool) -> tuple[Rule, ...]:
    return tuple(row for row in table("matters", "head").rules if row.ends is ends)


def _at(tokens: list[Token], pattern: Pattern) -> Hit | None:
    """Find a pattern where words begin."""
    return next((hit for hit in find(tokens[:16], pattern) if hit.first == 0), None)


def _skip(tokens: list[Token], place: int) -> int:
    """Pass over what tells nothing of the matter: signs, articles, who moved it, "om att"."""
    while place < len(tokens):
        token = tokens[place]
        moved = is_among(token, "MOVED_BY") and any(_is_who(it) for it in tokens[place + 1 : place + 3])
        if not (token.kind == "sign" or _is_who(token) or moved or is_among(token, "TITLE_FILLERS")):
            return place
        place += 1
    return place


def _is_who(token: Token) -> bool:
    return token.actor or token.kind == "party"


def _behind(tokens: list[Token], place: int) -> list[Head]:
    """Read what kind of paper a title says behind a sign: "Nattbuss – utvärdering"; and a verb that ends it."""
    signs = [at for at in range(place, len(tokens)) if tokens[at].kind == "sign"]
    tails = [tokens[at + 1 : to] for at, to in pairwise([*signs, len(tokens)])]
    last = tokens[-1:] if len(tokens) - 1 > place and (tokens[-1].passive or tokens[-1].only_finite) else []
    short = [tail for tail in tails if len(tail) <= _TAIL]
    tried = ((row, words) for row in _rows(ends=True) for words in ([last] if row.gives == "reverse" else short))
    found = ((row, words) for row, words in tried if words and _at(words, row.compiled))
    return [Head(row.id, row.gives, " ".join(token.text for token in words)) for row, words in found]


def _turned(mine: TitledMatter, theirs: TitledMatter) -> Head | None:
    """Find the head that turns one title against the other."""
    if mine.open or theirs.open:
        return None
    if mine.reversed is not theirs.reversed:
        return (theirs if theirs.reversed else mine).given("reverse")
    denials = [[token for token in it.core if is_among(token, "DENIALS")] for it in (mine, theirs)]
    if bool(denials[0]) is not bool(denials[1]):
        return Head("denied", "reverse", (denials[0] or denials[1])[0].text)
    more, less = mine.given("more", "less"), theirs.given("more", "less")
    return less if more is not None and less is not None and more.gives != less.gives else None


# Whether a title raises a motion or a citizen proposal, or answers one that was raised before.

_ANSWER = re.compile(
    r"^(?:(?:åter)?remitterat ärende|bordlagt ärende|[§\d. ]{1,12})?[:.–\s-]{0,3}"
    r"(?:\w{1,40}s )?(?:svar|besvarande|motionssvar|yttrande|remissvar|beslut|behandling|återremiss)\b"
    r"|\bsvar på (?:\w{1,20} ){0,2}(?:motion|medborgarförslag|e-förslag)",
    re.IGNORECASE,
)
_GATHERING = re.compile(
    r"\b(?:motioner|medborgarförslagen|motionerna)\b|^(?:inkomna|nya|väckta|obesvarade|ej (?:färdig)?beredda|redovisning)\b"
    r"|^(?:anmälan|remittering|remiss) av (?:nya )?(?:motioner|medborgarförslag)$|^medborgarförslag$|^motion$",
    re.IGNORECASE,
)


def answers_motion(title: str) -> bool:
    """Tell whether a title is of the answer to a motion or citizen proposal, and so not of its raising.

    >>> answers_motion("Svar på motion om ekar"), answers_motion("Motion om ekar (V)")
    (True, False)
    """
    return _ANSWER.search(title.strip()) is not None


def gathers_motions(title: str) -> bool:
    """Tell whether a title is of many motions together, and so of no single one.

    >>> gathers_motions("Inkomna motioner"), gathers_motions("Motion om ekar")
    (True, False)
    """
    return _GATHERING.search(title.strip()) is not None


# Titles of matters that come back: the same words every month or year, and another matter each time.

_RECURRING = re.compile(
    r"uppföljning|månadsrapport|kvartalsrapport|tertialrapport|delårs|årsredovisning|årsrapport|årsbokslut|"
    r"verksamhetsberättelse|verksamhetsplan|internkontroll|intern kontroll|lägesrapport|avstämning|prognos|bokslut|"
    r"^utdelning ur|^budget\b|^taxa\b|^taxor\b|^avgifter\b|sammanträdesdagar|sammanträdestider|dokumenthanteringsplan",
    re.IGNORECASE,
)


def recurs(title: str) -> bool:
    """Tell whether a title is likely to stand on agendas again and again, for another matter each time.

    >>> recurs("Delårsrapport mars 2026"), recurs("Motion om fler ekorrar")
    (True, False)
    """
    return _RECURRING.search(title) is not None


# What kind of matter an agenda item is, by its title.

_ITEM_WORDS: tuple[tuple[ItemClassification, str], ...] = (
    (ItemClassification.FORMALITY, r"^(?:namn)?upprop\b|^(?:sammanträdets?|mötets?)? ?öppna(?:nde|s)|^öppnande|^(?:val|utseende) av (?:protokolls?)?juster|^justering\b|^justerare|^protokolls?justering|^val av (?:två )?justera|(?:fastställ\w*|godkänn\w*) av (?:dag|föredragnings|ärende)|^dagordning|^föredragningslista|^anmälan (?:av|om) jäv|^jäv\b|^anmälan av övriga|^övriga (?:frågor|ärenden)|^sammanträdet?s? avslut|^avslut|^mötet? avslut|^närvaro\b|^tid (?:och plats )?för justering|^anmälan om förhinder|^fråga om .{0,60}\b(?:behörig(?:en)?|stadgeenligt?|laga)\s(?:ordning|kalla|utlys)|^ajournering|^beslut om närvaro|^kungörelse|^kallelse|^sammanträdets(?! (?:innehåll|program|ärenden|punkter))|^föregående (?:möte|protokoll|sammanträde)|^genomgång av (?:föregående )?(?:protokoll|dagordning)|^parentation"),
    (ItemClassification.INFORMATION, r"^redovisning av (?:ej |icke |inte |obesvarade|obehandlade|oavslutade|obeslutade)|muntlig (?:information|rapport|redogörelse)"),
    (ItemClassification.QUESTION, r"enk(?:el|la) fråg|^fråg(?:a|or) (?:till|från|om|ställd)|frågestund|^ledamöternas frågor|^allmänhetens fråg|^besvarande av fråg"),
    (ItemClassification.INTERPELLATION, r"interpellation"),
    (ItemClassification.CITIZEN_PROPOSAL, r"medborgarförslag|e-?förslag|folkinitiativ|göteborgsförslag|medborgarinitiativ"),
    (ItemClassification.MOTION, r"\bmotion(?:en|er|erna|s)?\b|\bmotionssvar"),
    (ItemClassification.BOARD_INITIATIVE, r"(?:nämnd|ledamots|utskotts)initiativ|initiativ(?:ärende|rätt)|^initiativ\b|^(?:reviderat )?yrkande från"),
    (ItemClassification.ELECTION, r"^(?:fyllnads|efter|ny|om)?val(?:en)? (?:av|till|för|i)\b|fyllnadsval|^valärende|avsäg(?:else|er|an)|entledig|^begäran om entledigande|^(?:ny|om)val\b|utse(?:ende|r)? (?:av )?(?:ny |nya |en )?(?:ledamot|ersättare|ombud|representant|ordförande)|^val\b"),
    (ItemClassification.NOTICE, r"delegations?(?:beslut|ärende|rapport|ordning anm)|delegerade beslut|^anmälnings?(?:ärende|post)|^anmälan (?:av|om) (?:delegations|beslut|inkomna|skriv)|^meddelande|^anmälningar|^inkomna (?:skriv|handl|ärend)|^delgivning|^redovisning av delegations|^anmälda|^informationshandling|^skrivelser för kännedom|^postlista|^kurser och konferenser|^anmälningsärende"),
    (ItemClassification.INFORMATION, r"^information(?:en|er)?(?![a-zåäö])|informations?ärende|^aktuell information|^redogörelse|^lägesrapport|^rapport(?:er)? från|^muntlig|^presentation|^dialog\b|^kommundirektören|^förvaltningschefen|^direktören informerar|informerar\b|^ordföranden? (?:informerar|har ordet)|^aktuellt|^verksamhetsinformation|^föredragning\b|^rapporter$"),
)  # fmt: skip
"""Each kind's words, in small letters; what stands first goes first, and none is a decision."""

_TABLE = tuple((kind, re.compile(pattern)) for kind, pattern in _ITEM_WORDS)


def classify_item(title: str) -> ItemClassification:
    """Tell what kind of matter a title names.

    >>> classify_item("Val av justerare").value, classify_item("Svar på motion om cykelbanor").value
    ('formality', 'motion')
    >>> classify_item("Detaljplan för kvarteret Alen").value
    'decision'
    """
    words = " ".join(title.casefold().split())
    return next((kind for kind, pattern in _TABLE if pattern.search(words)), ItemClassification.DECISION)


# What form a proposal has, by the words of those who make or report it.

PARTY_AFFAIRS = re.compile(
    r"(?i)\b(?:(?:parti)?kongress\w*|stämman?|årsstämma\w*|\w{3,20}stämma\w*|årsmöte\w*|medlemsmöte\w*|partidag\w*"
    r"|valled\w*|kandidat\w*|valmanifest\w*|partiprogram\w*|\w{0,12}politiskt\sprogram)\b"
)
"""Words of a party's own affairs: a motion to its congress is no municipality's matter."""

_OWN = r"(?:(?:vår|vårt|våra|min|mitt|mina|partiets|partiernas|sin|sitt|en|ett|denna|detta|dessa|följande|gemensam\w*|eget|egen)\s)"
_KINDS: tuple[tuple[ProposalClassification, int, str], ...] = (
    (ProposalClassification.INTERPELLATION, 6, r"(?:\w{1,12}-)?interpell(?:ation(?:en|er|erna|ens)?|era[rdt]?\w{0,2})"),
    (ProposalClassification.QUESTION, 6, r"(?:enkel|skriftlig)\sfråga|fråga(?=\ssom\s(?:ska\s)?besvaras)|ledamotsfråga|ställ(?:er|de|t)\s(?:\w{1,12}\s)?(?:en\s)?(?:enkel\s)?fråga\still"),
    (ProposalClassification.CITIZEN_PROPOSAL, 4, r"medborgarförslag(?:et|en|ets)?|e-förslag(?:et|en)?|göteborgsförslag(?:et|en)?|invånarförslag(?:et|en)?"),
    (ProposalClassification.BOARD_INITIATIVE, 6, r"(?:ledamots|nämnd|utskotts|styrelse|parti|politiker)initiativ(?:et|en|ets)?|initiativärende(?:t|n|na)?"),
    (ProposalClassification.BOARD_INITIATIVE, 5, r"(?:ett|vårt|sitt|gemensamt)\s(?:initiativ)(?=\s(?:till|i|på|från|om|där|i dag|idag))|(?:det|ett|detta)\sinitiativ(?=,?\ssom\b)|initiativ(?=\s(?:i|till)\s\w{0,20}(?:nämnden|styrelsen|utskottet|fullmäktige))"),
    (ProposalClassification.MOTION, 5, r"(?:[A-ZÅÄÖ]{1,3}-|\w{0,14}(?:parti|center|moderat|gemensam)\w{0,4})?motion(?:en|er|erna|ens|ernas)?|motionera[rdt]?\w{0,2}"),
    (ProposalClassification.YRKANDE, 5, r"(?:tilläggs|ändrings|avslags|bifalls|återremiss|budget|motiverings)?yrkande(?:t|n|na|ts|nas)?|yrka[rdt]?(?:de|r|t)?"),
    (ProposalClassification.YRKANDE, 4, r"(?:ändrings|tilläggs)förslag(?:et|en)?|reservera(?:r|de|t)?\s(?:oss|mig)|(?:minoritets)?återremi(?:ss|tter)\w*|begär(?:de|t|an\som)?\s(?:\w{1,12}\s){0,2}?bordläggning\w*"),
    (ProposalClassification.YRKANDE, 1, r"reservera(?:r|de|t)?\ssig"),
    (ProposalClassification.CONSULTATION_RESPONSE, 4, r"remissvar(?:et|en)?|remissyttrande(?:t|n)?|samrådsyttrande(?:t|n)?"),
    (ProposalClassification.BUDGET, 4, r"(?:skugg|års|flerårs|mål-\soch\s)?budget(?:en|förslag(?:et|en)?|debatt(?:en)?|reservation(?:en)?|alternativ(?:et)?|ens|motion(?:en)?)?"),
    (ProposalClassification.PROPOSAL, 1, r"\w{0,14}(?<!ändrings)(?<!tilläggs)(?<!medborgar)(?<!budget)förslag(?:et|en|ets)?|föresl(?:å|år|ås|og|ogs|agit|agits)|kräver|krävde|krav(?:et)?(?=\spå|\som)|skrivelse(?:n)?|hemställ\w+|bakom\s(?:begäran|kravet)|(?:enats|enas|enades|överens)\som\s(?:ett|en|den|att)\b|(?:vår|sin|partiets|partiernas)\sbegäran"),
    (ProposalClassification.PROPOSAL, 1, r"(?:vill|vilja)\s(?!(?:inte|du|ni)\b)(?:\w{1,14}\s){0,2}?(?:ha|se|att|införa|inrätta|ge|bygga|satsa|växla|stoppa|utreda|göra|öka|minska|behålla|bevara|ta|skapa|starta|öppna|rädda|riva|höja|sänka|låta|förbjuda|få|stärka|förbättra|pröva|testa|erbjuda|avskaffa|slopa|avveckla|omprövas?|återinföra|lägga|sätta)"),
    (ProposalClassification.PROPOSAL, 1, r"(?m:(?<=^)|(?<=:\s)|(?<=–\s))(?:skär\sinte|stoppa|inför|rädda|bygg|frys|ta\sbort|avveckla|gör|låt|sänk|höj|behåll|bevara|satsa|ge|öppna|pausa|riv|utred|återinför|slopa|avskaffa|stärk|släpp|värna|lägg\sinte|sälj\sinte|stäng\sinte|stick\sinte|skrota|bryt)"),
)  # fmt: skip
"""Kind, weight (how plainly it names a form), words; where several are named the heaviest is meant."""

_PATTERN = re.compile(
    "|".join(rf"(?P<k{number}>\b(?:{words})(?!\w))" for number, (_, _, words) in enumerate(_KINDS)), re.IGNORECASE
)
_OWN_BEFORE = re.compile(rf"(?i)\b{_OWN}(?:\w{{1,15}}\s){{0,2}}$")
_NOT_OURS = re.compile(
    r"(?i)(?:\b(?:fysisk|daglig|mer|regelbunden)\smotion|\bmotion(?=\soch\s(?:hälsa|idrott))|\b(?:feministiskt|ta|tar|tog|tagit|på\seget)\sinitiativ"
    r"|\böverklaga(?:r|t|de)\s(?:\w{1,20}\s){0,4}budget\w*|\binom\sbudget|\bhåll(?:a|er)\s(?:sin\s|sina\s)?budget\w*|\bi\sbudgeten)$"
)
"""Words that look like a form and are none: sport, a party's name, taking the initiative, what the budget holds."""
_OLD = re.compile(r"(?i)\b(?:19|20)\d\d-\d\d-\d\d,?\s§\s?\d+[^.]{0,40}$")
_APPEAL = re.compile(r"(?i)\böverklaga|\blaglighetspröv")


def _find_kinds(text: str) -> Iterator[tuple[ProposalClassification, int]]:
    """Find the words that name a proposal's form, in order, and how plainly each does.

    >>> [(kind.value, weight) for kind, weight in _find_kinds("Vår motion föreslår ett bad.")]
    [('motion', 7), ('proposal', 1)]

    A form that the speakers call their own weighs two more; one told as history of an old decision weighs one.
    """
    appeals = _APPEAL.search(text) is not None
    for match in _PATTERN.finditer(text):
        kind, weight, _ = _KINDS[int((match.lastgroup or "k0")[1:])]
        before = text[max(0, match.start() - 60) : match.start()]
        if _NOT_OURS.search(before + match[0]) or (appeals and kind is ProposalClassification.BUDGET):
            continue
        if _OLD.search(before):
            weight = 1
        elif _OWN_BEFORE.search(before) and weight > 1:
            weight += 2
        yield kind, weight


def classify_proposal(title: str, text: str) -> ProposalClassification | None:
    """Tell what form a text's proposal has, or `None` where it proposes nothing.

    >>> classify_proposal("Interpellation till Bo By (M)", "Fullmäktige biföll en motion 2016.").value
    'interpellation'
    >>> classify_proposal("Motioner till kongressen", "Föreningen har skrivit sex motioner.") is None
    True

    The title weighs half as much again; words of a party's own affairs count only if an organization is named too.
    """
    best: dict[ProposalClassification, float] = {}
    for words, share in ((title, 1.5), (text, 1.0)):
        for kind, weight in _find_kinds(words):
            best[kind] = max(best.get(kind, 0), weight * share)
    if not best or PARTY_AFFAIRS.search(title):
        return None
    return max(best, key=lambda kind: best[kind])
