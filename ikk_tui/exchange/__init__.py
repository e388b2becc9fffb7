"""What leaves the program: renders what services return, computes nothing of its own."""
