"""A real Neo4j from its Maven artifacts: for the tests, the benchmarks and `make neo4j` (`python -m tests.neo4j`), without Docker.

`jars.jars()` fetches the jars once, `server.Neo4jServer` is a running server in a temporary folder, on loopback only.
"""
