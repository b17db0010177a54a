"""Who did what about an item: proposed, supported, opposed, reserved themselves or made a statement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.data import load, words_of
from agendawatch.lang.sv.findings import Finding, Found, Referents, find
from agendawatch.lang.sv.followed_proposals import Decided, Owners, owners_of_claim, read_decided
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.patterns import find as find_pattern
from agendawatch.lang.sv.patterns import find_first, has_any, is_among, phrases_at
from agendawatch.lang.sv.people import Group, Member, collapse, groups
from agendawatch.lang.sv.rules import Rule, table
from agendawatch.lang.sv.tokens import Token, tokenize

_REFERRING = frozenset({"following", "refusing"})
"""What somebody asks for who only points at another's proposal."""
_WISH_AT_ONCE = 4
"""Tokens between what was asked for and what it was asked of: "bifall till sitt tilläggsyrkande"."""
_AUTHOR = 4
"""Words that a name has at most with which a report is signed."""


class Stand(NamedTuple):
    """Where somebody stood."""

    role: str
    """`proposer`, `supporter`, `opponent`, `reservation` or `statement`."""
    member: Member
    rule: str
    words: str
    """The sentence that says so."""
    refers: bool = False
    """Whether it only points at what somebody asked for: "enligt Bo Eks yrkande"."""
    owners: Owners = frozenset()
    """Whose proposal they would follow, or refuse."""


def read_positions(sections: Iterable[Section], *, title: str = "", outcome: str = "unknown") -> tuple[Stand, ...]:
    """Find who stood where in the sections of an item, each section asked only for what it can tell.

    What somebody asked for tells their role: who would approve what the title's motion asks is for it, who would
    reject it is against, and who asks for something else proposes. `outcome` is what became of the matter: who asked
    to have it sent back proposed what was done, or was against what was. Who would follow another's proposal has a side
    only where it is told what that says: by the decision that followed it.
    """
    read = tuple(sections)
    decided = read_decided(read, outcome, raised=is_raised(title))
    sections_asked = load("positions")["sections"]
    asked_of = (section for section in read if section.kind in sections_asked)
    placed = [(section.kind, it) for section in asked_of for it in _stands(section, decided)]
    stands = _with_parties([stand for _, stand in placed])
    asking = {(stand.member.party, _last_name(stand)) for stand in stands if stand.rule.startswith("ask")}
    asked = {stand.role for stand in stands if stand.rule.startswith("ask")}
    found = []
    for (place, _), stand in zip(placed, stands, strict=True):
        refuses, points = stand.role == "refusing", stand.role in _REFERRING
        role = decided.side(stand.owners, refuses=refuses, asked=asked) if points else stand.role
        repeats = stand.refers and (stand.member.party, _last_name(stand)) in asking
        if role is not None and role in words_of("positions", "sections", place) and not repeats:
            found.append(stand._replace(role=role))
    return tuple(found)


def _stands(section: Section, decided: Decided) -> Iterator[Stand]:
    """Read who stood where in a section, by its sentences."""
    sides = _Sides(section, decided)
    found = _counting(find(section, table("positions"), Referents(sides.people_of, remember=sides.choose)))
    for sentence in section.sentences:
        for it in found:
            for member in it.referent.members if it.sentence is sentence else ():
                refers, owners = it.referent.refers, it.goal or frozenset()
                yield Stand(it.gives, member, it.rule.id, sentence.text, refers, owners)
        for member in sides.alone.get(sentence.start, ()):
            yield Stand(section.kind, member, "under-the-heading", sentence.text)


def _with_parties(stands: Sequence[Stand]) -> list[Stand]:
    """Give those the party that the text names once, where it names them again without, or with a letter wrong."""
    known = {stand.member.person: stand.member for stand in stands if stand.member.person and stand.member.party}
    lasts = Counter(person.rsplit(maxsplit=1)[-1] for person in known)
    alike = {_short(person): member for person, member in known.items() if lasts[person.rsplit(maxsplit=1)[-1]] == 1}
    made = []
    for stand in stands:
        person = None if stand.member.party else stand.member.person
        member = (known.get(person) or alike.get(_short(person))) if person else None
        made.append(stand._replace(member=member) if member else stand)
    return made


def _short(person: str) -> tuple[str, str]:
    return person[0], person.rsplit(maxsplit=1)[-1]


