"""One surface a file: where something of a stranger comes in.

`SEEDS` are inputs that are as they should be, `TOKENS` what is strewn into them, `WEIGHT` the share of a given
number of inputs, and `run(content)` takes one: it raises nothing.
"""
