"""Reports: notebooks run through papermill, published in one step."""
