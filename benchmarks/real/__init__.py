"""What Sweden wrote: hand labels of real texts, clones of real minutes, and the measure over both; no text is kept here."""
