"""Makes a new site: the scaffold filled in for a topic, with the program that it is made by."""
