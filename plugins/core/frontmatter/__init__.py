"""The block above a text, from its syntax to the fields that give each value its type."""
