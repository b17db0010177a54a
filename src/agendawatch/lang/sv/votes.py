"""Votes that were counted: their figures, who voted how, what Ja and Nej meant, and what each vote was on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.patterns import Hit, Pattern, compile_pattern, find, vocabulary
from agendawatch.lang.sv.people import Group, Member, collapse
from agendawatch.lang.sv.prose import Prose
from agendawatch.lang.sv.tokens import Token, count_of, tokenize

__all__ = ["Cell", "CountedVote", "Option", "Voice", "deciding_vote", "read_ballots", "read_votes"]

Option = Literal["yes", "no", "abstain", "absent"]
"""How somebody voted, in Popolo's words."""

_QUOTES = frozenset("\"”“'»«")
_NEAR = 3
"""Tokens between a list of people and the word that says how they voted."""
_BEHIND = 14
"""Tokens behind a vote's figures in which those who abstained are told."""
_WINDOW = 60
"""Tokens before a vote's figures that tell what it was on."""


class Voice(NamedTuple):
    """How one person voted."""

    option: Option
    member: Member
    start: int
    end: int
    """Where the text says so."""


class Cell(NamedTuple):
    """A cell of a row, or a piece of a line that white stands around."""

    text: str
    left: int
    right: int
    """Where it stands across the page; cells of one column overlap, or stand nearest to each other."""


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
    sides: tuple[str, str] | None = None
    """What each figure was for, where it stands behind the figure."""
    beside: bool = False
    """On an addition, a counter-proposition, a part: not on the matter."""
    procedure: bool = False
    """On sending back, tabling or deciding today."""
    main: bool = False
    """Called the main vote by the text."""
    incomplete: bool = False
    """Whether a list names parties without people, so that its names cannot be counted."""

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
        listed: set[Option] = {voice.option for voice in self.voices}
        both = {"yes", "no"} <= listed
        for option in ("yes", "no", "abstain", "absent"):
            told = self.told(option)  # type: ignore[arg-type]  # each is an option
            if told is not None and (option in listed or (both and option != "absent" and told)) and told != self.listed(option):  # type: ignore[arg-type]  # likewise
                return True
        return False

    @property
    def counts(self) -> tuple[int, int] | None:
        """The two sides' figures, told or summed; `None` where the names are not all there."""
        yes = self.yes if self.yes is not None else self.listed("yes")
        no = self.no if self.no is not None else self.listed("no")
        known = not self.incomplete or None not in {self.yes, self.no}
        return (yes, no) if known and (yes or no) else None


class _Rule(NamedTuple):
    id: str
    pattern: Pattern
    gives: str
    across: bool
    cue: bool
    people: str


@cache
def _rules(table: str) -> tuple[_Rule, ...]:
    return tuple(
        _Rule(it["id"], compile_pattern(it["pattern"]), it["gives"], it.get("across", False), it.get("cue", False), it.get("people", ""))
        for it in load("votes")[table]
    )


def read_votes(passages: Iterable[Prose], ballots: Sequence[CountedVote] = ()) -> tuple[CountedVote, ...]:
    """Read the votes that some sections of an item tell, in their order, each with the names that are listed for it.

    `ballots` are the item's tables of names (`read_ballots`); one that no figures belong to is a vote of its own.
    """
    found = [vote for prose in passages for vote in _Section(prose).read()]
    return tuple(_joined(found, ballots))


def deciding_vote(votes: Sequence[CountedVote], *, putting_off: bool, official: bool) -> CountedVote | None:
    """Choose the vote that decided the matter, before those on additions and counter-propositions.

    `putting_off` says that the matter was sent back or tabled; `official` that the votes stand under a heading of
    their own, where a lone vote on an addition counts: a notice tells it in passing.
    """
    main = [vote for vote in votes if vote.main]
    fit = [vote for vote in votes if not vote.beside and (putting_off or not vote.procedure)]
    if main or fit:
        return (main or fit)[-1]
    beside = [vote for vote in votes if putting_off or not vote.procedure]
    return beside[-1] if beside and official else None


