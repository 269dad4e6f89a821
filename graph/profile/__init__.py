"""What the pages of one city, one item, one leader, and several cities beside each other say: reads only, plain data out.

Every function takes an open `graph.store.Store` and raises `graph.errors.GraphError`. Lists are capped in the store and know how many there are in
all (`Listed`). Where a function takes `confidence`, only facts that reach it are there, each with a sentence that does; 0 leaves nothing out.
"""
