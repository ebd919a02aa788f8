"""Exchange with translators' and other programs: XLIFF, spreadsheets, TMX, TBX, JSON."""

EXPORTS = "exports"
"""Where the site offers the files that hold every language, below its address."""