def _last_name(stand: Stand) -> str | None:
    return stand.member.person.rsplit(maxsplit=1)[-1] if stand.member.person else None


def is_raised(title: str) -> bool:
    """Tell whether a title is of what somebody raised: a motion, an interpellation, an initiative."""
    words = {token.low for token in tokenize(title)}
    raised, elected = (words & words_of("positions", "titles", it) for it in ("raised", "elected"))
    return bool(raised) and not elected


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
        alone = all(it.low == ")" for it in further) or before in words_of("positions", "titles", "raised")
        alone = alone and all(member.person is None for member in _members(token))
        of_matter = at == 0 and len(tokens) > 1 and tokens[1].noun == "matter"
        made = token.genitive or alone or of_matter or before in words_of("positions", "titles", "before_maker")
        parting = words_of("positions", "titles", "parts")
        marks = (it.low for it in reversed(tokens[:at]) if it.low == "till" or it.low in parting)
        if made and next(marks, None) != "till":  # with no dash between it is addressed to them
            found += (Stand("proposer", member, "title", title) for member in _members(token))
    return tuple(found)


def read_own_positions(text: str, *, title: str = "", outcome: str = "unknown") -> tuple[str, ...]:
    """Find which roles a report claims for those who speak in it: "vår motion", "vi yrkade".

    >>> read_own_positions("Vår motion om gatljus fick avslag.")
    ('proposer',)
    """
    decided = Decided(outcome, raised=is_raised(title))
    found: dict[str, None] = {}
    for row, wish in _own(text):
        role = _role(wish, decided) if row.gives == "asks" else row.gives
        if role is not None and role not in _REFERRING:
            found[role] = None
    return tuple(found)


def _own(text: str) -> Iterator[tuple[Rule, str | None]]:
    """Find what a report claims: the row, and what was asked for."""
    for sentence in Section("lead", "", text).sentences:
        for row in table("positions", "own").rules:
            for hit in find_pattern(sentence.tokens, row.compiled):
                if not _is_orderly(sentence.tokens, hit.last):
                    wish = _wish(sentence.tokens[hit.last + 1 :])
                    yield row, wish.gives if wish else None


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
    names = (it[1] for it in (_SIGNED.search(text), _HEADED_BY.match(text)) if it and len(it[1].split()) <= _AUTHOR)
    ours = (text[it.end() : it.end() + 40] for it in _OURSELVES.finditer(text))
    found = (groups(tokenize(words))[:1] for words in (*names, *ours))
    parties = (group.members[0].party for first in found for group in first if not group.first)
    return next((party for party in parties if party is not None), None)


# One section


class People(NamedTuple):
    """Those whom a finding is of, where they stand in its sentence."""

    at: int
    members: tuple[Member, ...]
    apart: int = 0
    """Words between them and what they did."""
    refers: bool = False
    """Whether it only points at what they asked for: "enligt Bo Eks yrkande"."""

    def __str__(self) -> str:
        """Name the people and the parties."""
        return ", ".join(f"{it.person} ({it.party})" if it.person else str(it.party) for it in self.members)


SideFinding = Finding[People, Owners]


