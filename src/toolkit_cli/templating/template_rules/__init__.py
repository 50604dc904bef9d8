"""Rules for Word templates, one a file.

A module is a rule: its name is the rule's, its docstring the rule's page, `SEVERITY` its usual severity,
and `check(template)` yields what it finds.
"""