# One section


@dataclass(slots=True)
class _Mark:
    """A word that says how those in a list voted, and the list."""

    option: Option
    rule: str
    first: int
    last: int
    told: int | None
    members: list[tuple[Member, Token]] = field(default_factory=list)


class _Section:
    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.heading = [token for token in tokenize(prose.heading) if token.text not in _QUOTES]
        bounds: list[int] = []
        stream: list[Token] = []
        for sentence in prose.sentences:
            stream += collapse([token for token in sentence.tokens if token.text not in _QUOTES])
            bounds.append(len(stream))
        self.stream = stream
        self.bounds = bounds
        """Where each sentence ends in the stream."""
        self.taken: set[int] = set()
        """Places of figures that a vote has."""

    def read(self) -> list[CountedVote]:
        marks = self._marks() if any(token.kind == "group" for token in self.stream) else []
        counted = sum(count_of(token) is not None for token in self.stream) > 1
        found = [(first, vote) for first, vote in self._figures() if counted] if counted else []
        listed = self._listed(marks)
        votes = [vote for _, vote in sorted(found, key=lambda it: it[0])]
        votes = _joined(votes, [vote for _, vote in listed])
        votes.sort(key=lambda it: it.start)
        self._meanings(votes)
        return [self._judged(nth, votes) for nth in range(len(votes))]

    # Figures

    def _figures(self) -> Iterator[tuple[int, CountedVote]]:
        for rule in _rules("count"):
            spans = [(0, len(self.stream))] if rule.across else self._sentences()
            for begin, end in spans:
                if sum(count_of(token) is not None for token in self.stream[begin:end]) < 2:  # noqa: PLR2004 - a pair
                    continue
                for hit in find(self.stream[begin:end], rule.pattern):
                    vote = self._pair(rule, begin + hit.first, begin + hit.last)
                    if vote is not None:
                        yield begin + hit.first, vote

    def _sentences(self) -> list[tuple[int, int]]:
        return list(zip([0, *self.bounds[:-1]], self.bounds, strict=True)) if self.bounds else []

    def _pair(self, rule: _Rule, first: int, last: int) -> CountedVote | None:
        """Take a hit as a vote, if its figures are free and nothing else is counted in it."""
        tokens = self.stream[first : last + 1]
        places = [at for at in range(first, last + 1) if count_of(self.stream[at]) is not None]
        gives = rule.gives.split()
        if len(places) != len(gives) or self.taken & set(places):
            return None
        if not rule.across and any(token.low in {".", ":"} for token in tokens) and rule.id != "so-many-dash":
            return None
        if any(token.low in {"§", "%"} for token in tokens) or self._is_of_things(last):
            return None
        if rule.cue and not self._speaks_of_voting(first):
            return None
        figures = [count_of(self.stream[at]) for at in places]
        if self.stream[places[0]].low in {"en", "ett", "ingen"} and not any(token.low.startswith("röst") for token in tokens):
            return None
        self.taken |= set(places)
        named = set(gives) == {"yes", "no"}
        yes, no = (figures[gives.index("yes")], figures[gives.index("no")]) if named else (figures[0], figures[1])
        beside = self._beside(last)
        sides = None if named else self._sides(places, last)
        return CountedVote(yes, no, tokens[0].start, tokens[-1].end, rule.id, named=named, abstained=beside.get("abstain"), absent=beside.get("absent"), sides=sides)

    def _is_of_things(self, last: int) -> bool:
        """Tell whether what stands behind the last figure counts money, time or things."""
        return last + 1 < len(self.stream) and any(True for _ in vocabulary("UNITS").at(self.stream, last + 1))

    def _speaks_of_voting(self, first: int) -> bool:
        begin, end = next(span for span in self._sentences() if span[0] <= first < span[1])
        words = [*self.heading, *self.stream[begin:end]]
        return any(token.low.startswith(("röst", "voter", "omröst", "majoritet")) for token in words) or any(
            any(True for _ in vocabulary("WIN").at(words, at)) for at in range(len(words))
        )

    def _beside(self, last: int) -> dict[str, int]:
        """Find the figures of those who took neither side, behind a pair."""
        found: dict[str, int] = {}
        window = self.stream[last + 1 : last + 1 + _BEHIND]
        for rule in _rules("beside"):
            for hit in find(window, rule.pattern):
                places = [last + 1 + at for at in range(hit.first, hit.last + 1) if count_of(window[at]) is not None]
                figure = count_of(self.stream[places[0]]) if len(places) == 1 and not self.taken & set(places) else None
                if figure is not None and rule.gives not in found:
                    found[rule.gives] = figure
                    self.taken |= set(places)
        return found

    def _sides(self, places: list[int], last: int) -> tuple[str, str] | None:
        """Give what stands behind each figure, up to the other and to the sentence's end."""
        end = next(bound for bound in self.bounds if bound > last)
        first, second = self.stream[places[0] + 1 : places[1]], self.stream[places[1] + 1 : end]
        return (self._words(first), self._words(second)) if first and second else None

    def _words(self, tokens: Sequence[Token]) -> str:
        return " ".join(self.prose.words(tokens[0].start, tokens[-1].end).split()) if tokens else ""

    # Names

    def _marks(self) -> list[_Mark]:
        marks: list[_Mark] = []
        for rule in sorted(_rules("voices"), key=lambda it: it.people != "behind"):
            for hit in find(self.stream, rule.pattern):
                mark = self._mark(rule, hit)
                if mark is not None and not any(it.first <= mark.last and mark.first <= it.last for it in marks):
                    marks.append(mark)
        marks.sort(key=lambda it: it.first)
        for nth, mark in enumerate(marks):
            before = marks[nth - 1].last if nth else -1
            after = marks[nth + 1].first if nth + 1 < len(marks) else len(self.stream)
            mark.members = self._behind(mark, after) if mark.rule.endswith("list") else self._before(mark, before)
        return [mark for mark in marks if mark.members]

    def _mark(self, rule: _Rule, hit: Hit) -> _Mark | None:
        first, last = hit.first, hit.last
        between = self.stream[first + 1 : last]
        if rule.people == "behind" and any(token.kind == "group" or token.low in {".", ":"} for token in between):
            return None
        if rule.people == "behind" and not self._names_follow(last):
            return None
        told = None
        if first and count_of(self.stream[first - 1]) is not None and rule.people == "behind":
            told, first = count_of(self.stream[first - 1]), first - 1
        numbers = [count_of(token) for token in between if count_of(token) is not None]
        if rule.people == "behind" and numbers:
            told = numbers[0]
        behind = self.stream[last + 1 : last + 3]
        if rule.people == "before" and len(behind) > 1 and behind[0].low == "(":
            told = count_of(behind[1])
        elif rule.people == "before" and rule.gives == "abstain":
            bracket = next((at for at, token in enumerate(self.stream[last + 1 : last + 6]) if token.low == "("), None)
            told = count_of(self.stream[last + 2 + bracket]) if bracket is not None and last + 2 + bracket < len(self.stream) else None
        return _Mark(rule.gives, rule.id, first, last, told)  # type: ignore[arg-type]  # the table gives options

    def _names_follow(self, last: int) -> bool:
        """Tell whether names stand right behind a colon, or begin the line below it."""
        behind = self.stream[last + 1 : last + 2 + (last + 1 in self.bounds) * 2]
        return any(token.kind == "group" for token in behind)

    def _before(self, mark: _Mark, after: int) -> list[tuple[Member, Token]]:
        """Give those who stand between the mark before and this one, in its sentence; the last right before it."""
        begin = max(after + 1, next(span[0] for span in self._sentences() if span[0] <= mark.first < span[1]))
        groups = [at for at in range(begin, mark.first) if self.stream[at].kind == "group" and not self.stream[at].genitive]
        if not groups or mark.first - groups[-1] > _NEAR or any(token.finite for token in self.stream[groups[-1] + 1 : mark.first]):
            return []
        return self._members(groups)

    def _behind(self, mark: _Mark, until: int) -> list[tuple[Member, Token]]:
        """Give those who stand behind a mark's colon: on its line, or on lines that hold names alone."""
        found: list[int] = []
        for begin, end in self._sentences():
            if end <= mark.last + 1:
                continue
            places = range(max(begin, mark.last + 1), min(end, until))
            if any(self.stream[at].finite for at in places) or (found and not any(self.stream[at].kind == "group" for at in places)):
                break
            found += [at for at in places if self.stream[at].kind == "group"]
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
            parted = bool(last) and mark.option in {"yes", "no"} and self._proposed_between(last[-1].last, mark.first)
            if not last or again or parted:
                votes.append([mark])
            else:
                last.append(mark)
        made = []
        for held in votes:
            if not any(mark.option in {"yes", "no"} for mark in held):
                continue
            voices = tuple(
                Voice(mark.option, member, token.start, token.end) for mark in held for member, token in mark.members if member.person is not None
            )
            told = {mark.option: mark.told for mark in held}
            vote = CountedVote(
                told.get("yes"), told.get("no"), self.stream[held[0].first].start, self.stream[held[-1].last].end, held[0].rule,
                abstained=told.get("abstain"), absent=told.get("absent"), voices=voices,
                incomplete=any(member.person is None for mark in held for member, _ in mark.members),
            )  # fmt: skip
            made.append((held[0].first, vote))
        return made

    def _proposed_between(self, first: int, last: int) -> bool:
        """Tell whether another vote is put between two places."""
        return any(token.low.startswith(("voteringsproposition", "omröstning", "votering")) for token in self.stream[first:last])

    # What it was on

    def _meanings(self, votes: list[CountedVote]) -> None:
        """Give each vote what Ja and Nej stood for: what stands between it and the vote before, else behind it."""
        if not votes:
            return
        hits = (hit for rule in _rules("meaning") for hit in find(self.stream, rule.pattern))
        found = sorted({self._meaning(hit) for hit in hits if not self._gives_figures(hit)})
        for nth, vote in enumerate(votes):
            after = votes[nth - 1].end if nth else -1
            before = [words for start, words in found if after <= start < vote.start]
            until = votes[nth + 1].start if nth + 1 < len(votes) else 1 << 60
            behind = [words for start, words in found if vote.end <= start < until] if nth + 1 == len(votes) else []
            vote.meaning = before[-1] if before else behind[0] if behind else None

    def _gives_figures(self, hit: Hit) -> bool:
        """Tell whether a figure stands behind one of the colons: "Ja: 39 Nej: 22"."""
        tokens = self.stream[hit.first : hit.last + 2]
        return any(one.low in ":=" and count_of(two) is not None for one, two in pairwise(tokens))

    def _meaning(self, hit: Hit) -> tuple[int, str]:
        start = self.stream[hit.first].start
        end = next(sentence.end for sentence in self.prose.sentences if sentence.end >= self.stream[hit.last].end)
        words = " ".join(self.prose.words(start, end).split())
        cut = next((at for at, letter in enumerate(words) if letter in _QUOTES), len(words))
        return start, words[:cut].strip(" .")

    def _judged(self, nth: int, votes: Sequence[CountedVote]) -> CountedVote:
        """Tell what a vote was on, by what its Ja meant, else by its own sentence, else by what stands before it."""
        vote = votes[nth]
        own = [token for token in self.stream if vote.start <= token.start < vote.end]
        words = tokenize(vote.meaning) if vote.meaning else self._sentence_of(vote, votes[nth - 1].end if nth else 0)
        words = [*self.heading, *words]
        about = {rule.gives for rule in _rules("about") if next(find(words, rule.pattern), None) is not None}
        on_matter = any(token.low in {"bifall", "avslag"} or token.low.endswith("förslag") for token in own)
        return replace(vote, beside="beside" in about, procedure="procedure" in about and not on_matter, main="main" in about)

    def _sentence_of(self, vote: CountedVote, after: int) -> list[Token]:
        first = next((at for at, token in enumerate(self.stream) if token.start >= vote.start), 0)
        spans = self._sentences()
        begin, end = next((span for span in spans if span[0] <= first < span[1]), (0, len(self.stream)))
        own = self.stream[begin:end]
        bare = not any(len(token.low) > 3 and token.kind == "word" and not token.low.startswith(("röst", "avst", "ja-", "nej")) for token in own)  # noqa: PLR2004 - words that say something
        if bare or vote.voices:
            begin = max(0, begin - _WINDOW)
        return [token for token in self.stream[begin:end] if token.start >= after]


