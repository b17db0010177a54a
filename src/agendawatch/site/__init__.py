"""Static pages around the feeds, and the small server: what people see.

`site.facts` tells what a page says (pure values), `site.pages` writes it in a language, `site.addresses` where it is.
"""
