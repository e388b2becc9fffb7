"""One function a deed: takes plain values, opens one transaction, returns domain objects."""
