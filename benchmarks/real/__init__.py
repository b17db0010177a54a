"""What Sweden wrote: hand labels of real texts, the clones of real minutes, and the standing measure over both."""
