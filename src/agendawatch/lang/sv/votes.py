"""Votes that were counted: their figures, who voted how, what Ja and Nej meant, and what each vote was on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from typing import Literal, NamedTuple

from agendawatch.lang.sv.findings import Finding, Found, Referents, find
from agendawatch.lang.sv.headings import DECIDED, Section
from agendawatch.lang.sv.patterns import Hit, find_first, has_any, is_among, phrases_at
from agendawatch.lang.sv.people import Group, Member
from agendawatch.lang.sv.rules import Rule, table
from agendawatch.lang.sv.text import join
from agendawatch.lang.sv.tokens import Body, Token, count_of, same_body, tokenize

Option = Literal["yes", "no", "abstain", "absent"]
"""How somebody voted, in Popolo's words."""
OPTIONS: tuple[Option, ...] = ("yes", "no", "abstain", "absent")

_TOLD_IN = DECIDED | {"order", "claims", "vote"}
"""Sections that tell how a decision came about."""
_QUOTES = frozenset("\"”“'»«")
_NEAR = 3
"""Tokens between a list of people and the word that says how they voted."""
_BEHIND = 14
"""Tokens behind a vote's figures in which those who abstained are told."""
_BARE = 12
"""Words of a sentence that may give figures alone."""
_WINDOW = 60
"""Tokens before a vote's figures that tell what it was on."""


class Voice(NamedTuple):
    """How one person voted."""

    option: Option
    member: Member
    rule: str = "table"
    """The row that found it."""


@dataclass(slots=True)
class CountedVote:
    """One vote, as the text gives it."""

    yes: int | None
    """Figures of Ja, or of the side that is named first; `None` where only names tell."""
    no: int | None
    start: int
    """Where the text tells of it."""
    end: int
    rule: str
    """The row that found it."""
    named: bool = True
    """Whether the text says which figure was Ja and which Nej."""
    abstained: int | None = None
    absent: int | None = None
    voices: tuple[Voice, ...] = ()
    meaning: str | None = None
    """What Ja and Nej stood for, in the text's words."""
    about: str | None = None
    """What a list of names says that it is of, in its own words."""
    first_puts_off: bool | None = None
    """Whether Ja, or the side named first, would send back or table; `None` where the text does not say."""
    beside: bool = False
    """On an addition, a counter-proposition, a part: not on the matter."""
    procedure: bool = False
    """On sending back, tabling or deciding today."""
    main: bool = False
    """Called the main vote by the text."""
    incomplete: bool = False
    """Whether a list names parties without people, so that its names cannot be counted."""

    def __str__(self) -> str:
        """Show its figures."""
        return f"{self.yes}–{self.no}"

    def told(self, option: Option) -> int | None:
        """Give the figure that the text tells for an option."""
        return {"yes": self.yes, "no": self.no, "abstain": self.abstained, "absent": self.absent}[option]

    def listed(self, option: Option) -> int:
        """Count the names that the text lists for an option."""
        return sum(voice.option == option for voice in self.voices)

    @property
    def differs(self) -> bool:
        """Whether the figures are not the sums of the names."""
        if self.incomplete or not self.voices or not self.named:
            return False
        listed = {voice.option for voice in self.voices}
        both = {"yes", "no"} <= listed
        for option in OPTIONS:
            told = self.told(option)
            expected = option in listed or (both and option != "absent" and told)
            if told is not None and expected and told != self.listed(option):
                return True
        return False

    @property
    def counts(self) -> tuple[int, int] | None:
        """The two sides' figures, told or summed; `None` where the names are not all there."""
        yes = self.yes if self.yes is not None else self.listed("yes")
        no = self.no if self.no is not None else self.listed("no")
        known = not self.incomplete or None not in {self.yes, self.no}
        return (yes, no) if known and (yes or no) else None


