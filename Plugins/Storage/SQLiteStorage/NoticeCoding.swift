import Receivables
import ReceivablesPorts

/// A notice as one column.
enum NoticeCoding {
  static func write(_ notice: Notice) -> [UInt8] {
    var json = JSONWriter()
    json.object { object in
      object.string("channel", notice.channel)
      object.string("rung", notice.rung)
      object.string("status", notice.status.rawValue)
      object.integer("attempt", notice.attempt)
      object.string("rule", ifPresent: notice.rule)
      object.string("not_before", ifPresent: notice.notBefore?.description)
      Trigger.write(notice.triggers, into: &object)
      notice.listing.write(into: &object)
    }
    return json.bytes
  }

  static func read(
    _ bytes: some Collection<UInt8>, id: String, account: AccountID, day: Day
  ) throws -> Notice {
    let reader = FactReader(try JSONValue(parsing: bytes))
    guard let status = Notice.Status(rawValue: try reader.string("status")) else {
      throw BookError.damaged("notice \(id) has no status")
    }
    return Notice(
      id: id, account: account, channel: try reader.string("channel"),
      rung: try reader.string("rung"), on: day, triggers: try Trigger.read(reader),
      listing: try NoticeListing(reader), status: status, attempt: try reader.integer("attempt"),
      notBefore: reader.value["not_before"] == nil ? nil : try reader.moment("not_before"),
      rule: reader.value["rule"]?.string)
  }
}
