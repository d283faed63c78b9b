"""What makes a second build fast: what was read, planned and written before is known by the hash of what it came from.

Nothing here decides what the site is. Whatever of it is lost or damaged is made again, and costs time only.
"""
