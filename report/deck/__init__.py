"""Write a story as a PowerPoint deck."""
