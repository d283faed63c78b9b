"""Maps: their projection, and where the names on them stand."""
