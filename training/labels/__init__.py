"""Trains the line labeller: `python -m training.labels.train`."""
