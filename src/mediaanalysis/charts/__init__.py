"""Charts: a tidy table and an Axes in, the Axes out."""
