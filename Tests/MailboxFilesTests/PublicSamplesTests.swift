import Foundation
import ReceivablesPorts
import Testing

/// Goal: other people's bounces are judged as their collectors labelled them.
/// Method: the samples and labels of public bounce parsers, file by file; see the note beside them.
@Suite("Public samples")
struct PublicSamplesTests {
  static let folder = SharedFolder.path(of: "data/email/dev")
  static let labels = SharedFolder.path(of: "data/email/expected_bounces.dev.csv")

  @Test(
    "At least 95 of 100 public samples are judged as they are labelled",
    .enabled(if: folder != nil && labels != nil, "The shared samples of mail are not here."))
  func samples() throws {
    let samples = try PublicSample.all(
      in: #require(Self.folder),
      labels: String(contentsOfFile: #require(Self.labels), encoding: .utf8))
    #expect(samples.count >= 70)
    var score = Score()
    for sample in samples { score.add(sample, try read(mailbox: sample.path)) }
    print(score.description)
    #expect(score.rate >= 0.95)
  }
}

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
