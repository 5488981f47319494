"""Spans, sentences, quotation marks and phrases of a plain text; knows nothing of news."""
