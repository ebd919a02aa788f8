"""Concord: aligned, translated, sourced guidance for people who face customers."""
