"""Importing: saved pages of the site as it was become drafts, with a list of what a person must check."""
