import Receivables

/// Which labels can be written without touching each other.
package enum LabelPlaces {
  /// Pixels that a text takes in most sans-serif fonts at the very most.
  package static func width(of text: String, _ font: Picture.Font) -> Double {
    Double(TextShape.columns(of: text)) * font.size * 0.62
  }

  /// The room between two labels, in pixels.
  package static let gap = 8.0

  private static let strides = [1, 2, 3, 4, 6, 12, 13, 24, 26, 36, 52, 60, 104, 120, 240, 600]

  /// Every how many of evenly spaced columns can be labelled; nil where not even one can.
  package static func stride(_ widths: [Double], slot: Double) -> Int? {
    let widest = widths.max() ?? 0
    return strides.first { Double($0) * slot >= widest + gap }
  }

  /// Which of some labels are written behind their marks, before the next mark and the edge.
  ///
  /// - Parameter places: where the marks are, rising.
  package static func behindMarks(_ places: [Double], _ widths: [Double], edge: Double) -> [Bool] {
    places.indices.map { index in
      let next = index + 1 < places.count ? places[index + 1] - gap : edge
      return places[index] + widths[index] + gap <= next
    }
  }
}
