"""Readers: from one file to records of text and stated metadata, one module a format."""