def read_votes(
    sections: Iterable[Section], ballots: Sequence[CountedVote] = (), own: Body | None = None
) -> tuple[CountedVote, ...]:
    """Read the votes that some sections of an item tell, in their order, each with the names that are listed for it.

    `own` is the body that voted: what another counted is background. `ballots` are the item's tables of names (`ballots.read_ballots`); one that no figures belong to is a vote of its own.
    """
    found: list[CountedVote] = []
    meaning: str | None = None
    for section in sections:
        voting = _Voting(section, meaning, own)
        read = voting.read()
        found += read
        meaning = None if read else voting.last_meaning
    votes = []
    for vote in _joined(found, ballots):
        about = _about(tokenize(vote.about or ""))  # what a list of names says that it is of
        beside, procedure = vote.beside or "beside" in about, vote.procedure or "procedure" in about
        votes.append(replace(vote, beside=beside, procedure=procedure, main=vote.main or "main" in about))
    return tuple(votes)


def deciding_vote(votes: Sequence[CountedVote], *, putting_off: bool) -> CountedVote | None:
    """Choose the vote that decided the matter: the one that is called the main one, else the last on the matter itself.

    One on an addition or a counter-proposition decides neither; one on procedure only where the matter was put off.
    """
    main = [vote for vote in votes if vote.main]
    fit = [vote for vote in votes if not vote.beside and (putting_off or not vote.procedure)]
    return (main or fit)[-1] if main or fit else None


def read_way(sections: Sequence[Section], own: Body | None = None) -> str | None:
    """Tell how a decision came about that nobody counted: `unanimous` or by `acclamation`; `None` where no clause says.

    `own` is the body that decided: another's unanimity, an office's finding and a hope say nothing.
    """
    decided = any(section.kind in DECIDED and section.text.strip() for section in sections)
    places = _TOLD_IN if decided else _TOLD_IN | {"lead"}
    found = {gives for section in sections if section.kind in places for gives in _ways(section, own)}
    if any(section.kind == "lead" and "acclamation" in _ways(section, own) for section in sections if decided):
        found.add("acclamation")
    return next((way for way in ("unanimous", "acclamation") if way in found), None)


def _ways(section: Section, own: Body | None) -> set[str]:
    return {way.gives for way in _find_ways(section, own) if way.refused is None}


def _find_ways(section: Section, own: Body | None) -> list[Finding[str, None]]:
    return find(section, table("votes", "way"), Referents(_decider, partial(_not_own, own)))


def _decider(found: Found, _before: Sequence[Finding[str, None]]) -> tuple[str, None, str]:
    """Tell whether the chair finds how a decision came about: then it is of this body, whatever the chair asks before."""
    first = next((token for token in found.unit.tokens if token.actor), None)
    return "chair" if first is not None and _is_chair(first) else "decision", None, found.rule.gives


def _not_own(own: Body | None, finding: Finding[str, None]) -> str | None:
    """Tell why how a decision came about is nothing of this body, its chair or its members."""
    if finding.referent == "chair":
        return None
    if finding.mode != "asserted":
        return finding.mode
    who = finding.actor
    if who is None or who.kind in {"we", "people"} or _is_chair(who):
        return None
    return None if isinstance(who.value, Body) and same_body(who.value, own) else "another's"


def _is_chair(token: Token) -> bool:
    return token.kind == "office" and token.low.startswith("ordförande")


# One section


_VoteFinding = Finding["CountedVote | _Mark", None]


@dataclass(slots=True)
class _Mark:
    """A word that says how those in a list voted, and the list."""

    option: Option
    rule: str
    first: int
    last: int
    told: int | None
    members: list[tuple[Member, Token]] = field(default_factory=list)

    def __str__(self) -> str:
        """Name those in the list."""
        return ", ".join(dict.fromkeys(token.text for _, token in self.members))


