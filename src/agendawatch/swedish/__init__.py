"""Everything that takes knowing Swedish.

`days` knows when, `names` who, `decisions` what was decided, `matters` what a matter is, `pages` what stands on pages,
and `text` words as such.
"""
