"""Whose words, and which framing features: the codebook and the rules that read it."""
