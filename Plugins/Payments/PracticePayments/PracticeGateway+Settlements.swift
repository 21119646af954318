import Receivables
public import ReceivablesPorts

extension PracticeGateway: SettlementListing {
  /// Everything is listed at once.
  public var listsWithinSeconds: Int { 0 }

  /// One request for each page.
  public func next(
    _ question: SettlementQuestion, after answers: [HTTPResponse]
  ) throws -> PaymentStep<SettlementPage> {
    guard let answer = answers.first else {
      var query = FormBody()
      query.add("from", question.from.description)
      query.add("until", question.until.description)
      query.add("cursor", question.cursor)
      return .send(
        HTTPRequest(
          method: "GET", address: PracticeGateway.address + "/settlements?" + query.text))
    }
    return .done(
      outcome(answer) { json in
        json["lines"]?.array.map {
          SettlementPage(reading: $0, cursor: json["next"]?.string, settlement)
        }
      })
  }

  private func settlement(_ json: JSONValue) -> Settlement? {
    guard let id = json["id"]?.string,
      let kind = json["kind"]?.string.flatMap(Settlement.Kind.init(rawValue:)),
      let amount = money(in: json), let moment = json["at"]?.string.flatMap({ Moment($0) })
    else { return nil }
    let fee = Money(minorUnits: json["fee"]?.integer ?? 0, amount.currency)
    return Settlement(
      id: id, kind: kind, amount: kind == .refund ? -amount : amount, fee: fee, moment: moment,
      object: json["object"]?.string, payment: json["payment"]?.string,
      reference: json["reference"]?.string)
  }
}
