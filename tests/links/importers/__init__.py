"""What other programs make of a cartridge, by their own rules, step by step.

A rule is written down from the source that its docstring names; none of it is copied.
"""