# Tables of names


def read_ballots(rows: Sequence[Sequence[Cell]]) -> tuple[CountedVote, ...]:
    """Read tables of who voted how: a column for each option, an option behind each name, or names under each option.

    Rows are a page's, in its order; what is no row of such a table ends it.
    """
    reader = _Ballots()
    for row in rows:
        reader.take(row)
    return reader.votes()


class _Column(NamedTuple):
    option: Option
    cell: Cell
    nth: int
    """Which of the table's votes the column belongs to."""


class _Ballots:
    def __init__(self) -> None:
        self._columns: list[_Column] = []
        self._titles: list[Cell] = []
        self._made: list[CountedVote] = []
        self._open: list[CountedVote] = []
        self._loose: CountedVote | None = None

    def votes(self) -> tuple[CountedVote, ...]:
        """Give what was read."""
        self._end()
        return tuple(vote for vote in self._made if vote.voices)

    def take(self, row: Sequence[Cell]) -> None:
        """Read the next row."""
        columns = _head(row)
        if columns:
            self._end()
            self._columns = columns
            self._open = [
                CountedVote(None, None, 0, 0, "table", about=_title_of(nth, columns, self._titles)) for nth in range(columns[-1].nth + 1)
            ]
        elif not self._body(row):
            self._end()
            self._titles = [cell for cell in row if cell.text]

    def _end(self) -> None:
        self._made += self._open
        self._open, self._columns = [], []
        if self._loose is not None and len(self._loose.voices) > 1:
            self._made.append(self._loose)
        self._loose = None

    def _body(self, row: Sequence[Cell]) -> bool:
        texts = [cell.text.strip() for cell in row]
        if self._columns and texts and texts[0].casefold().rstrip(":.") in _cells("sum"):
            self._sum(row[1:])
            return True
        member = _voter(row)
        if member is None:
            return bool(self._columns) and (not any(texts) or self._under(row))
        if self._columns:
            return self._marked(row, member) or self._under(row)
        option = next((option for text in reversed(texts) if (option := _option(text.rsplit(" ", 1)[-1]))), None)
        if option is None:
            return False
        self._loose = self._loose or CountedVote(None, None, 0, 0, "name-and-option", about=" ".join(cell.text for cell in self._titles) or None)
        self._loose.voices = (*self._loose.voices, Voice(option, member, 0, 0))
        return True

    def _marked(self, row: Sequence[Cell], member: Member) -> bool:
        """Give a person the options of the columns in which a mark stands, one in each vote."""
        found = False
        for cell in row[1:]:
            text = cell.text.strip()
            column = self._column(cell) if text in _cells("mark") or _option(text) else None
            option = _option(text) or (column.option if column is not None else None)
            if column is not None and option is not None:
                vote = self._open[column.nth]
                vote.voices = (*vote.voices, Voice(option, member, 0, 0))
                found = True
        return found

    def _under(self, row: Sequence[Cell]) -> bool:
        """Read names that stand under the options themselves."""
        placed = [(column, member) for cell in row if (member := _voter([cell])) is not None and (column := self._column(cell)) is not None]
        for column, member in placed:
            vote = self._open[column.nth]
            vote.voices = (*vote.voices, Voice(column.option, member, 0, 0))
        return bool(placed)

    def _sum(self, cells: Sequence[Cell]) -> None:
        for cell in cells:
            column = self._column(cell)
            if column is None or not cell.text.strip().isdigit():
                continue
            vote, figure = self._open[column.nth], int(cell.text)
            if column.option == "yes":
                vote.yes = figure
            elif column.option == "no":
                vote.no = figure
            elif column.option == "abstain":
                vote.abstained = figure
            else:
                vote.absent = figure

    def _column(self, cell: Cell) -> _Column | None:
        """Find the column that a cell stands in: the nearest, unless two are as near."""
        near = sorted((_apart(cell, column.cell), nth) for nth, column in enumerate(self._columns))
        if not near or (len(near) > 1 and near[0][0] == near[1][0]):
            return None
        return self._columns[near[0][1]]


