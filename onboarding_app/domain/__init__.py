"""The rules of the program: pure values and functions that know no clock, no file and no screen."""
