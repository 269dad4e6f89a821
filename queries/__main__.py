"""`python -m queries`: the canned queries on the command line."""
import sys

from queries.cli import main

sys.exit(main())
