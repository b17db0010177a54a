"""Lex2Publish (LEX): a search by month over POST, whose ids are others at each call, and files inside JSON."""
