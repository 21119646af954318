import Receivables
import ReceivablesPorts

extension NoticeWords {
  /// The statements that ask for what is listed, and what a statement itself asks for.
  mutating func addStatements(of content: NoticeContent, _ rows: NoticeRows) {
    values["byStatement"] = rows.isByStatement
    values["hasStatements"] = !rows.statements.isEmpty
    values["severalStatements"] = rows.statements.count > 1
    values["statementNumbers"] = words(
      rows.statements.map(\.statement.number).joined(separator: ", "))
    values["statements"] = rows.statements.map { row in
      [
        "number": words(row.statement.number), "on": words(locale.text(row.statement.day)),
        "due": words(locale.text(row.statement.due)), "open": amount(row.open),
        "isPart": row.isPart,
      ] as [String: Any]
    }
    guard let toPay = content.toPay else { return }
    values["statementNumber"] = words(toPay.statement.number)
    guard let sum = toPay.amount else { return }
    values["hasToPay"] = true
    values["toPay"] =
      [
        "amount": amount(sum), "due": words(locale.text(toPay.statement.due)),
        "isPart": sum != content.asked,
      ] as [String: Any]
  }
}
