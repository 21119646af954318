/// What runs in Python beside us: reads documents, answers each with its pages.
enum PrinterScript {
  /// Both ways: a line with a word and the number of bytes that follow, then the bytes.
  ///
  /// Only `data:` addresses are loaded, so that a document fetches nothing from this machine or from
  /// elsewhere. PDF/A-3b where this WeasyPrint knows it, which embeds every font.
  static let text = #"""
    import logging, sys

    out = sys.stdout.buffer

    def answer(word, data, *more):
        out.write((" ".join([word, str(len(data)), *map(str, more)]) + "\n").encode())
        out.write(data)
        out.flush()

    try:
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
        logging.getLogger("fontTools").setLevel(logging.CRITICAL)
        version = weasyprint.__version__
        major = int(version.split(".")[0])
        fonts = FontConfiguration()
    except Exception as error:
        answer("absent", str(error).encode())
        sys.exit(0)

    def fetch(address, *rest, **named):
        if not address.startswith("data:"):
            raise ValueError("nothing is loaded from elsewhere")
        return weasyprint.default_url_fetcher(address)

    def pages(html):
        document = weasyprint.HTML(string=html, url_fetcher=fetch).render(font_config=fonts)
        if major >= 59:
            return document.write_pdf(pdf_variant="pdf/a-3b"), len(document.pages)
        return document.write_pdf(variant="pdf/a-3b"), len(document.pages)

    answer("ready", version.encode())
    source = sys.stdin.buffer
    while True:
        line = source.readline()
        if not line:
            break
        html = source.read(int(line.split()[1])).decode("utf-8")
        try:
            pdf, count = pages(html)
            answer("pdf", pdf, count)
        except Exception as error:
            answer("refused", ("%s: %s" % (type(error).__name__, error)).encode())
    """#
}
