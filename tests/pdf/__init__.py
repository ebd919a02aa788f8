"""Helpers of the tests of printed editions."""
