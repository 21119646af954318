/// A rung acted inside the house: nobody was written to.
public struct MeasureTaken: FactBody {
  public static let kind = "contact.measure-taken"

  public enum Act: String, Sendable, CaseIterable {
    /// Nothing more is supplied on credit until somebody lifts it.
    case hold
    /// Somebody is asked to do something.
    case task
  }

  /// Follows from act and triggers alone.
  public let measure: String
  public let act: Act
  /// The highest of the triggers' rungs.
  public let rung: String
  public let triggers: [Trigger]
  public let listing: NoticeListing
  public let basis: DecisionBasis

  public init(
    measure: String, act: Act, rung: String, triggers: [Trigger], listing: NoticeListing,
    basis: DecisionBasis
  ) {
    self.measure = measure
    self.act = act
    self.rung = rung
    self.triggers = triggers
    self.listing = listing
    self.basis = basis
  }

  public func write(into json: inout JSONWriter) {
    json.string("measure", measure)
    json.string("act", act.rawValue)
    json.string("rung", rung)
    Trigger.write(triggers, into: &json)
    listing.write(into: &json)
    basis.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    measure = try reader.string("measure")
    guard let act = Act(rawValue: try reader.string("act")) else { throw .wrong("act") }
    self.act = act
    rung = try reader.string("rung")
    triggers = try Trigger.read(reader)
    listing = try NoticeListing(reader)
    basis = try DecisionBasis(reader)
  }

  /// A name that follows from act and triggers alone.
  public static func id(_ act: Act, triggers: [Trigger]) -> String {
    var json = JSONWriter()
    json.object { object in
      object.string("act", act.rawValue)
      Trigger.write(triggers.sorted(), into: &object)
    }
    return "M-" + SHA256.hash(json.bytes).description.prefix(20)
  }
}
