import Foundation

/// One file and what it is labelled as.
struct PublicSample {
  struct Label {
    let status: String
    let reply: String
    let reason: String
    let isHard: Bool
  }

  let path: String
  /// As `bounce/lhost-qmail-12.eml`.
  let name: String
  /// One for each recipient; none where the folder's name is the whole label.
  let labels: [Label]

  static func all(in folder: String, labels text: String) throws -> [PublicSample] {
    var labels: [String: [Label]] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let name = String(cells[0].dropFirst("dev/".count))
      labels[name, default: []].append(
        Label(status: cells[2], reply: cells[3], reason: cells[4], isHard: cells[5] == "true"))
    }
    let kinds = ["arf", "autoreply", "bounce", "not_a_bounce"]
    return try kinds.flatMap { kind in
      try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)").sorted().map {
        file in
        PublicSample(
          path: "\(folder)/\(kind)/\(file)", name: "\(kind)/\(file)",
          labels: labels["\(kind)/\(file)"] ?? [])
      }
    }
  }

  /// `complaint`, `autoreply`, `delivered`, `bounce` or `none`.
  var kind: String {
    if name.hasPrefix("arf") { return "complaint" }
    if name.hasPrefix("autoreply") { return "autoreply" }
    if name.hasPrefix("not_a_bounce") { return "none" }
    switch labels.first?.reason {
    case "feedback": return "complaint"
    case "vacation": return "autoreply"
    case "delivered": return "delivered"
    default: return "bounce"
    }
  }
}
