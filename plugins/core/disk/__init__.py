"""Bytes on the disk: the output folder, changed whole or not at all, and what is kept from build to build."""