class _Sides:
    """Who the findings of a section are of, and where they stood by what they asked for."""

    def __init__(self, section: Section, decided: Decided) -> None:
        self._place, self._decided = section.kind, decided
        self.alone: dict[int, list[Member]] = {}
        """Those whose names stand alone under a heading that says what they did, by their sentence's start."""

    def people_of(self, found: Found, _before: Sequence[SideFinding]) -> tuple[People, None, str] | None:
        """Give the list of people that a rule's words belong to; `None` where something stands between, or it is not theirs."""
        rule, hit, tokens = found.rule, found.hit, found.unit.tokens
        places = [at for at in range(hit.first, hit.last + 1) if tokens[at].kind == "group"]
        own = places if "@OWNER" in rule.pattern else [at for at in places if not tokens[at].genitive]
        if not own:
            return None
        at = own[0] if rule.pattern.startswith(("@GROUP", "@OWNER")) else own[-1]
        members = _members(tokens[at])
        between = tokens[min(at, hit.head) + 1 : max(at, hit.head)]
        if (
            not _may_act(rule, tokens, at, members, acts=bool(found.verb.verbs))
            or (rule.kind != "listed" and _is_parted(rule, between))
            or (rule.kind in _ASKING and _is_orderly(tokens, hit.last))
        ):
            return None
        # what somebody else did with a motion stands between it and "av"
        treated = any(token.verbs and is_among(token, "TREAT") for token in tokens[hit.first + 1 : hit.last])
        if treated and rule.pattern.startswith(("%MADE", "%HANDED")):
            return None
        colon = [token.low for token in tokens[hit.last + 1 : hit.last + 2]] == [":"]
        if colon and rule.who == "parties" and tokens[at].text[:1] != "(":
            return None
        last = members[-1]
        if rule.id.startswith("whose") and last.person is not None and last.person.endswith("s"):
            members = (*members[:-1], Member(last.party, last.person[:-1]))
        refers = rule.kind == "owned" and has_any(tokens[hit.first : hit.last + 1], "CLAIM_ENDS")
        return People(at, members, len(between), refers), None, rule.gives

    def choose(self, clause: Clause, made: Sequence[SideFinding]) -> None:
        """Choose among what a sentence says of the same people, and tell by what they asked for where they stood."""
        joined = _people([it for it in made if it.rule.kind == "joined"])
        _refuse(made, lambda it: it.referent.at in joined and (it.rule.kind in _ASKING or it.rule.id == "made-by"))
        acting = _people([it for it in made if it.rule.pattern.startswith("@GROUP")])
        _refuse(made, lambda it: it.rule.kind == "named" and it.referent.at in acting)
        asked = any(it.refused is None and it.rule.kind in _ASKING and it.rule.id != _ELLIPSIS for it in made)
        _refuse(made, lambda it: it.rule.id == _ELLIPSIS and not asked and self._place != "claims")
        with_whom = {"with-whom", "joined-by"}  # they may rest on the verb of those with whom it was done
        nearest: dict[int, SideFinding] = {}
        for it in _counting(made):
            before = nearest.get(it.hit.head)
            nearest[it.hit.head] = it if before is None or it.referent.apart < before.referent.apart else before
        _refuse(made, lambda it: it.referent.at != nearest[it.hit.head].referent.at and it.rule.id not in with_whom)
        counting = _counting(made)
        own = {it.referent.at for it in counting if it.rule.id in {"in-their-motion", "make"}}
        for it in counting:
            if it.rule.kind in _ASKING and it.referent.at in own:
                it.gives = "proposer"
            elif it.rule.kind in _ASKING:
                it.gives, it.goal = self._role(clause.tokens, it, counting)
        for it in counting:
            refused = (one for one in counting if one.gives == "opponent" and one.rule.kind in _ASKING)
            if it.rule.id == "joined-by" and any(one.referent.at < it.referent.at for one in refused):
                it.gives = "opponent"
        if not made and self._place in {"reservation", "statement"}:
            first = clause.tokens[: self._place == "statement"]
            groups = (token for token in (first if clause.finite else clause.tokens) if token.kind == "group")
            self.alone[clause.tokens[0].start] = [member for token in groups for member in _members(token)]

    # What was asked for

    def _role(self, tokens: Sequence[Token], it: SideFinding, found: Sequence[SideFinding]) -> tuple[str, Owners]:
        """Tell the role of somebody by what they asked for, and whose proposal they point at."""
        begin = it.referent.at + 1 if "%WISH" in it.rule.pattern else it.hit.last + 1
        if it.rule.id == "i-asked":
            begin = it.hit.head + 1
        others = (other.referent.at for other in found if other.rule.kind in _ASKING)
        until = min((at for at in others if at > it.hit.last), default=len(tokens))
        wish = _wish(tokens[begin:until])
        if wish is None and it.rule.id == "ask-behind":
            wish = _wish(tokens[: it.hit.first])
        somebodys = (at for at in range(begin, until) if is_among(tokens[at], "SOMEBODYS"))
        claim = next((at for at in somebodys if not is_among(tokens[at], "MOTION")), None)
        owners = owners_of_claim(tokens, claim) if claim is not None else frozenset()
        gives = wish.gives if wish else None
        if gives == "rejecting" and owners and not has_any(tokens[begin:claim], "BEFORE_ANOTHER_WISH"):
            gives = "refusing"
        role = _role(gives, self._decided)
        if role is None:  # "i första hand återremiss, i andra hand avslag på motionen"
            second = find_first(tokens[begin:until], "i andra hand")
            wish = _wish(tokens[begin + second.last + 1 : until]) if second is not None else None
            role = _role(wish.gives, self._decided) if wish is not None else None
        return role or "none", owners  # who asks only when a motion is handled has no side


