"""From input files to fact files in the data folder: workers, naming, registry, writing, summary."""
