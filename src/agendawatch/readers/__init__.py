"""Parts of documents into facts: what is said of a meeting beside it, of a file by its link, and of events in a feed."""
