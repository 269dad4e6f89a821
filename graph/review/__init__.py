"""What a person looks at and decides: likely duplicates, doubtful facts, open places, namesakes; and how right the whole is.

`queue` lists what waits (`cards` say how it looks), `act` records a decision at once, `apply` of it makes the graph follow; `sample` draws facts at
random and gives the precision of one's own corpus. Decisions name things by reports, names and sentences (`graph.decisions`).
"""
