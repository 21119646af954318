/// A drawing of a few shapes, in pixels from the upper left corner.
public struct Picture: Sendable, Equatable {
  /// What a shape is for; the colours of each follow from the reader's light or dark screen.
  public enum Look: String, Sendable, CaseIterable {
    /// Not due yet.
    case current
    case overdue
    case collected
    case billed
    /// A notice that was sent.
    case notice
    /// Days on which nothing is sent.
    case hold
    /// The same, behind everything else.
    case shade
    /// A line to read values by.
    case grid
    /// The line from which everything is measured.
    case base
  }

  /// How a text is set.
  public enum Font: String, Sendable, CaseIterable {
    case title, heading, label, value, soft

    /// In pixels.
    var size: Double {
      switch self {
      case .title: 18
      case .heading: 14
      case .label, .soft: 12
      case .value: 11
      }
    }
  }

  public enum Anchor: String, Sendable {
    case start, middle, end
  }

  public enum Shape: Sendable, Equatable {
    case box(x: Double, y: Double, width: Double, height: Double)
    case line(x1: Double, y1: Double, x2: Double, y2: Double)
    case circle(x: Double, y: Double, radius: Double)
    /// A square that stands on its corner.
    case diamond(x: Double, y: Double, radius: Double)
  }

  public enum Mark: Sendable, Equatable {
    /// - Parameter tip: what it stands for, in words; empty where it stands for nothing.
    case shape(Shape, Look, tip: String)
    case text(String, x: Double, y: Double, Font, Anchor)
  }

  public let width: Double
  public let height: Double
  public let title: String
  /// What the picture shows, for people who do not see it.
  public let description: String
  public private(set) var marks: [Mark] = []

  public init(width: Double, height: Double, title: String, description: String) {
    self.width = width
    self.height = height
    self.title = title
    self.description = description
  }

  public mutating func draw(_ shape: Shape, _ look: Look, tip: String = "") {
    marks.append(.shape(shape, look, tip: tip))
  }

  public mutating func write(
    _ text: String, x: Double, y: Double, _ font: Font, _ anchor: Anchor = .start
  ) {
    marks.append(.text(text, x: x, y: y, font, anchor))
  }
}
