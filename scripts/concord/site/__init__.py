"""A site as a whole, whoever sets its pages: what stands beside them, and pages that need nobody."""
