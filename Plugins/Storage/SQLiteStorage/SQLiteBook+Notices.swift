import Foundation
import GRDB
public import Receivables
public import ReceivablesPorts

extension SQLiteBook: Outbox {
  public func openNotices(
    _ which: OpenNotices, after cursor: NoticeCursor?, limit: Int
  ) throws -> [Notice] {
    let condition =
      switch which {
      case .any: "open"
      case .unanswered: "open AND unanswered"
      }
    return try notices(where: condition, [], after: cursor, limit: limit)
  }

  public func notices(on day: Day?, after cursor: NoticeCursor?, limit: Int) throws -> [Notice] {
    guard let day else { return try notices(where: "1", [], after: cursor, limit: limit) }
    return try notices(where: "n.day = ?", [day.ordinal], after: cursor, limit: limit)
  }

  public func notice(_ id: String) throws -> Notice? {
    try notices(where: "n.id = ?", [id], after: nil, limit: 1).first
  }

  private func notices(
    where condition: String, _ values: StatementArguments, after cursor: NoticeCursor?, limit: Int
  ) throws -> [Notice] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT n.id, a.name, n.day, n.content FROM notice n JOIN account a ON a.id = n.account
          WHERE \(condition) AND (n.day, n.id) > (?, ?) ORDER BY n.day, n.id LIMIT ?
          """)
      let arguments =
        values + [cursor?.day.ordinal ?? Int32.min, cursor?.id ?? "", limit]
      return try Row.fetchAll(statement, arguments: arguments).map { row in
        try NoticeCoding.read(
          row[3] as Data, id: row[0], account: AccountID(row[1]), day: Day(ordinal: row[2]))
      }
    }
  }
}
