"""Benchmarks: each prints figures and ratios; none is a test. `python -m bench` runs all."""
