"""The labelled pairs that the joining of names is measured by, and how they were drawn."""