def _apart(one: Cell, other: Cell) -> float:
    return min(abs(one.left - other.left), abs((one.left + one.right) - (other.left + other.right)) / 2)


def _head(row: Sequence[Cell]) -> list[_Column]:
    """Read a row as a table's head: two options at least, each as a whole cell; where one comes again, another vote begins."""
    found: list[_Column] = []
    for cell in row:
        option = _option(cell.text)
        if option is not None:
            nth = found[-1].nth if found else 0
            again = any(it.option == option and it.nth == nth for it in found)
            found.append(_Column(option, cell, nth + again))
    return found if len({it.option for it in found}) > 1 else []


def _title_of(nth: int, columns: Sequence[_Column], titles: Sequence[Cell]) -> str | None:
    """Find what stands over a vote's columns: the whole line over a single vote, the nearest piece over one of several."""
    if not titles:
        return None
    if columns[-1].nth == 0:
        return " ".join(cell.text for cell in titles)
    mine = [it.cell for it in columns if it.nth == nth]
    middle = Cell("", mine[0].left, mine[-1].right)
    return min(titles, key=lambda cell: _apart(cell, middle)).text


def _voter(row: Sequence[Cell]) -> Member | None:
    """Read whom a row begins with: a name with its party in brackets, or in the cell behind it."""
    cells = [cell for cell in row if cell.text.strip()]
    if not cells:
        return None
    tokens = [token for token in tokenize(cells[0].text) if token.kind not in {"number", "sign"}]
    if not tokens or tokens[0].kind != "person":
        if len(tokens) > 1 and tokens[1].kind == "person" and tokens[0].kind in {"office", "people"}:
            tokens = tokens[1:]
        else:
            return None
    if any(token.finite for token in tokens):
        return None
    name, letters = tokens[0].value  # type: ignore[misc]  # a person's value is a pair
    if letters is None and len(cells) > 1 and _is_letters(cells[1].text.strip()):
        letters = cells[1].text.strip("() ")
    return Member(letters, name)


def _is_letters(text: str) -> bool:
    return text.strip("()").upper() in load("bodies")["people"]["codes"].split() or (text.startswith("(") and text.endswith(")"))


def _option(text: str) -> Option | None:
    plain = text.strip(" :.()\"”").casefold()
    return next((option for option in ("yes", "no", "abstain", "absent") if plain in _cells(option)), None)  # type: ignore[return-value]  # each is an option


@cache
def _cells(name: str) -> frozenset[str]:
    return frozenset(load("votes")["ballots"][name].split())


# Figures and names together


def _joined(votes: Sequence[CountedVote], lists: Sequence[CountedVote]) -> list[CountedVote]:
    """Give figures the lists of names that belong to them: those whose sums they are, else by their order.

    What cannot be told apart stays: a list without figures is a vote of its own.
    """
    free = [vote for vote in votes if not vote.voices]
    left: list[CountedVote] = []
    for listed in lists:
        sums = (listed.yes if listed.yes is not None else listed.listed("yes"), listed.no if listed.no is not None else listed.listed("no"))
        mine = next((vote for vote in free if (vote.yes, vote.no) == sums), None)
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
