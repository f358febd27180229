"""Pictures laid out as plain geometry in points, y downwards; both writers draw from it."""
