"""Configurations of servers, made with the site: what only a host can do for it."""

DIGEST = r"[.-][0-9a-f]{8,10}(\.min)?\.(css|js|json|png|svg|woff2)$"
"""How the names of files end that have a digest in their name: ours, the fonts, Material's."""
