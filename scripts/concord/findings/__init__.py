"""Codes, findings, and how they are told: what everything else reports through."""
