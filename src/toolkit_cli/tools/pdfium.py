"""PDFium, in process: the words of a PDF as a reader that is not ours finds them."""

from collections.abc import Iterator


def page_texts(content: bytes, most: int) -> tuple[str, ...]:
    """The text of each page, of the first `most`; nothing for a file or a page that PDFium does not read."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            return tuple(_texts(document, most))
    except pypdfium2.PdfiumError:
        return ()


def _texts(document: "pypdfium2.PdfDocument", most: int) -> Iterator[str]:  # type: ignore[name-defined]  # noqa: F821
    import pypdfium2

    for number in range(min(len(document), most)):
        try:
            yield document[number].get_textpage().get_text_range()
        except pypdfium2.PdfiumError:
            yield ""
