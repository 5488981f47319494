"""Documents and their segments: from files to values."""
