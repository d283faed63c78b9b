"""The pictures and documents of content/: what each is by its bytes, and how small pictures are made of large ones."""
