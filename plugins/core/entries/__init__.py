"""From the files of content/ to the site: entries parsed, paired with their translations, and linked to all else."""
