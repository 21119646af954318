import Foundation
import ReceivablesPorts

/// How well verdicts agree with labels: for whole files, and for each thing that is labelled.
struct Score: CustomStringConvertible {
  private var files = 0
  private var right = 0
  private var aspects: [String: (right: Int, of: Int)] = [:]
  private var misses: [String] = []

  var rate: Double { files == 0 ? 0 : Double(right) / Double(files) }

  var description: String {
    let head = "files: \(right) of \(files) right"
    let rates = aspects.sorted { $0.key < $1.key }.map {
      "\($0.key): \($0.value.right) of \($0.value.of)"
    }
    return ([head] + rates + misses.map { "miss: \($0)" }).joined(separator: "\n")
  }

  mutating func add(_ sample: PublicSample, _ mails: [ReceivedMail]) {
    var wrong: [String] = []
    func check(_ aspect: String, _ expected: String, _ found: String) -> Bool {
      let isRight = expected == found
      if !isRight { wrong.append("\(aspect) \(found), labelled \(expected)") }
      return isRight
    }
    let kinds = Set(mails.map { Score.kind(of: $0.verdict) })
    tally("kind", check("kind", sample.kind, kinds.sorted().joined(separator: "+")))
    let reports = mails.flatMap(\.reports)
    if sample.kind == "bounce" || sample.kind == "delivered" {
      tally("recipients", check("recipients", "\(sample.labels.count)", "\(recipients(reports))"))
    }
    for (label, report) in zip(sample.labels, reports) {
      let isHard = report.outcome == .hardBounce
      tally("hard or soft", check("hard", "\(label.isHard)", "\(isHard)"))
      tally("reason", check("reason", label.reason, Score.reason(of: report)))
      // Codes that the collectors made up where the message has none are not asked for.
      if holds(label.status, in: sample) {
        tally("status", check("status", label.status, report.status ?? "none"))
      }
      // Told for itself: no file is wrong for it, as labels take it from different places.
      if !label.reply.isEmpty {
        tally("(reply code)", label.reply == report.replyCode.map { String($0) })
      }
    }
    files += 1
    if wrong.isEmpty {
      right += 1
    } else {
      misses.append("\(sample.name): \(wrong.joined(separator: "; "))")
    }
  }

  private mutating func tally(_ aspect: String, _ isRight: Bool) {
    let before = aspects[aspect] ?? (0, 0)
    aspects[aspect] = (before.right + (isRight ? 1 : 0), before.of + 1)
  }

  /// The labels name no address: one that is whole and stands in the message is right.
  private func recipients(_ reports: [RecipientReport]) -> Int {
    Set(reports.compactMap(\.recipient).filter { $0.contains("@") }).count
  }

  private func holds(_ status: String, in sample: PublicSample) -> Bool {
    guard !status.isEmpty, let data = FileManager.default.contents(atPath: sample.path) else {
      return false
    }
    return data.range(of: Data(status.utf8)) != nil
  }

  private static func kind(of verdict: MailVerdict) -> String {
    switch verdict {
    // The labels know no "still being tried".
    case .bounced, .delayed: "bounce"
    case .delivered: "delivered"
    case .autoReply: "autoreply"
    case .complaint, .unsubscribe: "complaint"
    default: "none"
    }
  }

  /// The label of our reason: the same words written differently, except for these.
  private static func reason(of report: RecipientReport) -> String {
    if report.outcome == .delivered { return "delivered" }
    let others: [BounceReason: String] = [
      .suspended: "suspend", .messageTooBig: "mesgtoobig", .exceedsLimit: "exceedlimit",
      .authenticationFailure: "authfailure", .reverseNameMissing: "requireptr",
      .tooManyConnections: "toomanyconn", .notCompliant: "notcompliantrfc", .unclear: "onhold",
    ]
    return others[report.reason] ?? report.reason.rawValue.filter { $0 != "-" }
  }
}
