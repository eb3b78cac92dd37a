"""Names that fields, units and filters had when the program spoke of schools alone.

They stay valid in the files and templates of a workspace; everything else uses the new ones.
"""

FIELDS = {"school": "site", "schools": "sites", "pupils": "people_helped", "academic_year": "year"}
UNITS = {"pupils": "people", "schools": "sites"}
FILTERS = {"pupils": "people"}
EDUCATION = "education"
"""The sector of a workspace that uses them and names none."""