class _Voting:
    """A section, and the referents of what is counted and listed in it."""

    def __init__(self, section: Section, meaning: str | None, own: Body | None) -> None:
        self.section, self._own = section, own
        self.last_meaning = meaning
        """What Ja and Nej stand for in the vote to come."""
        self.heading = tokenize(section.heading)
        self.stream = join(section.sentences)
        starts = [token.start for token in self.stream]
        self.bounds = [bisect_left(starts, sentence.end) for sentence in section.sentences]
        """Where each sentence ends in the stream."""
        self.spans = list(pairwise((0, *self.bounds)))
        """Where each sentence begins and ends."""
        self.taken: set[int] = set()
        """Places of figures that a vote has."""

    def read(self) -> list[CountedVote]:
        listed = self._listed(self._marks())
        found = [it.referent for it in self._find("count") if it.refused is None]
        votes = [it for it in found if isinstance(it, CountedVote)]
        votes = _joined(sorted(votes, key=lambda it: it.start), [vote for _, vote in listed])
        votes.sort(key=lambda it: it.start)
        self._meanings(votes)
        return [self._judged(nth, votes) for nth in range(len(votes))]

    def _find(self, rows: str) -> list[_VoteFinding]:
        return find(self.section, table("votes", rows), Referents(self._referent_of, self._another_bodys))

    def _referent_of(
        self, found: Found, _before: Sequence[_VoteFinding]
    ) -> tuple[CountedVote | _Mark, None, str] | None:
        """Give the vote whose figures a rule's words are, or the word that says how a list of people voted."""
        made = self._mark(found.rule, found.hit) if found.rule.object != "clause" else self._pair(found.rule, found.hit)
        return (made, None, found.rule.gives) if made is not None else None

    def _another_bodys(self, finding: _VoteFinding) -> str | None:
        """Tell whether another body voted: "vid socialnämndens omröstning"."""
        tokens, who = finding.clause.tokens, finding.actor
        voting = (one for one, two in pairwise(tokens) if one.genitive and is_among(two, "OF_VOTING"))
        bodies = (it.value for it in (*voting, *([who] if who else ())) if isinstance(it.value, Body))
        return next(("another body's" for body in bodies if not same_body(body, self._own)), None)

    # Figures

    def _sentence_at(self, place: int) -> tuple[int, int]:
        """Give where the sentence of a word begins and ends in the stream."""
        return self.spans[bisect_right(self.bounds, place)]

    def _pair(self, rule: Rule, hit: Hit) -> CountedVote | None:
        """Take a hit as a vote, if its figures are free and nothing else is counted in it."""
        first, last = hit.first, hit.last
        tokens = self.stream[first : last + 1]
        places = [at for at in range(first, last + 1) if count_of(self.stream[at]) is not None]
        gives = rule.gives.split()
        if len(places) != len(gives) or self.taken & set(places):
            return None
        between = self.stream[places[0] : last + 1]  # "Ny omröstning: 26 för avslag, 14 för bifall"
        if not rule.across and any(token.low in {".", ":"} for token in between) and rule.id != "so-many-dash":
            return None
        # money, time or things are counted
        of_things = last + 1 < len(self.stream) and any(phrases_at("UNITS", self.stream, last + 1))
        if any(token.low in {"§", "%"} for token in tokens) or of_things:
            return None
        words = [*self.heading, *self.stream[slice(*self._sentence_at(first))]]
        if rule.kind == "cued" and not has_any(words, "OF_VOTING") and find_first(words, "%CARRY") is None:
            return None
        figures = [count_of(self.stream[at]) for at in places]
        if any(self._is_article(at) for at in places):
            return None
        self.taken |= set(places)
        named = set(gives) == {"yes", "no"}
        yes, no = (figures[gives.index("yes")], figures[gives.index("no")]) if named else (figures[0], figures[1])
        span, beside = (tokens[0].start, tokens[-1].end), self._beside(last)
        abstained, absent = beside.get("abstain"), beside.get("absent")
        return CountedVote(yes, no, *span, rule.id, named=named, abstained=abstained, absent=absent)

    def _is_article(self, at: int) -> bool:
        """Tell whether "en" or "ett" belongs to the word behind it: "för en återremiss"."""
        behind = self.stream[at + 1] if at + 1 < len(self.stream) else None
        if not is_among(self.stream[at], "ARTICLES") or behind is None or behind.kind == "sign":
            return False
        against = at > 0 and self.stream[at - 1].low == "mot" and not behind.noun
        return not (against or behind.finite or is_among(behind, "VOTED_BY_ONE"))

    def _beside(self, last: int) -> dict[str, int]:
        """Find the figures of those who took neither side, behind a pair."""
        found: dict[str, int] = {}
        window = self.stream[last + 1 : last + 1 + _BEHIND]
        for rule, hit in table("votes", "beside").find(window):
            places = [last + 1 + at for at in range(hit.first, hit.last + 1) if count_of(window[at]) is not None]
            figure = count_of(self.stream[places[0]]) if len(places) == 1 and not self.taken & set(places) else None
            if figure is not None and rule.gives not in found:
                found[rule.gives] = figure
                self.taken |= set(places)
        return found

    # Names

    def _marks(self) -> list[_Mark]:
        found = [it for it in self._find("voices") if it.refused is None]
        marks: list[_Mark] = []
        for it in sorted(found, key=lambda it: it.rule.object != "behind"):
            mark = it.referent
            if isinstance(mark, _Mark) and not any(one.first <= mark.last and mark.first <= one.last for one in marks):
                marks.append(mark)
        marks.sort(key=lambda it: it.first)
        for nth, mark in enumerate(marks):
            before = marks[nth - 1].last if nth else -1
            after = marks[nth + 1].first if nth + 1 < len(marks) else len(self.stream)
            mark.members = self._behind(mark, after) if mark.rule.endswith("list") else self._before(mark, before)
        return [mark for mark in marks if mark.members]

    def _mark(self, rule: Rule, hit: Hit) -> _Mark | None:
        first, last, told = hit.first, hit.last, None
        between = self.stream[first + 1 : last]
        if rule.object == "behind":
            # names stand right behind its colon, or begin the line below it
            names = self.stream[last + 1 : last + 2 + (last + 1 in self.bounds) * 2]
            if any(token.kind == "group" or token.low in {".", ":"} for token in between) or not any(
                token.kind == "group" for token in names
            ):
                return None
            if first and count_of(self.stream[first - 1]) is not None:
                told, first = count_of(self.stream[first - 1]), first - 1
            numbers = (figure for token in between if (figure := count_of(token)) is not None)
            told = next(numbers, told)
        elif rule.object == "before":
            reach = 7 if rule.gives == "abstain" else 3
            behind = pairwise(self.stream[last + 1 : last + reach])
            told = next((count_of(two) for one, two in behind if one.low == "("), None)
        return _Mark(rule.gives, rule.id, first, last, told)  # type: ignore[arg-type]  # the table gives options

    def _before(self, mark: _Mark, after: int) -> list[tuple[Member, Token]]:
        """Give those who stand between the mark before and this one, in its sentence; the last right before it."""
        begin = max(after + 1, self._sentence_at(mark.first)[0])
        before = enumerate(self.stream[begin : mark.first], begin)
        groups = [at for at, token in before if token.kind == "group" and not token.genitive]
        near = bool(groups) and mark.first - groups[-1] <= _NEAR
        if not near or any(token.finite for token in self.stream[groups[-1] + 1 : mark.first]):
            return []
        return self._members(groups)

    def _behind(self, mark: _Mark, until: int) -> list[tuple[Member, Token]]:
        """Give those who stand behind a mark's colon: on its line, or on lines that hold names alone."""
        found: list[int] = []
        for begin, end in self.spans[bisect_right(self.bounds, mark.last + 1) :]:
            places = range(max(begin, mark.last + 1), min(end, until))
            groups = [at for at in places if self.stream[at].kind == "group"]
            if any(self.stream[at].finite for at in places) or (found and not groups):
                break
            found += groups
            if end >= until:
                break
        return self._members(found)

    def _members(self, places: Iterable[int]) -> list[tuple[Member, Token]]:
        made = []
        for at in places:
            token = self.stream[at]
            assert isinstance(token.value, Group)  # noqa: S101 - what `collapse` makes
            made += [(member, token) for member in token.value.members]
        return made

    def _listed(self, marks: Sequence[_Mark]) -> list[tuple[int, CountedVote]]:
        """Gather lists of names into votes: where a side is listed anew, another vote begins."""
        votes: list[list[_Mark]] = []
        for mark in marks:
            last = votes[-1] if votes else []
            again = any(it.option == mark.option for it in last)
            side = bool(last) and mark.option in {"yes", "no"}
            parted = side and has_any(self.stream[last[-1].last : mark.first], "ANOTHER_VOTE")
            if not last or again or parted:
                votes.append([mark])
            else:
                last.append(mark)
        made = []
        for held in votes:
            if not any(mark.option in {"yes", "no"} for mark in held):
                continue
            named = ((mark, member) for mark in held for member, _ in mark.members if member.person is not None)
            voices = tuple(Voice(mark.option, member, mark.rule) for mark, member in named)
            told = {mark.option: mark.told for mark in held}
            vote = CountedVote(
                told.get("yes"), told.get("no"), self.stream[held[0].first].start, self.stream[held[-1].last].end, held[0].rule,
                abstained=told.get("abstain"), absent=told.get("absent"), voices=voices,
                incomplete=any(member.person is None for mark in held for member, _ in mark.members),
            )  # fmt: skip
            made.append((held[0].first, vote))
        return made

    # What it was on

    def _meanings(self, votes: list[CountedVote]) -> None:
        """Give each vote what Ja and Nej stood for: what stands between it and the vote before, else behind it."""
        hits = [hit for _, hit in table("votes", "meaning").find(self.stream)]
        ends = ((hit, one, two) for hit in hits for one, two in pairwise(self.stream[hit.first : hit.last + 2]))
        counted = {hit for hit, one, two in ends if one.low in ":=" and count_of(two) is not None}  # "Ja: 39 Nej: 22"
        found = sorted({self._meaning(hit) for hit in hits if hit not in counted})
        starts = [start for start, _ in found]
        for nth, vote in enumerate(votes):
            after = votes[nth - 1].end if nth else -1
            last = bisect_left(starts, vote.start) - 1
            following = bisect_left(starts, vote.end)
            if last >= 0 and starts[last] >= after:
                vote.meaning = found[last][1]
            elif nth == 0 and self.last_meaning:
                vote.meaning = self.last_meaning
            elif nth + 1 == len(votes) and following < len(found):
                vote.meaning = found[following][1]
        if not votes and found:
            self.last_meaning = found[-1][1]

    def _meaning(self, hit: Hit) -> tuple[int, str]:
        start = self.stream[hit.first].start
        sentences = self.section.sentences
        end = sentences[bisect_left(sentences, self.stream[hit.last].end, key=lambda it: it.end)].end
        words = " ".join(self.section.words(start, end).split())
        cut = next((at for at, letter in enumerate(words) if letter in _QUOTES), len(words))
        return start, words[:cut].strip(" .")

    def _judged(self, nth: int, votes: Sequence[CountedVote]) -> CountedVote:
        """Tell what a vote was on, by what its Ja meant, else by its own sentence, else by what stands before it."""
        vote = votes[nth]
        own = self.stream[self._at(vote.start) : self._at(vote.end)]
        after = votes[nth - 1].end if nth else 0
        words = [*self.heading, *(self._said_before(vote, after) if vote.meaning else self._sentence_of(vote, after))]
        about = _about(words)
        beside, main = "beside" in about, "main" in about
        procedure = "procedure" in about and not has_any(own, "ON_MATTER")
        puts_off = _first_puts_off(vote, own)
        return replace(vote, beside=beside, procedure=procedure, main=main, first_puts_off=puts_off)

    def _said_before(self, vote: CountedVote, after: int) -> list[Token]:
        """Give what Ja and Nej meant, and the sentences about the vote that stand before it."""
        words = tokenize(vote.meaning or "")
        first = bisect_right(self.bounds, self._at(after) - 1)
        for begin, end in self.spans[first : bisect_right(self.bounds, self._at(vote.start) - 1) + 1]:
            told = self.stream[begin:end]
            if after <= told[0].start < vote.start and has_any(told, "TELLS_OF_VOTE"):
                words += told
        return words

    def _sentence_of(self, vote: CountedVote, after: int) -> list[Token]:
        first = self._at(vote.start)
        first = 0 if first == len(self.stream) else first
        nth = bisect_right(self.bounds, first)
        begin, end = self.spans[nth] if nth < len(self.bounds) else (0, len(self.stream))
        own = self.stream[begin:end]
        bare = len(own) <= _BARE and not any(it.noun in {"matter", "claim", "part", "procedural"} for it in own)
        if bare or vote.voices:
            begin = max(0, begin - _WINDOW)
        return [token for token in self.stream[begin:end] if token.start >= after]

    def _at(self, start: int) -> int:
        """Find the first word that begins there or later."""
        return bisect_left(self.stream, start, key=lambda it: it.start)


