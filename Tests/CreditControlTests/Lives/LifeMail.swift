import Receivables
import ReceivablesPorts

/// Adds a notice up as its reader would.
struct LifeMail {
  /// Whether the words are those that customers read.
  let isWorded: Bool
  let listsAll: Bool

  func mistakes(
    in sent: LifeOracle.Delivered, _ kept: (content: NoticeContent, text: NoticeText)?
  ) -> [String] {
    guard let (content, text) = kept else { return ["\(sent.id) was never put into words"] }
    var mistakes: [String] = []
    func expect(_ holds: Bool, _ what: String) {
      if !holds { mistakes.append("\(sent.day) \(sent.id) \(what)") }
    }
    let rows = content.lines.reduce(Int64(0)) { sum, line in
      sum + line.open.minorUnits - (line.agreed?.minorUnits ?? 0)
        - (line.isDisputed ? line.disputed?.minorUnits ?? line.open.minorUnits : 0)
    }
    let charges = content.charges.filter(\.isOwed).reduce(Int64(0)) {
      $0 + $1.amount.minorUnits - ($1.agreed?.minorUnits ?? 0)
    }
    expect(content.asked.minorUnits == sent.asked, "says \(content.asked), and asks \(sent.asked)")
    let sum = rows + charges - content.waiting.minorUnits
    expect(sum == sent.asked, "adds up to \(sum), and asks for \(sent.asked)")
    if sent.tone > 0 {
      expect(content.lines.allSatisfy { $0.due < sent.day }, "lists what is not due")
      expect(content.newDueDate == sent.payBy, "names \(content.newDueDate, default: "no day")")
    }
    expect(content.notDue.allSatisfy { $0.due >= sent.day }, "calls not due what is")
    expect(listsAll || content.notDue.isEmpty, "lists more than is asked")
    guard isWorded else { return mistakes }
    let amount = LifeMail.words(sent.asked, content.language)
    expect(text.text.contains(amount), "does not say \(amount)")
    // What came back is told beside what is asked for.
    let back = content.returned.map { LifeMail.words($0.amount.minorUnits, content.language) }
    for number in text.subject.matches(of: /[0-9][0-9.,]*[.,][0-9]{2}(?![0-9.])/) {
      expect(
        number.output == amount || back.contains(String(number.output)),
        "says \(number.output) in its subject")
    }
    return mistakes
  }

  private static func words(_ cents: Int64, _ language: String) -> String {
    let (thousands, point) = language == "de" ? (".", ",") : (",", ".")
    var whole = String(cents / 100)
    var groups: [String] = []
    while whole.count > 3 {
      groups.insert(String(whole.suffix(3)), at: 0)
      whole.removeLast(3)
    }
    let rest = String(cents % 100 + 100).suffix(2)
    return ([whole] + groups).joined(separator: thousands) + point + rest
  }
}
