"""The long round: all real reports into both stores, with the checks that a person would make, and every page in a real browser.

    python -m bench.tour                            (make tour)
    python -m bench.tour --fast                     extraction without the encoder
    python -m bench.tour --reports PATH …           other reports: `--fast --reports examples/reports` takes some minutes
    python -m bench.tour --data FOLDER              keep what was extracted, and use it the next time
    python -m bench.tour --stores embedded          one of the stores (embedded, neo4j; default both)
    python -m bench.tour --pictures FOLDER          a picture of each page, STORE/PAGE-LANGUAGE.png

Every fact's sentence is looked up in its text, and reading again must change no file (`extraction`). For each store: loading again changes
nothing; one report, forgotten and loaded again, leaves the graph as it was, and so does a rebuild (`changes`); each canned query has rows
with its defaults (`canned`); each page and register opens in Chinese and English with what belongs on it (`views`, `browser`). The two
stores must hold the same graph, and show as many rows. With `--reports` a query or register without rows is told, but is no fault: some
reports do not tell of everything.

Exit status: 0 nothing was found, 1 something was (each is a line that begins with FAULT), 2 wrong usage. Times are told, not judged: they
are those of the machine of today.
"""
