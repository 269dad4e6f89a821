"""The ideas that reforms and pilots of several places share, made from the items' names alone: pure functions.

`ideas` takes from a name what ties it to a place or a round, `links` scores the pairs of names that are alike (kept in the index, so that only
new names cost), `groups` makes concepts of them, `kept` does it again for what changed; `graph.load.concepts` brings the store to that. No concept's name stands in the code. See
docs/decisions/0014-identity.md.
"""
