"""Tests of the canned queries: each against an answer computed in Python over one fixed graph, on both stores."""
