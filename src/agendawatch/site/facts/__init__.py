"""What each page says: pure, frozen values made of rows that are passed in, never of the database.

So they can be made in bulk: ask the store once, group, and give each page its own meetings, changes and proposals.
A page holds no clock; what hangs on the day is counted from `today` or `now` when it is made.
Equal facts are equal bytes, in each language.
"""
