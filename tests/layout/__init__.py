"""Tests of what both writers draw from."""
