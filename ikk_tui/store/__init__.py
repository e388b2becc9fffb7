"""SQLite through SQLModel: the only place of the program with SQL."""