_ASKING = frozenset({"asks", "listed"})
"""Classes of rules about what somebody asked for."""
_ELLIPSIS = "ask-ellipsis"


def _counting(made: Sequence[SideFinding]) -> list[SideFinding]:
    return [it for it in made if it.refused is None]


def _people(made: Sequence[SideFinding]) -> set[int]:
    return {it.referent.at for it in _counting(made)}


def _refuse(made: Sequence[SideFinding], is_less: Callable[[SideFinding], bool]) -> None:
    """Leave out what another finding of the same people, or the same verb, says better."""
    for it in _counting(made):
        if is_less(it):
            it.refused = "another says it"


def _may_act(rule: Rule, tokens: Sequence[Token], at: int, members: Sequence[Member], *, acts: bool) -> bool:
    """Tell whether a list of people may be those whom a rule speaks of, by what they are and by the word before them."""
    before = tokens[at - 1].low if at else ""
    if rule.who == "owner" and (members[-1].person is None or not members[-1].person.endswith("s")):
        return False
    prepositions = {"med", "av", "till", "enligt", "efter", "mot", "på", "hos"}
    if rule.pattern.startswith("@GROUP") and acts and before in prepositions:
        return False  # nobody does there what a verb says
    return rule.who != "parties" or all(member.person is None for member in members)


def _is_parted(rule: Rule, between: Sequence[Token]) -> bool:
    """Tell whether something stands between people and what they did that makes it another's."""
    for nth, token in enumerate(between):
        if token.low in {".", ";", "att"} or (token.low == ":" and ":" not in rule.pattern):
            return True
        if rule.pattern.startswith("@OWNER") and token.finite:
            return True
        if token.kind in {"body", "office"} and not token.genitive and rule.pattern.startswith("@GROUP"):
            return True
        if token.kind == "group" and not token.genitive:
            before = between[max(0, nth - 3) : nth + 1]
            joined = any(any(find_pattern(before, it)) for it in ("%SUPPORTED_BY", "%JOINED_BY"))
            if not joined and (nth == 0 or between[nth - 1].low != "med"):
                return True
    return False


def _role(wish: str | None, decided: Decided) -> str | None:
    """Tell the role of somebody by what they asked for, and by what became of it; `None` where it is none to the matter."""
    if wish is None or wish == "own":
        return "proposer"
    if wish in _REFERRING:
        return wish
    if wish == "rejecting":
        return "opponent"
    put_off = decided.outcome in {"referred_back", "tabled"}
    if wish == "putting_off" and (put_off or decided.outcome == "unknown"):
        return "proposer"
    if wish in {"putting_off", "today"} and decided.raised:
        return None  # whoever wants a motion handled today, or not, is neither for it nor against it
    if wish == "putting_off":
        return "opponent"
    if wish == "today":
        return "opponent" if put_off else "supporter"
    return "supporter"


def _wish(tokens: Sequence[Token]) -> Rule | None:
    """Tell what was asked for: the first wish, as the row says that takes in most of what follows it."""
    wishes = table("positions", "wish").rules
    found = [(hit.first, nth) for nth, row in enumerate(wishes) for hit in find_pattern(tokens, row.compiled)]
    if not found:
        return None
    first = min(found)[0]
    return wishes[min(nth for at, nth in found if at <= first + _WISH_AT_ONCE)]


def _is_orderly(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether what somebody asks for is only of the order of business: the floor, a vote, to thank."""
    return any(any(phrases_at("ORDERLY", tokens, at)) for at in range(last, min(len(tokens), last + 4)))


def _members(token: Token) -> tuple[Member, ...]:
    assert isinstance(token.value, Group)  # noqa: S101 - what `collapse` makes
    return token.value.members


# Examples


def told(rows: str, example: str, _rule: str) -> Iterator[tuple[str, str]]:
    """Give the rules of `rules/positions.toml` that read an example, each with who it says stood where."""
    if rows == "wish":
        wish = _wish(tokenize(example))
        return iter(((wish.id, ""),) if wish else ())
    if rows == "own":
        return ((row.id, "") for row, _ in _own(example))
    stands = read_positions([Section("lead", "", example)])
    return ((it.rule, f"{it.member.party} {it.role}" if it.member.party else "") for it in stands)
