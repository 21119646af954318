import Dunning
import Receivables

extension Threshold {
  /// One amount for all currencies, or a block with an amount for each and a `default`.
  init(_ passage: Passage, example: String) throws {
    guard passage.isBlock else {
      self.init(general: try passage.amount(example: example))
      return
    }
    let block = try passage.block(example: "\"\(example)\"")
    var general = DecimalAmount(unscaled: 0, scale: 0)
    var byCurrency: [Currency: Int64] = [:]
    for line in block.lines {
      let amount = try line.value.amount(example: "\(line.key): 10.00")
      guard line.key != "default" else {
        general = amount
        continue
      }
      guard let currency = Currency(code: line.key) else {
        throw line.place.error(
          "\"\(line.key)\" is not a currency. Write its three capital letters, as EUR, or"
            + " \"default\" for all others.")
      }
      do {
        byCurrency[currency] = try amount.money(in: currency).minorUnits
      } catch {
        throw line.value.error(Threshold.explanation(error, currency))
      }
    }
    self.init(general: general, byCurrency: byCurrency)
  }

  private static func explanation(_ problem: DecimalAmount.Problem, _ currency: Currency) -> String
  {
    guard case .tooManyDecimals(let allowed) = problem else {
      return "the amount is too large. Write a smaller one."
    }
    let places = allowed == 0 ? "no decimals" : "\(allowed) decimals"
    return "\(currency) has \(places). Write the amount with no more than these."
  }
}
