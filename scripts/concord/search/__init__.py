"""Search: what is found of the book (:mod:`.documents`) and the engine that finds it (``engine/``)."""
