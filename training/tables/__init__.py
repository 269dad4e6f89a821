"""Learning of the tables of counted features: names (`spans`), their attributes (`attributes`), and what rules weigh by (`rules`).

Each module has `learn_tables(documents, folder)`, which writes its files into a folder of weights.
"""
