"""Commands of `jixiao` with many options, one a file; `cli` gathers them."""
