"""Who did what about an item: proposed, supported, opposed, reserved themselves or made a statement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from agendawatch.lang.sv.attribution import judge
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.followed_proposals import Decided, Owners, owners_of_claim, read_decided
from agendawatch.lang.sv.patterns import Hit, Pattern, Rules, compile_pattern, find, has_any, is_among, vocabulary
from agendawatch.lang.sv.people import Group, Member, collapse, groups
from agendawatch.lang.sv.prose import Prose
from agendawatch.lang.sv.text import Sentence
from agendawatch.lang.sv.tokens import Token, tokenize

_TOLD = frozenset({"asserted", "past", "background"})
"""How a clause may be meant that tells what somebody did."""
_UNREAL = frozenset({"denied", "conditional", "possible", "hypothetical", "question"})
_PUT_OFF = frozenset({"referred_back", "tabled"})
_NO_SIDE = "none"
"""Of somebody who asks only when a motion is handled."""
_REFERRING = frozenset({"following", "refusing"})
"""What somebody asks for who only points at another's proposal."""
_ASKS = "asks"
_NO_SUBJECT_BEHIND = frozenset(["med", "av", "till", "enligt", "efter", "mot", "på", "hos"])
"""Prepositions behind which nobody does what a verb says."""
_WISH_AT_ONCE = 4
"""Tokens between what was asked for and what it was asked of: "bifall till sitt tilläggsyrkande"."""
"""Words behind which something else is told."""
_AUTHOR = 4
"""Words that a name has at most with which a report is signed."""


class Stand(NamedTuple):
    """Where somebody stood."""

    role: str
    """`proposer`, `supporter`, `opponent`, `reservation` or `statement`."""
    member: Member
    start: int
    end: int
    """The sentence that says so."""
    rule: str
    words: str
    """That sentence."""
    refers: bool = False
    """Whether it only points at what somebody asked for: "enligt Bo Eks yrkande"."""
    owners: Owners = frozenset()
    """Whose proposal they would follow, or refuse."""


class _Rule(NamedTuple):
    id: str
    pattern: Pattern
    gives: str
    modes: frozenset[str]
    chair: bool
    parties: bool
    ends: bool
    owning: bool
    ellipsis: bool


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            it["id"], compile_pattern(it["pattern"]), it["gives"], _TOLD | set(it.get("modes", "").split()),
            it.get("chair", True), it.get("parties", False), it.get("ends", False), it.get("owning", False), it.get("ellipsis", False),
        )
        for it in load("positions")["position"]
    )  # fmt: skip


@cache
def _found() -> Rules:
    return Rules([rule.pattern for rule in _rules()])


def read_positions(passages: Iterable[Prose], *, title: str = "", outcome: str = "unknown") -> tuple[Stand, ...]:
    """Find who stood where in the sections of an item, each section asked only for what it can tell.

    What somebody asked for tells their role: who would approve what the title's motion asks is for it, who would
    reject it is against, and who asks for something else proposes. `outcome` is what became of the matter: who asked
    to have it sent back proposed what was done, or was against what was. Who would follow another's proposal has a side
    only where it is told what that says: by the decision that followed it.
    """
    read = tuple(passages)
    decided = read_decided(read, outcome, raised=is_raised(title))
    placed = [
        (prose.place, stand)
        for prose in read
        if prose.place in _sections()
        for stand in _Passage(prose, decided).read()
    ]
    stands = _with_parties([stand for _, stand in placed])
    asking = {(stand.member.party, _last_name(stand)) for stand in stands if stand.rule.startswith("ask")}
    asked = {stand.role for stand in stands if stand.rule.startswith("ask")}
    return tuple(
        stand._replace(role=role)
        for (place, _), stand in zip(placed, stands, strict=True)
        if (role := _side_of(stand, decided, asked)) is not None
        and role in _sections()[place]
        and not (stand.refers and (stand.member.party, _last_name(stand)) in asking)
    )


def _side_of(stand: Stand, decided: Decided, asked: Collection[str]) -> str | None:
    if stand.role not in _REFERRING:
        return stand.role
    return decided.side(stand.owners, refuses=stand.role == "refusing", asked=asked)


def _with_parties(stands: Sequence[Stand]) -> list[Stand]:
    """Give those the party that the text names once, where it names them again without, or with a letter wrong."""
    known = {stand.member.person: stand.member for stand in stands if stand.member.person and stand.member.party}
    lasts = Counter(person.rsplit(maxsplit=1)[-1] for person in known)
    alike = {_short(person): member for person, member in known.items() if lasts[person.rsplit(maxsplit=1)[-1]] == 1}
    return [
        stand
        if stand.member.party or not stand.member.person
        else stand._replace(
            member=known.get(stand.member.person) or alike.get(_short(stand.member.person), stand.member)
        )
        for stand in stands
    ]


