"""Days and hours: as they are written in front matter, in the zone of the place, and in words."""
