"""Speed, measured by hand: ``python -m pytest tests/benchmarks --benchmark -s``."""
