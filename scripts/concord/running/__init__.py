"""How a command runs and ends: its exit, its temporary folders, the processes that work for it."""
