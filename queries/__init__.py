"""Canned queries: one `.cypher` file each, the catalogue that checks them, and everything between a form and a result.

    query = catalogue.get("city-portfolio")                      # queries.catalogue
    parameters.defaults(store, query)                            # what the form shows: {"city": "淄博市", "topic": None, …}
    parameters.suggest(store, query, "city")                     # values to propose
    result = run(store, query, {"city": "淄博", "years": "2017-2020"})   # queries.run; columns, rows, sources
    export.to_csv(result); export.to_xlsx(result); graph_view(result)
"""
