"""What translators work with: messages, catalogues, exchange files, states and sign-offs."""
