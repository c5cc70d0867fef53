"""spaCy components. Each reads and writes the Doc only; see `recoupe.spans` for where."""
