"""Where the weights and tables in the package come from; not part of the wheel."""
