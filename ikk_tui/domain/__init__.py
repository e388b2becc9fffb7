"""Pure rules and plain objects: no SQL, no files, no terminal."""
