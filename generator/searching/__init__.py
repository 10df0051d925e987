"""The search of the published site: what of each page is indexed, the names that it knows, and its engine."""
