"""What documents can be written as: said once; help, checks and reading back follow."""

FORMATS = {
    "docx": "docx.word_writer:DocxWriter",
    "md": "markdown_writer:MarkdownWriter",
    "html": "html.html_writer:HtmlWriter",
    "pdf": "pdf_converter:PdfConverter",
}
"""By the names that people type, which are the endings of files: the class below `writers/`."""
CONVERTED = tuple(name for name, made_by in FORMATS.items() if made_by.endswith("Converter"))
"""Those made of the files of another format."""
NAMING_PICTURES = ("md",)
"""Those that only say where a picture lies."""
EVERY_FORMAT = f"{', '.join([*FORMATS][:-1])} or {[*FORMATS][-1]}"
