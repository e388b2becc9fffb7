"""IKK: record, review, score and report performance indicators in the terminal."""

__version__ = "0.1.0"
