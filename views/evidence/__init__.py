"""The evidence page: a report's text with its facts marked, and adding what was missed."""
