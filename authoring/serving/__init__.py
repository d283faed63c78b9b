"""The site on this machine while it is written: built at each save, shown at once, with what is wrong above it."""
