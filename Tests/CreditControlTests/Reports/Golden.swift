import CreditControl
import Foundation
import Testing

/// Pictures as they were when somebody last looked at them.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  static func compare(_ picture: Picture, with name: String) throws {
    TextBox.expectApart(in: picture, name)
    let svg = SVGWriter.svg(picture)
    let place = folder.appending(path: "\(name).svg")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(svg.utf8).write(to: place)
      Issue.record("\(name) was recorded; look at it, and run again without RECORD.")
    }
    #expect(try String(contentsOf: place, encoding: .utf8) == svg, "\(name).svg is another picture")
  }
}
