"""Tests; a package so that `tests.neo4j` can never be taken for the driver's `neo4j`."""
