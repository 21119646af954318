import Receivables

extension Threshold {
  func write(into json: inout JSONWriter) {
    json.integer("unscaled", general.unscaled)
    json.integer("scale", general.scale)
    if !byCurrency.isEmpty {
      json.array("by_currency") { list in
        for (currency, amount) in byCurrency.sorted(by: { $0.key < $1.key }) {
          list.object { row in
            row.string("currency", currency.code)
            row.integer("amount", amount)
          }
        }
      }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    var byCurrency: [Currency: Int64] = [:]
    for value in try reader.list("by_currency") {
      let money = try FactReader(value).money("amount")
      byCurrency[money.currency] = money.minorUnits
    }
    let general = DecimalAmount(
      unscaled: try reader.integer64("unscaled"), scale: try reader.integer("scale"))
    self.init(general: general, byCurrency: byCurrency)
  }
}