def _short(person: str) -> tuple[str, str]:
    return person[0], person.rsplit(maxsplit=1)[-1]


def _last_name(stand: Stand) -> str | None:
    return stand.member.person.rsplit(maxsplit=1)[-1] if stand.member.person else None


def is_raised(title: str) -> bool:
    """Tell whether a title is of what somebody raised: a motion, an interpellation, an initiative."""
    words = {token.low for token in tokenize(title)}
    return bool(words & _title_words("raised")) and not words & _title_words("elected")


def read_title_positions(title: str) -> tuple[Stand, ...]:
    """Find who made the motion, interpellation or question that a title names.

    >>> [stand.member.person for stand in read_title_positions("Motion om gatljus - Bo Ek (M) och Eva Al (S)")]
    ['Bo Ek', 'Eva Al']
    """
    if not is_raised(title):
        return ()
    tokens = collapse(tokenize(title))
    found: list[Stand] = []
    for at, token in enumerate(tokens):
        if token.kind != "group":
            continue
        before = tokens[at - 1].low if at else ""
        further = tokens[at + 1 :]
        parties = all(member.person is None for member in _group(token).members)
        alone = parties and (all(it.low == ")" for it in further) or before in _title_words("raised"))
        made = (
            token.genitive
            or alone
            or before in _title_words("before_maker")
            or (at + 1 < len(tokens) and tokens[at + 1].noun == "matter" and at == 0)
        )
        if made and not _is_addressed(tokens, at):
            found += (
                Stand("proposer", member, token.start, token.end, "title", title) for member in _group(token).members
            )
    return tuple(found)


