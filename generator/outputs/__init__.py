"""Open data: everything that the site says, in forms for machines and for other people's work."""
