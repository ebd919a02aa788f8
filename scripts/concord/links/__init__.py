"""Everything that others link to: the contract's record, what is published of it, courses."""
