"""The review page: what to decide, its cards and tabs, and how decisions are applied."""
