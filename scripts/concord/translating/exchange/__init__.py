"""Exchange with translators' and other programs: :mod:`.formats` is the table of what there is."""
