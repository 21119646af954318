extension QRCode {
  /// The code as one line of SVG that loads nothing, with a quiet zone of four modules around it; its tags
  /// are closed as HTML wants it, too.
  ///
  /// - Parameters:
  ///   - title: what a screen reader says.
  ///   - millimetres: the side of the code without its quiet zone.
  ///   - hasCross: whether the Swiss cross stands in the middle.
  func svg(title: String, millimetres: Int, hasCross: Bool = false) -> String {
    let whole = side + 2 * QRCode.quiet
    let size = QRCode.thousandths(millimetres * whole * 1_000 / side)
    return #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \#(whole) \#(whole)" "#
      + #"width="\#(size)mm" height="\#(size)mm" role="img"><title>\#(QRCode.escaped(title))</title>"#
      + #"<rect width="\#(whole)" height="\#(whole)" fill="white"></rect>"#
      + #"<path fill="black" shape-rendering="crispEdges" d="\#(path)"></path>"#
      + (hasCross ? cross : "") + "</svg>"
  }

  private static let quiet = 4

  /// A box for every run of dark modules in a row.
  private var path: String {
    var path = ""
    for row in 0..<side {
      var column = 0
      while column < side {
        let length = modules[(row * side + column)..<((row + 1) * side)].prefix { $0 }.count
        if length > 0 {
          path += "M\(column + QRCode.quiet) \(row + QRCode.quiet)h\(length)v1h-\(length)z"
        }
        column += max(1, length)
      }
    }
    return path
  }

  /// 7 of the 46 millimetres of the code (Swiss Implementation Guidelines for the QR-bill, 6.4.2): a
  /// white frame, a black square, and in it the cross, whose arms are 11/19.8 long and 3.3/19.8 wide in
  /// the original drawing, and whose square is 17/19.8.
  private var cross: String {
    let frame = 7_000 * side / 46
    let square = frame * 170 / 198
    let long = frame * 110 / 198
    let short = frame * 33 / 198
    return box(frame, frame, "white") + box(square, square, "black") + box(long, short, "white")
      + box(short, long, "white")
  }

  /// A box in the middle; measures are thousandths of a module.
  private func box(_ width: Int, _ height: Int, _ fill: String) -> String {
    let middle = 1_000 * (side + 2 * QRCode.quiet)
    let (x, y) = ((middle - width) / 2, (middle - height) / 2)
    return #"<rect x="\#(QRCode.thousandths(x))" y="\#(QRCode.thousandths(y))" "#
      + #"width="\#(QRCode.thousandths(width))" height="\#(QRCode.thousandths(height))" "#
      + #"fill="\#(fill)"></rect>"#
  }

  /// With a point and without zeros at the end.
  private static func thousandths(_ value: Int) -> String {
    var rest = String(1_000 + value % 1_000).dropFirst()
    while rest.last == "0" { rest.removeLast() }
    return rest.isEmpty ? "\(value / 1_000)" : "\(value / 1_000).\(rest)"
  }

  /// XML 1.0 has no way to write control characters.
  private static func escaped(_ text: String) -> String {
    var xml = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": xml += "&amp;"
      case "<": xml += "&lt;"
      case ">": xml += "&gt;"
      case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FFFE}", "\u{FFFF}":
        xml += " "
      default: xml.unicodeScalars.append(scalar)
      }
    }
    return xml
  }
}
