"""What people run: one module a command, and the program that puts them together."""
