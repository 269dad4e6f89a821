"""The register pages: what is asked for, the table, its form."""