def _is_addressed(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "till" stands before a name, with no dash between."""
    for before in range(at - 1, -1, -1):
        if tokens[before].low in _title_words("parts"):
            return False
        if tokens[before].low == "till":
            return True
    return False


def read_own_positions(text: str, *, title: str = "", outcome: str = "unknown") -> tuple[str, ...]:
    """Find which roles a report claims for those who speak in it: "vår motion", "vi yrkade".

    >>> read_own_positions("Vår motion om gatljus fick avslag.")
    ('proposer',)
    """
    decided = Decided(outcome, raised=is_raised(title))
    found: dict[str, None] = {}
    for row, wish in _own(text):
        role = _role(wish, decided) if row["gives"] == _ASKS else row["gives"]
        if role is not None and role not in _REFERRING:
            found[role] = None
    return tuple(found)


def _own(text: str) -> Iterator[tuple[Mapping[str, Any], str | None]]:
    """Find what a report claims: the row, and what was asked for. Any: a row of TOML."""
    for sentence in Prose("lead", "", text).sentences:
        for row in load("positions")["own"]:
            for hit in find(sentence.tokens, compile_pattern(row["pattern"])):
                if not _is_orderly(sentence.tokens, hit.last):
                    yield row, _gives(_wish(sentence.tokens[hit.last + 1 :]))


_OURSELVES = re.compile(
    r"(?i)\b(?:vi|oss)\s+(?:(?:i|inom|från)\s+(?=[A-ZÅÄÖ(])|(?=[a-zåäö]*(?:demokrater|moderater|liberaler|partister)\b))"
)
_SIGNED = re.compile(r"(?:\n|(?<=[.!?])\s(?=/))\s{0,3}(?:/|//|Hälsningar,?\s)?\s?([^\n/.:,]{3,60})/?\s*$")
"""Who signs a report below it: "/Miljöpartiet i Vik"."""
_HEADED_BY = re.compile(r"\s*([^\n:.]{3,40}):\s")
"""Who speaks, before a colon: "Socialdemokraterna: Vårt förslag går igenom"."""


def find_author(text: str) -> str | None:
    """Find the party that a text speaks as, by its letters: "oss i Vänsterpartiet", "vi moderater".

    >>> find_author("Motionen avslogs. Ingen stödde oss i Vänsterpartiet.")
    'V'
    """
    for name in (_SIGNED.search(text), _HEADED_BY.match(text)):
        party = _party_at(name[1]) if name is not None and len(name[1].split()) <= _AUTHOR else None
        if party is not None:
            return party
    return next(
        (party for ours in _OURSELVES.finditer(text) if (party := _party_at(text[ours.end() : ours.end() + 40]))), None
    )


def _party_at(words: str) -> str | None:
    """Give the party that words begin with."""
    found = groups(tokenize(words))
    return found[0].members[0].party if found and not found[0].first else None


# One section


class _Passage:
    def __init__(self, prose: Prose, decided: Decided) -> None:
        self.prose = prose
        self.decided = decided

    def read(self) -> Iterator[Stand]:
        for sentence in self.prose.sentences:
            tokens = collapse(sentence.tokens)
            if any(token.kind == "group" for token in tokens):
                yield from _Sentence(self, sentence, tokens).read()

    @property
    def names_alone(self) -> str | None:
        """The role of those whose names stand alone in the section."""
        return self.prose.place if self.prose.place in {"reservation", "statement"} else None


class _Found(NamedTuple):
    group: int
    rule: _Rule
    hit: Hit
    apart: int


class _Sentence:
    def __init__(self, passage: _Passage, sentence: Sentence, tokens: list[Token]) -> None:
        self.passage = passage
        self.sentence = sentence
        self.tokens = tokens

    def read(self) -> Iterator[Stand]:
        hits = _found().find(self.tokens)
        found = [it for nth, hit in hits if (it := self._take(_rules()[nth], hit)) is not None]
        joined = {it.group for it in found if it.rule.pattern.source.startswith(("%SUPPORTED", "%OPPOSED"))}
        found = [it for it in found if it.group not in joined or (it.rule.gives != _ASKS and it.rule.id != "made-by")]
        acting = {it.group for it in found if it.rule.pattern.source.startswith("@GROUP")}
        found = [
            it
            for it in found
            if it.group not in acting or not it.rule.pattern.source.startswith(("%RESERVATION", "%STATEMENT"))
        ]
        asked = any(it.rule.gives == _ASKS and not it.rule.ellipsis for it in found)
        found = [it for it in found if not it.rule.ellipsis or asked or self.passage.prose.place == "claims"]
        nearest: dict[int, _Found] = {}
        for it in found:
            before = nearest.get(it.hit.head)
            if before is None or it.apart < before.apart:
                nearest[it.hit.head] = it
        found = [it for it in found if it.group == nearest[it.hit.head].group or it.rule.id == "with-whom"]
        own = {it.group for it in found if it.rule.id in {"in-their-motion", "make"}}
        for it in found:
            role: str | None = it.rule.gives
            owners: Owners = frozenset()
            if role == _ASKS:
                role, owners = ("proposer", owners) if it.group in own else self._role(it, found)
            role = role or _NO_SIDE
            refers = it.rule.id.startswith(("whose", "made-by")) and any(
                is_among(token, "CLAIM_ENDS") for token in self.tokens[it.hit.first : it.hit.last + 1]
            )
            for stand in self._stands(role, it.group, it.rule.id, refers=refers):
                yield stand._replace(owners=owners)
        alone_role = self.passage.names_alone
        if alone_role and not found:
            alone = not any(token.finite for token in self.tokens)
            for at, token in enumerate(self.tokens):
                if token.kind == "group" and (alone or (at == 0 and alone_role == "statement")):
                    yield from self._stands(alone_role, at, "under-the-heading")

    def _stands(self, role: str, group: int, rule: str, *, refers: bool = False) -> Iterator[Stand]:
        value = _group(self.tokens[group])
        owns = rule.startswith("whose") and value.members[-1].person is not None
        for member in value.members:
            named = member
            if owns and member is value.members[-1] and member.person and member.person.endswith("s"):
                named = Member(member.party, member.person[:-1])
            yield Stand(role, named, self.sentence.start, self.sentence.end, rule, self.sentence.text, refers)

    def _take(self, rule: _Rule, hit: Hit) -> _Found | None:
        """Take a hit that a list of people belongs to; None where something stands between, or it is not meant so."""
        places = [at for at in range(hit.first, hit.last + 1) if self.tokens[at].kind == "group"]
        own = [at for at in places if not self.tokens[at].genitive] if "@OWNER" not in rule.pattern.source else places
        if not own:
            return None
        group = own[0] if rule.pattern.source.startswith(("@GROUP", "@OWNER")) else own[-1]
        head = self._head(rule, hit, group)
        between = self.tokens[min(group, head) + 1 : max(group, head)]
        if (
            self._is_parted(between, rule)
            or not self._may_act(rule, group, head)
            or not self._may_end(rule, group, hit.last)
        ):
            return None
        if rule.gives == _ASKS and _is_orderly(self.tokens, hit.last):
            return None
        if rule.pattern.source.startswith(("%MADE", "%HANDED")) and self._is_answered(hit):
            return None
        return (
            _Found(group, rule, hit._replace(head=head), len(between))
            if self._is_meant(self.tokens[head], rule)
            else None
        )

    def _may_act(self, rule: _Rule, group: int, head: int) -> bool:
        """Tell whether a list of people may be those whom a rule speaks of, by what they are and by the word before them."""
        before = self.tokens[group - 1].low if group else ""
        if rule.owning and not self._owns(group):
            return False
        if rule.pattern.source.startswith("@GROUP") and self.tokens[head].verbs and before in _NO_SUBJECT_BEHIND:
            return False
        if not rule.chair and before.startswith("ordförande"):
            return False
        return not (rule.parties and any(member.person is not None for member in _group(self.tokens[group]).members))

    def _may_end(self, rule: _Rule, group: int, last: int) -> bool:
        """Tell whether what stands behind a hit leaves it what it is: no colon behind a bare party, nothing where it must end."""
        behind = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        if behind is None:
            return True
        if rule.parties and behind.low == ":" and self.tokens[group].text[:1] != "(":
            return False
        return not rule.ends or behind.kind == "sign" or is_among(behind, "AND_WHILE")

    def _head(self, rule: _Rule, hit: Hit, group: int) -> int:
        """Give the place of the word that says what they did: a verb where there is one."""
        if "@OWNER" in rule.pattern.source or rule.owning:
            return hit.last
        others = [
            at for at in range(hit.first, hit.last + 1) if at != group and self.tokens[at].kind not in {"group", "sign"}
        ]
        if self.tokens[hit.head].verbs and hit.head != group:
            return hit.head
        return next((at for at in others if self.tokens[at].verbs), others[0] if others else group)

    def _is_parted(self, between: Sequence[Token], rule: _Rule) -> bool:
        """Tell whether something stands between people and what they did that makes it another's."""
        if "any" in rule.modes:
            return False
        source = rule.pattern.source
        for nth, token in enumerate(between):
            if token.low in {".", ";", "att"} or (token.low == ":" and ":" not in source):
                return True
            if source.startswith("@OWNER") and token.finite:
                return True
            if token.kind in {"body", "office"} and not token.genitive and source.startswith("@GROUP"):
                return True
            if token.kind == "group" and not token.genitive:
                before = between[max(0, nth - 3) : nth + 1]
                joined = any(True for at in range(len(before)) for _ in vocabulary("SUPPORTED_BY").at(before, at))
                if not joined and (nth == 0 or between[nth - 1].low != "med"):
                    return True
        return False

    def _owns(self, group: int) -> bool:
        last = _group(self.tokens[group]).members[-1]
        return last.person is not None and last.person.endswith("s")

    def _is_answered(self, hit: Hit) -> bool:
        """Tell whether between a motion and "av" stands what somebody else did with it."""
        return any(
            token.verbs and any(True for _ in vocabulary("TREAT").at(self.tokens, at))
            for at, token in enumerate(self.tokens[hit.first + 1 : hit.last], hit.first + 1)
        )

    def _is_meant(self, head: Token, rule: _Rule) -> bool:
        """Tell whether the clause that says it asserts it, now or before."""
        if "any" in rule.modes or (not head.verbs and rule.gives == "proposer"):
            return True
        for clause in self.sentence.clauses:
            for place, token in enumerate(clause.tokens):
                if token.start == head.start:
                    if _is_counterfactual(clause, place):
                        return False
                    if head.verbs:
                        return judge(clause, place).mode in rule.modes
                    return judge(clause, None).mode not in _UNREAL and not self._is_denied(head)
        return not head.verbs

    def _is_denied(self, head: Token) -> bool:
        """Tell whether a negation stands right before a noun: "fick inget stöd från C"."""
        at = self.tokens.index(head)
        return any(True for before in range(max(0, at - 3), at) for _ in vocabulary("NOT").at(self.tokens, before))

    # What was asked for

    def _role(self, it: _Found, found: Sequence[_Found]) -> tuple[str | None, Owners]:
        """Tell the role of somebody by what they asked for, and whose proposal they point at."""
        begin = it.group + 1 if "%WISH" in it.rule.pattern.source else it.hit.last + 1
        if it.rule.id == "i-asked":
            begin = it.hit.head + 1
        until = min(
            (other.group for other in found if other.group > it.hit.last and other.rule.gives == _ASKS),
            default=len(self.tokens),
        )
        wish = _wish(self.tokens[begin:until])
        if wish is None and it.rule.id == "ask-behind":
            wish = _wish(self.tokens[: it.hit.first])
        gives, claim = _gives(wish), self._claim(begin, until)
        owners = owners_of_claim(self.tokens, claim) if claim is not None else frozenset()
        if gives == "rejecting" and owners and not has_any(self.tokens[begin:claim], "BEFORE_ANOTHER_WISH"):
            gives = "refusing"
        role = _role(gives, self.passage.decided)
        if role is None:  # "i första hand återremiss, i andra hand avslag på motionen"
            second = next(find(self.tokens[begin:until], compile_pattern("i andra hand")), None)
            wish = _wish(self.tokens[begin + second.last + 1 : until]) if second is not None else None
            role = _role(_gives(wish), self.passage.decided) if wish is not None else None
        return role, owners

    def _claim(self, begin: int, until: int) -> int | None:
        """Find the proposal that stands first behind what somebody asks for."""
        places = range(begin, until)
        named = (
            at for at in places if is_among(self.tokens[at], "SOMEBODYS") and not is_among(self.tokens[at], "MOTION")
        )
        return next(named, None)


def _role(wish: str | None, decided: Decided) -> str | None:
    """Tell the role of somebody by what they asked for, and by what became of it; `None` where it is none to the matter."""
    if wish is None or wish == "own":
        return "proposer"
    if wish in _REFERRING:
        return wish
    if wish == "rejecting":
        return "opponent"
    put_off = decided.outcome in _PUT_OFF
    if wish == "putting_off" and (put_off or decided.outcome == "unknown"):
        return "proposer"
    if wish in {"putting_off", "today"} and decided.raised:
        return None  # whoever wants a motion handled today, or not, is neither for it nor against it
    if wish == "putting_off":
        return "opponent"
    if wish == "today":
        return "opponent" if put_off else "supporter"
    return "supporter"


def _is_counterfactual(clause: Clause, place: int) -> bool:
    """Tell whether something would have been done: "hade röstat nej om frågan kommit upp"."""
    had = any(token.low == "hade" for token in clause.tokens[:place])
    behind = clause.tokens[place + 1 :]
    om = next((at for at, token in enumerate(behind) if token.low == "om"), None)
    return had and om is not None and any(token.has_form("sup", "sup.s") for token in behind[om + 1 : om + 7])


class _Wish(NamedTuple):
    id: str
    pattern: Pattern
    gives: str


@cache
def _wishes() -> tuple[_Wish, ...]:
    return tuple(_Wish(it["id"], compile_pattern(it["pattern"]), it["gives"]) for it in load("positions")["wish"])


def _wish(tokens: Sequence[Token]) -> _Wish | None:
    """Tell what was asked for: the first wish, as the row says that takes in most of what follows it."""
    found = [(hit.first, nth) for nth, row in enumerate(_wishes()) for hit in find(tokens, row.pattern)]
    if not found:
        return None
    first = min(found)[0]
    return _wishes()[min(nth for at, nth in found if at <= first + _WISH_AT_ONCE)]


def _gives(wish: _Wish | None) -> str | None:
    return wish.gives if wish is not None else None


def _is_orderly(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether what somebody asks for is only of the order of business: the floor, a vote, to thank."""
    return any(True for at in range(last, min(len(tokens), last + 4)) for _ in vocabulary("ORDERLY").at(tokens, at))


def _group(token: Token) -> Group:
    assert isinstance(token.value, Group)  # noqa: S101 - what `collapse` makes
    return token.value


@cache
def _sections() -> dict[str, frozenset[str]]:
    return {place: frozenset(roles.split()) for place, roles in load("positions")["sections"].items()}


@cache
def _title_words(name: str) -> frozenset[str]:
    return frozenset(load("positions")["titles"][name].split())


# Examples


def fires(table: str, rule: str, example: str) -> bool:
    """Tell whether a row of `rules/positions.toml` reads its example; behind the bar stand who and which role, if any is told."""
    text, _, told = example.partition(" | ")
    if table == "wish":
        wish = _wish(tokenize(text))
        return wish is not None and wish.id == rule
    if table == "own":
        return any(row["id"] == rule for row, _ in _own(text))
    stands = read_positions([Prose("lead", "", text)])
    stood = {f"{stand.member.party} {stand.role}" for stand in stands if stand.member.party}
    return any(stand.rule == rule for stand in stands) and (not told or stood == set(told.split(", ")))
