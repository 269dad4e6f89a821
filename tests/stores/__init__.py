"""The two stores that tests run on, and how they are emptied."""
