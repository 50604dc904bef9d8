"""From a project to files: resolve, plan, make, write."""
