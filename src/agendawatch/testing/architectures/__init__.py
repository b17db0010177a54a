"""Municipalities' whole sites, drawn in many architectures, with the truth about their meetings."""

from agendawatch.testing.architectures.kinds import ARCHITECTURES, LEFT_OUT, draw_site
from agendawatch.testing.architectures.site import DrawnSite

__all__ = ["ARCHITECTURES", "LEFT_OUT", "DrawnSite", "draw_site"]
