"""One module a form of the data; each names its class in `OUTPUT`. A new form is a new module here, no more."""
