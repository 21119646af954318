import CreditControl
import Receivables

/// Says what became of one act.
struct OutcomeSpeech {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  func tell(
    _ outcome: Desk.Outcome, _ words: String, _ more: (inout JSONWriter) -> Void = { _ in }
  ) {
    if console.isJSON {
      console.json { json in
        json.bool("done", true)
        json.bool("before", outcome == .doneBefore)
        more(&json)
      }
    } else {
      console.say(outcome == .done ? words : "This was done before; nothing was changed.")
    }
  }

  /// - Parameter command: what a second person answers with, where one has to agree.
  func tell(_ outcome: Desk.WriteOff, _ words: String, _ command: String) {
    switch outcome {
    case .done: tell(.done, words)
    case .doneBefore: tell(.doneBefore, "")
    case .asked(let task, let approvers):
      let who = approvers.isEmpty ? "a second person" : approvers.joined(separator: " or ")
      tell(.done, "\(who) has to agree: dunwell \(command) --approve \(task)") {
        $0.string("task", task)
      }
    }
  }

  /// - Parameter told: what the act had to tell; nil where it was done before.
  func tell<Told>(
    _ told: Told?, _ words: (Told) -> String, _ more: (inout JSONWriter, Told) -> Void
  ) {
    tell(told == nil ? .doneBefore : .done, told.map(words) ?? "") { json in
      if let told { more(&json, told) }
    }
  }
}

/// Says what was copied.
struct CopySpeech {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  func tell(_ entries: Int?, _ words: String) {
    if console.isJSON {
      console.json { json in
        json.bool("done", true)
        if let entries { json.integer("entries", entries) }
      }
    } else {
      console.say(entries.map { "\($0) \(words)" } ?? words)
    }
  }
}
