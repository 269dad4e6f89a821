"""Which things of different reports are one: pure functions from items and people's decisions to one id for each thing.

An `Item` is one thing as one report tells it. `solve` scores the pairs of a city's items (`features`, weighted by `weights.json`), takes the
sure ones as automatic decisions, lets people's decisions win, and joins what is the same under vetoes (`clusters`): other digits, years,
batches or sibling places never meet by themselves. `relabel` then puts the ids into a report's graph. As everything is computed from all
items and decisions anew, undoing a decision gives the graph that was there before. See docs/decisions/0014-identity.md.
"""
