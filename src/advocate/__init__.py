"""advocate: a charity's facts and Parliament's records, made into documents an MP will read."""

__version__ = "0.1.0"
