import Receivables

/// Writes a picture as SVG 1.1; the same picture is the same bytes on every machine.
public enum SVGWriter {
  public static func svg(_ picture: Picture) -> String {
    let size = "\(number(picture.width)) \(number(picture.height))"
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" role="img" \
      aria-labelledby="title desc" font-family="\(fonts)">
      """,
      "<title id=\"title\">\(escaped(picture.title))</title>",
      "<desc id=\"desc\">\(escaped(picture.description))</desc>",
      "<style>", style, "</style>",
      "<rect class=\"page\" width=\"100%\" height=\"100%\"/>",
    ]
    lines += picture.marks.map(mark)
    return lines.joined(separator: "\n") + "\n</svg>\n"
  }

  // MARK: Marks

  private static func mark(_ mark: Picture.Mark) -> String {
    switch mark {
    case .shape(let shape, let look, let tip):
      let (name, attributes) = self.shape(shape)
      let start = "<\(name) class=\"\(look.rawValue)\" \(attributes)"
      return tip.isEmpty
        ? start + "/>" : start + "><title>\(escaped(tip))</title></\(name)>"
    case .text(let text, let x, let y, let font, let anchor):
      let side = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
      let place = "x=\"\(number(x))\" y=\"\(number(y))\""
      return "<text class=\"\(font.rawValue)\" \(place)\(side)>\(escaped(text))</text>"
    }
  }

  private static func shape(_ shape: Picture.Shape) -> (name: String, attributes: String) {
    switch shape {
    case .box(let x, let y, let width, let height):
      return ("rect", attributes(("x", x), ("y", y), ("width", width), ("height", height)))
    case .line(let x1, let y1, let x2, let y2):
      return ("line", attributes(("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)))
    case .circle(let x, let y, let radius):
      return ("circle", attributes(("cx", x), ("cy", y), ("r", radius)))
    case .diamond(let x, let y, let radius):
      let corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
      let points = corners.map { "\(number($0.0)),\(number($0.1))" }.joined(separator: " ")
      return ("polygon", "points=\"\(points)\"")
    }
  }

  private static func attributes(_ pairs: (String, Double)...) -> String {
    pairs.map { "\($0.0)=\"\(number($0.1))\"" }.joined(separator: " ")
  }

  /// To a hundredth of a pixel, without zeros at the end.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let whole = hundredths.magnitude / 100
    let rest = hundredths.magnitude % 100
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// XML 1.0 has no way to write control characters; each becomes the character for what is unknown.
  static func escaped(_ text: String) -> String {
    var xml = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": xml += "&amp;"
      case "<": xml += "&lt;"
      case ">": xml += "&gt;"
      case "\"": xml += "&quot;"
      case "'": xml += "&#39;"
      case "\t", "\n", "\r": xml += " "
      case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": xml += "\u{FFFD}"
      default: xml.unicodeScalars.append(scalar)
      }
    }
    return xml
  }

  // MARK: Looks

  private static let fonts =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans',"
    + " sans-serif"

  /// The colours are those of Okabe and Ito, which colour-blind people tell apart, a shade lighter on
  /// dark.
  private static let style = """
    .page{fill:#fff}
    text{fill:#1b2430}
    .title{font-size:18px;font-weight:600}
    .heading{font-size:14px;font-weight:600}
    .label{font-size:12px}
    .value{font-size:11px}
    .soft{font-size:12px;fill:#5a6675}
    .current,.collected{fill:#0072b2}
    .overdue{fill:#d55e00}
    .billed{fill:#b4c0cc}
    .notice{fill:#7a4fa3}
    .hold{fill:#8a949f}
    .shade{fill:#8a949f;fill-opacity:.14}
    .grid{stroke:#e1e6eb}
    .base{stroke:#8a949f}
    @media (prefers-color-scheme:dark){
    .page{fill:#14181d}
    text{fill:#e8ecf0}
    .soft{fill:#9aa6b2}
    .current,.collected{fill:#56b4e9}
    .overdue{fill:#f08a3c}
    .billed{fill:#4d5965}
    .notice{fill:#c3a1e6}
    .hold{fill:#7d8894}
    .shade{fill:#aab4bf;fill-opacity:.13}
    .grid{stroke:#2a313a}
    .base{stroke:#6b7682}
    }
    """
}
