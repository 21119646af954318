import GRDB
public import Receivables
public import ReceivablesPorts

extension SQLiteBook: AgingAnswering {
  public func aging(_ question: AgingQuestion) throws -> [AgingRow] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT a.name, currency, \(buckets(question)), unapplied
          FROM (\(try lines(question, database))) t JOIN account a ON a.id = t.account
          ORDER BY a.name, currency
          """)
      var answer: [AgingRow] = []
      while let row = try rows.next() { answer += try agingRow(row, question) }
      return answer
    }
  }

  private func buckets(_ question: AgingQuestion) -> String {
    (0..<question.buckets.count).map { "b\($0)" }.joined(separator: ", ")
  }

  private func agingRow(_ row: Row, _ question: AgingQuestion) throws -> [AgingRow] {
    let code: String = row[1]
    guard let currency = Currency(code: code) else {
      throw BookError.damaged("currency \(code) is not known")
    }
    let count = question.buckets.count
    let answer = AgingRow(
      account: AccountID(row[0]), currency: currency,
      buckets: (0..<count).map { row[2 + $0] }, unapplied: row[2 + count])
    return answer.isEmpty ? [] : [answer]
  }

  /// Sums by account and currency over what is open on the day.
  ///
  /// As known now, an item whose last movement is behind the day has its open amount in its row;
  /// only the others are summed up. As known before, every movement of then counts.
  private func lines(_ question: AgingQuestion, _ database: Database) throws -> String {
    let day = Int64(question.day.ordinal)
    let from = question.basis == .due ? "due" : "issued"
    let isThere = "(issued <= \(day) OR NOT owed)"
    let inner: String
    if let knownAt = question.knownAt {
      let last = try lastCommit(by: knownAt, database)
      let since = question.basis == .due ? SQLiteBook.due(knownBy: last) : "i.issued"
      inner = """
        SELECT account, currency, owed, \(since) AS since, amount AS open FROM item i
        WHERE issued <= \(day) AND made <= \(last)
        UNION ALL
        SELECT i.account, i.currency, i.owed, \(since), m.amount
        FROM movement m JOIN item i ON i.id = m.item
        WHERE m.day <= \(day) AND m.made <= \(last)
        """
    } else {
      inner = """
        \(stillOpen(day, from, in: "item_live")) WHERE \(SQLiteSchema.isLive) AND \(isThere)
        UNION ALL
        \(stillOpen(day, from, in: "item_closed"))
        WHERE \(SQLiteSchema.isClosed) AND settled > \(day) AND \(isThere)
        """
    }
    // An edge further back than any day of a book is none.
    let edges = question.buckets.edges.map { Int64(min($0, Int(Int32.max))) }
    // The first day of each bucket but the oldest, which has none.
    let starts = [day] + edges.map { day - $0 }
    var columns = (0..<question.buckets.count).map { index in
      var condition = index == 0 ? "owed" : "owed AND since < \(starts[index - 1])"
      if index < starts.count { condition += " AND since >= \(starts[index])" }
      return "sum(CASE WHEN \(condition) THEN open ELSE 0 END) AS b\(index)"
    }
    columns.append("sum(CASE WHEN owed THEN 0 ELSE -open END) AS unapplied")
    return """
      SELECT account, currency, \(columns.joined(separator: ", "))
      FROM (\(inner)) GROUP BY account, currency
      """
  }
}

extension SQLiteBook {
  /// The due day of an item as it was known by a commit: that which the first entry after it has moved, as
  /// statements do.
  private static func due(knownBy commit: Int) -> String {
    """
    CASE WHEN i.circumstances IS NULL THEN i.due ELSE coalesce((
      SELECT CAST(julianday(json_extract(m.value, '$[1]')) - 2440587.5 AS INTEGER)
      FROM json_each(CAST(i.circumstances AS TEXT), '$.moved_due') m
        JOIN entry e ON e.account = i.account AND e.sequence = json_extract(m.value, '$[0]')
      WHERE e.made > \(commit) ORDER BY e.sequence LIMIT 1
      ), i.due) END
    """
  }

  /// What is open on a day, of items in an index; only those that move later are summed up.
  private func stillOpen(_ day: Int64, _ from: String, in index: String) -> String {
    """
    SELECT account, currency, owed, \(from) AS since, CASE WHEN last <= \(day) THEN open ELSE
      CASE WHEN issued <= \(day) THEN amount ELSE 0 END + coalesce(
        (SELECT sum(m.amount) FROM movement m WHERE m.item = item.id AND m.day <= \(day)), 0)
      END AS open
    FROM item INDEXED BY \(index)
    """
  }
}

// MARK: - Proving what is derived

extension SQLiteBook: DerivedChecking {
  public func derivedProblems() throws -> [(account: AccountID, what: String)] {
    try read { database in
      var problems: [(account: AccountID, what: String)] = []
      let items = try Row.fetchCursor(
        database,
        sql: """
          SELECT coalesce(a.name, ''), i.name, i.part FROM
            (SELECT *,
              amount + coalesce((SELECT sum(amount) FROM movement WHERE item = t.id), 0) AS sum,
              max(issued, coalesce((SELECT max(day) FROM movement WHERE item = t.id), issued))
                AS latest
              FROM item t) i
            LEFT JOIN account a ON a.id = i.account
          WHERE a.id IS NULL OR open <> sum OR last <> latest OR owed <> (i.name GLOB '[ix]*')
            OR settled <> CASE WHEN sum = 0 THEN latest ELSE ? END
          UNION ALL
          SELECT '', NULL, 0 FROM movement WHERE item NOT IN (SELECT id FROM item)
          """, arguments: [Day.distantFuture.ordinal])
      while let row = try items.next() {
        let name: String? = row[1]
        let item = name.flatMap { ItemID(rowName: $0, part: row[2]) }?.text ?? "an item"
        problems.append((AccountID(row[0]), "\(item) does not follow from its movements"))
      }
      problems += try recordedProblems(database)
      problems += try taskProblems(database)
      let notices = try Row.fetchCursor(
        database,
        sql: """
          SELECT coalesce(a.name, ''), n.id FROM notice n LEFT JOIN account a ON a.id = n.account
          WHERE a.id IS NULL
            OR n.open <> (json_extract(n.content, '$.status')
              IN ('waiting', 'planned', 'scheduled', 'claimed', 'retrying', 'unknown'))
            OR n.unanswered <> (json_extract(n.content, '$.status') IN ('claimed', 'unknown'))
          """)
      while let row = try notices.next() {
        problems.append((AccountID(row[0]), "notice \(row[1] as String) is listed wrongly"))
      }
      return problems
    }
  }

  /// How many tasks are open is kept beside the fold that says so.
  private func taskProblems(
    _ database: Database
  ) throws -> [(account: AccountID, what: String)] {
    let names = try String.fetchCursor(
      database,
      // A fold that cannot be read is told by whoever reads it.
      sql: """
        SELECT name FROM (SELECT name, tasks, CAST(standing AS TEXT) AS text FROM account)
        WHERE CASE WHEN json_valid(text) THEN tasks <> (
          SELECT count(*) FROM json_each(text, '$.tasks')
          WHERE json_extract(value, '$.done') IS NULL) ELSE 0 END
        """)
    var problems: [(account: AccountID, what: String)] = []
    while let name = try names.next() {
      problems.append((AccountID(name), "its open tasks are not those of its fold"))
    }
    return problems
  }

  /// When something was recorded is kept beside the entries in two more places.
  private func recordedProblems(
    _ database: Database
  ) throws -> [(account: AccountID, what: String)] {
    var problems: [(account: AccountID, what: String)] = []
    let movements = try Row.fetchCursor(
      database,
      sql: """
        SELECT a.name, i.name, i.part FROM
          (SELECT id, sequence, made FROM item UNION ALL SELECT item, sequence, made FROM movement) m
          JOIN item i ON i.id = m.id JOIN account a ON a.id = i.account
          LEFT JOIN entry e ON e.account = i.account AND e.sequence = m.sequence
        WHERE e.made IS NOT m.made
        """)
    while let row = try movements.next() {
      let item = ItemID(rowName: row[1], part: row[2])?.text ?? "an item"
      problems.append(
        (AccountID(row[0]), "\(item) was not moved when its entry was recorded"))
    }
    let accounts = try Row.fetchCursor(
      database,
      sql: """
        SELECT name FROM account a WHERE moved IS NOT
          (SELECT made FROM entry e WHERE e.account = a.id ORDER BY sequence DESC LIMIT 1)
        """)
    while let row = try accounts.next() {
      problems.append((AccountID(row[0]), "it did not move when its last entry was recorded"))
    }
    let documents = try Row.fetchCursor(
      database,
      sql: """
        SELECT coalesce(a.name, ''), d.kind, d.id FROM document d
          LEFT JOIN account a ON a.id = d.account
          LEFT JOIN entry e ON e.account = d.account AND e.sequence = d.sequence
        WHERE e.sequence IS NULL
        """)
    while let row = try documents.next() {
      problems.append(
        (AccountID(row[0]), "\(row[1] as String) \(row[2] as String) has no entry"))
    }
    return problems
  }
}
