"""Write a story as a PDF."""

from report.pdf.write import write_pdf

__all__ = ["write_pdf"]
