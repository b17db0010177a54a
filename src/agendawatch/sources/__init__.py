"""One module per way of publishing: what to ask, and how to read the answer. No I/O."""
