"""The bounds of what files of a project can ask for: the same when it is checked and when it is built."""

LARGEST = 500_000_000
"""The bytes of a file that a person names."""
STEPS = 200_000
"""The blocks of code that a template runs: loops, conditions and macros, and what filters go through."""
MADE = 50_000_000
"""The characters that a template puts together, those of its parts included."""
MEMBERS = 10_000
"""The members of a list or range that a template makes, and the widths and counts that it asks for."""
NESTED = 50
"""How deep an expression of a template is nested: the time to read one grows with the cube of it."""
NUMBER = 10**18
"""The largest whole number that a template reckons with."""
PIXELS = 50_000_000
"""The pixels of a picture, all of its frames together."""
PICTURE = 20_000_000
"""The bytes of a picture."""
DRAWING = 5_000_000
"""The bytes of a drawing (SVG)."""
ELEMENTS = 50_000
"""The elements of a drawing."""
DEPTH = 100
"""How deep the elements of a drawing are nested."""
WIDEST = 5_000
"""The width and height of a drawing, in millimetres."""
DRAWN = 12_000_000
"""The pixels that a drawing is turned into."""
