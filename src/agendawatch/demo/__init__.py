"""The demo: the case of 2020 by what its sources say, and for all the rest a region that exists nowhere.

Nothing here states a fact of a real municipality or party that no source did. The two press releases are told again in
our words, and say so; no page of the city was recorded, and what was decided no source that we have says.
"""

from agendawatch.demo.making import DemoReport, Seed, follow_seed, run_demo

__all__ = ["DemoReport", "Seed", "follow_seed", "run_demo"]
