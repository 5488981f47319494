"""What values look like, in JupyterLab and in a page without a network."""
