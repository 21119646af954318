import CreditControl
import Testing

/// Where a text stands, as wide as it can be.
struct TextBox {
  let text: String
  private let left: Double
  private let right: Double
  private let top: Double
  private let bottom: Double

  init?(_ mark: Picture.Mark) {
    guard case .text(let text, let x, let y, let font, let anchor) = mark else { return nil }
    let width = LabelPlaces.width(of: text, font)
    self.text = text
    left =
      switch anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    right = left + width
    top = y - 10
    bottom = y + 2
  }

  func isWithin(_ picture: Picture) -> Bool {
    left >= 0 && right <= picture.width && top >= 0 && bottom <= picture.height
  }

  func overlaps(_ other: TextBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// No two texts of the picture touch, and none leaves it.
  static func expectApart(in picture: Picture, _ name: String) {
    let boxes = picture.marks.compactMap(TextBox.init)
    #expect(!boxes.isEmpty)
    for box in boxes { #expect(box.isWithin(picture), "\(name): \(box.text)") }
    for (index, one) in boxes.enumerated() {
      for other in boxes[(index + 1)...] where one.overlaps(other) {
        Issue.record("\(name): \(one.text) touches \(other.text)")
      }
    }
  }
}