def _about(words: Sequence[Token]) -> set[str]:
    return {rule.gives for rule, _ in table("votes", "about").find(words)}


def _first_puts_off(vote: CountedVote, own: Sequence[Token]) -> bool | None:
    if not vote.named:
        settles = find_first(own, "%SETTLE ..6 @DAY")
        second = next((at for at, token in enumerate(own) if at and count_of(token) is not None), len(own))
        return not (settles is not None and settles.first < second)
    if vote.meaning is None:
        return None
    tokens = tokenize(vote.meaning)
    # "Ja för … och nej för …" is parted by its Nej, "den som vill … röstar ja" by its Ja.
    side = "%NO" if find_first(tokens[:1], "%YES") else "%YES"
    parted, puts_off = find_first(tokens, side), find_first(tokens, "%PUT_OFF_MATTER")
    return parted is None or puts_off.first < parted.first if puts_off else None


# Figures and names together


def _joined(votes: Sequence[CountedVote], lists: Sequence[CountedVote]) -> list[CountedVote]:
    """Give figures the lists of names that belong to them: those whose sums they are, else by their order.

    What cannot be told apart stays: a list without figures is a vote of its own.
    """
    free = [vote for vote in votes if not vote.voices]
    left: list[CountedVote] = []
    for listed in lists:
        yes = listed.yes if listed.yes is not None else listed.listed("yes")
        no = listed.no if listed.no is not None else listed.listed("no")
        mine = next((vote for vote in free if (vote.yes, vote.no) == (yes, no)), None)
        if mine is None:
            left.append(listed)
        else:
            _give(mine, listed)
            free = [vote for vote in free if vote is not mine]
    if left and len(left) == len(free):
        for mine, listed in zip(free, left, strict=True):
            _give(mine, listed)
        left = []
    return [*votes, *left]


