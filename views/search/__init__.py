"""The search page and the box that stands on every page."""
