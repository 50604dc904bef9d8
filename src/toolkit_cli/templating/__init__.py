"""Templates: the one Jinja environment, and docxtpl as the compiler of Word templates."""
