import ReceivablesPorts

/// The words that a letter has beside its notice, in the languages of the standard templates.
struct LetterWords {
  private let labels: [String: String]

  init(language: String) {
    let tags = LanguageTag.nearest(to: language)
    labels = tags.lazy.compactMap { Self.table[$0] }.first ?? Self.english
  }

  /// Between a number and how many there are, as in `1 of 2`.
  var of: String { labels["of"] ?? "/" }

  /// What a part of an invoice is called, as in `instalment 1`.
  var part: String { labels["part"] ?? "/" }

  /// The values of ``Vocabulary`` that are a letter's alone.
  func values(of letter: LetterContent) -> [String: Any] {
    let window = letter.window
    var values: [String: Any] = [
      "label": labels, "customer": text(letter.customer),
      "recipient": letter.recipient.map(text), "window": Self.places(window),
      "folds": window.folds.map { Self.millimetres($0 - Self.topMargin) },
    ]
    if let logo = letter.logo { values["logo"] = logo }
    let creditor = letter.notice.creditor
    values["letterhead"] = text(
      (creditor.address + [creditor.website].compactMap { $0 }).joined(separator: " · "))
    if window.hasReturnLine {
      values["sender"] = text(([creditor.name] + creditor.address).joined(separator: " · "))
    }
    return values
  }

  private func text(_ words: String) -> String { HTMLText.escaped(MarkedRun.plain(words)) }

  /// The upper margin of every page in the standard layout, from which the first page is measured.
  private static let topMargin = 20_00
  /// Marks stand where a printer can just print and no word does.
  private static let foldLeft = 5_00

  private static func places(_ window: AddressWindow) -> [String: String] {
    [
      "paper": window.paper,
      "left": millimetres(window.leftMargin), "right": millimetres(window.rightMargin),
      "words": millimetres(window.wordsTop - topMargin),
      "returnBottom": millimetres(window.wordsTop - window.address.top),
      "foldLeft": millimetres(foldLeft - window.leftMargin),
      "addressLeft": millimetres(window.address.left - window.leftMargin),
      "addressTop": millimetres(window.address.top - topMargin),
      "addressWidth": millimetres(window.address.width),
      "addressHeight": millimetres(window.address.height),
      "addressFrom": window.isAddressAtBottom ? "flex-end" : "flex-start",
      "detailsLeft": millimetres(window.details.left - window.leftMargin),
      "detailsTop": millimetres(window.details.top - topMargin),
      "detailsWidth": millimetres(window.details.width),
    ]
  }

  /// Hundredths as CSS has them.
  private static func millimetres(_ hundredths: Int) -> String {
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    return (hundredths < 0 ? "-" : "") + "\(whole)." + (rest < 10 ? "0\(rest)" : "\(rest)") + "mm"
  }

  private static let english = [
    "day": "Date", "reference": "Our reference", "customer": "Customer", "phone": "Telephone",
    "page": "Page", "of": "of", "part": "instalment",
  ]
  private static let table = [
    "en": english,
    "de": [
      "day": "Datum", "reference": "Unser Zeichen", "customer": "Kundennummer",
      "phone": "Telefon", "page": "Seite", "of": "von", "part": "Rate",
    ],
    "fr": [
      "day": "Date", "reference": "Notre référence", "customer": "N° de client",
      "phone": "Téléphone", "page": "Page", "of": "sur", "part": "échéance",
    ],
    "es": [
      "day": "Fecha", "reference": "Nuestra referencia", "customer": "N.º de cliente",
      "phone": "Teléfono", "page": "Página", "of": "de", "part": "plazo",
    ],
  ]
}
