"""Scripts that make the documentation from the program itself."""