def _give(vote: CountedVote, listed: CountedVote) -> None:
    vote.voices, vote.incomplete = listed.voices, listed.incomplete
    vote.about = listed.about
    vote.abstained = vote.abstained if vote.abstained is not None else listed.abstained
    vote.absent = vote.absent if vote.absent is not None else listed.absent


# Examples

_EXAMPLES_ARE_OF = Body("committee", "social")


def told(rows: str, example: str, rule: str) -> Iterator[tuple[str, str]]:
    """Give the rules of `rules/votes.toml` that read an example, each with what it reads.

    Examples of `about` are headings over figures; those of `meaning` and `voices` stand before another's.
    """
    if rows == "way":
        ways = _find_ways(Section("decision", "Beslut", example), _EXAMPLES_ARE_OF)
        yield from ((way.rule.id, "") for way in ways if way.refused is None)
        return
    if rows == "about":
        yield from ((it.id, "") for it, _ in table("votes", "about").find(tokenize(example)))
        return
    behind = {"meaning": "\n\n7 röster mot 6.", "voices": "\nJa röstar: Ove By (L)."}.get(rows, "")
    gives = table("votes", rows).rule(rule).gives
    if rows == "voices" and gives == "yes":
        behind = behind.replace("Ja", "Nej")
    for vote in read_votes([Section("vote", "Omröstning", f"{example}{behind}")]):
        if rows == "meaning" and vote.meaning == example.rstrip("."):
            yield from ((it.id, "") for it, _ in table("votes", "meaning").find(tokenize(example)))
        elif rows == "voices":
            others = (voice for voice in vote.voices if voice.member.person != "Ove By")
            yield from ((voice.rule, str(voice.member.person)) for voice in others)
        elif rows == "beside" and (figure := vote.told(gives)) is not None:  # type: ignore[arg-type]  # the table gives options
            yield rule, str(figure)
        elif rows == "count":
            yield vote.rule, f"{vote.yes} {vote.no}"
