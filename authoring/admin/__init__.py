"""The editor that runs in the browser, at /admin/: Sveltia CMS, with forms made from the kinds of content."""
