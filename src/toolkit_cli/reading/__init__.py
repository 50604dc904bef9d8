"""From files to the model: every fault at its place, none raised."""
