"""Rules for web pages, one a file; those without `WEB_ONLY` hold for the pages of e-books too.

A module is a rule: its name is the rule's, its docstring the rule's page, `SEVERITY` how bad it is,
and `check(page)` yields what it finds.
"""
