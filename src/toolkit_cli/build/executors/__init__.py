"""Where files are made: every public module has `run(setting, chunks, where)`, a generator of what was made.

`where` is what the module needs to know: for `local` the number of processes, for `dask` the scheduler.
"""
