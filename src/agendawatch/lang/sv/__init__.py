"""Swedish: its words and forms, who does what in a clause and how it is meant, and the rules that rest on that."""
