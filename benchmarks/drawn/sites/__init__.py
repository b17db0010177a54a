"""Municipalities' whole sites, drawn in many architectures, with the truth about their meetings."""

from benchmarks.drawn.sites.kinds import ARCHITECTURES, LEFT_OUT, draw_site
from benchmarks.drawn.sites.site import DrawnSite

__all__ = ["ARCHITECTURES", "LEFT_OUT", "DrawnSite", "draw_site"]
