import Foundation
import ReceivablesPorts
import ReceivablesTesting
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
