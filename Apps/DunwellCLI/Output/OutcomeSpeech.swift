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
