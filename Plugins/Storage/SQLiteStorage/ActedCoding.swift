import Receivables
import ReceivablesPorts

/// Triggers that acted on an item, as one column.
enum ActedCoding {
  static func write(_ triggers: [ActedTrigger]) -> [UInt8] {
    var json = JSONWriter()
    json.array { list in
      for trigger in triggers {
        list.array { row in
          row.string(nil, trigger.rung)
          row.integer(nil, trigger.cycle)
          row.day(nil, trigger.day)
          row.string(nil, trigger.notice)
          if trigger.isVoid { row.bool(nil, true) }
        }
      }
    }
    return json.bytes
  }

  static func read(_ bytes: some Collection<UInt8>) throws -> [ActedTrigger] {
    guard let rows = try JSONValue(parsing: bytes).array else { throw damaged }
    return try rows.map { value in
      guard let row = value.array, row.count == 4 || row.count == 5, let rung = row[0].string,
        let cycle = row[1].integer, let day = row[2].string.flatMap({ Day($0) }),
        let notice = row[3].string
      else { throw damaged }
      return ActedTrigger(
        rung: rung, cycle: Int(cycle), day: day, notice: notice,
        isVoid: row.count == 5 && row[4].bool == true)
    }
  }

  private static var damaged: BookError {
    .damaged("the triggers of an item cannot be read")
  }
}
