"""Languages that are understood; Swedish is the one."""
