"""Linked data: what pages say to machines in the words of schema.org, of Web Annotation and of PROV."""
