"""Rules for e-books as a whole, one a file; their pages are judged by the rules for web pages.

A module is a rule: its name is the rule's, its docstring the rule's page, `SEVERITY` how bad it is,
and `check(book)` yields what it finds.
"""
