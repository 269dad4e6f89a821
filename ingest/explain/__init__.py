"""A report's text with its facts marked and the component that found each, in the terminal and as an HTML page."""
