"""Rules for PDF, one a file.

A module is a rule: its name is the rule's, its docstring the rule's page, `SEVERITY` how bad it is,
and `check(document)` yields what it finds.
"""
