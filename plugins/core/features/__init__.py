"""What a feature says to the core: what it declares, what it checks, and the artifacts that it makes."""
