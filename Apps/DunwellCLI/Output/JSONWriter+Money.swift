import Receivables

extension JSONWriter {
  /// `{"amount":"1234.50","currency":"EUR"}`.
  mutating func money(_ key: StaticString, _ money: Money) {
    object(key) { object in
      object.string("amount", money.decimal)
      object.string("currency", money.currency.code)
    }
  }

  mutating func dayOrNull(_ key: StaticString, _ day: Day?) {
    if let day { self.day(key, day) } else { null(key) }
  }

  /// `[{"name":"current","amount":".."},..]`.
  mutating func buckets(_ amounts: [Int64], _ names: [String], _ currency: Currency) {
    array("buckets") { list in
      for (name, amount) in zip(names, amounts) {
        list.object { bucket in
          bucket.string("name", name)
          bucket.string("amount", Money(minorUnits: amount, currency).decimal)
        }
      }
    }
  }
}
