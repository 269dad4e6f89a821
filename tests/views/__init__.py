"""Tests of the app: pure helpers, and the app itself in a real browser."""
