"""The demo: the whole job on recordings, as if on four days in 2020.

The pages are drawn by us in the shape of Göteborg's portal. They hold facts (who meets when, what the parties
announced) and no outcome: what was decided at those meetings no source that we have says, and so the status says.
"""

from agendawatch.demo.play import Told, run_demo

__all__ = ["Told", "run_demo"]
