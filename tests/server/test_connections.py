"""Connections are counted by who holds them, and the slowest gives way."""

from __future__ import annotations

from dataclasses import dataclass

from tests.cases import cases

from agendawatch.server.runner import Connections, Progress


@dataclass(eq=False)
class Line:
    """A connection that goes nowhere."""

    progress: Progress = Progress.SILENT
    ended: bool = False

    def give_up(self) -> None:
        """Note that it was ended."""
        self.ended = True


def lines(connections: Connections, client: str, count: int, progress: Progress = Progress.SILENT) -> list[Line]:
    """Open some."""
    made = [Line(progress) for _ in range(count)]
    assert all(connections.add(client, line) for line in made)
    return made


def test_a_client_that_holds_too_many_loses_the_one_that_waited_longest() -> None:
    """And nobody else loses any."""
    connections = Connections(each=3, most=100)
    other = lines(connections, "b", 3)
    own = lines(connections, "a", 5)

    assert [line.ended for line in own] == [True, True, False, False, False]
    assert not any(line.ended for line in other)
    assert len(connections) == 6


@cases("held", "answered", "ended")
def test_the_slowest_of_a_client_gives_way(
    held: tuple[str, str], answered: tuple[int, ...], ended: tuple[bool, bool]
) -> None:
    """However long it has been there: who never asked, then who was idle longest, then who takes no answer."""
    connections = Connections(each=2)
    both = [line for name in held for line in lines(connections, "a", 1, Progress[name])]
    for nth in answered:
        connections.answered("a", both[nth])
    lines(connections, "a", 1, Progress.SERVED)

    assert tuple(line.ended for line in both) == ended


def test_where_all_are_being_served_nobody_more_is_let_in() -> None:
    """Until one has ended."""
    connections = Connections(each=1)
    [served] = lines(connections, "a", 1, Progress.SERVED)

    assert not connections.add("a", Line())
    connections.remove("a", served)
    assert connections.add("a", Line())


def test_when_all_room_is_taken_who_holds_most_gives_way() -> None:
    """And not whoever comes."""
    connections = Connections(each=10, most=6)
    few = lines(connections, "b", 1)
    many = lines(connections, "a", 5)
    lines(connections, "c", 1)

    assert [line.ended for line in many] == [True, False, False, False, False]
    assert not few[0].ended


def test_what_is_forgotten_twice_is_counted_once() -> None:
    """A connection that was given up ends once more, by itself."""
    connections = Connections()
    [line] = lines(connections, "a", 1)
    connections.remove("a", line)
    connections.remove("a", line)
    connections.answered("a", line)

    assert len(connections) == 0


def test_who_comes_without_end_is_not_taken() -> None:
    """So many a second may take the place of their like; a client that asks is always welcome."""
    moments = [100.0]
    connections = Connections(each=2, turns=4, clock=lambda: moments[-1])
    lines(connections, "a", 2)

    assert [connections.welcome("a") for _ in range(6)] == [True] * 4 + [False] * 2
    moments.append(100.5)
    assert [connections.welcome("a") for _ in range(3)] == [True] * 2 + [False]
    assert connections.welcome("b")
    lines(connections, "c", 2, Progress.IDLE)
    assert all(connections.welcome("c") for _ in range(100))
