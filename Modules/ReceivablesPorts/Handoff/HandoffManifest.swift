public import Receivables

/// What a handoff consists of: control totals, and the hash of every file.
///
/// Whoever receives it counts and adds up again, and refuses what differs.
public struct HandoffManifest: Sendable, Equatable {
  /// One file as the manifest has it.
  public struct Listed: Sendable, Equatable {
    /// Its place in the folder.
    public let name: String
    /// How long it is.
    public let bytes: Int
    /// Of its bytes.
    public let hash: Hash
  }

  /// Where it is found in the folder.
  public static let name = "manifest.json"

  /// What the handoff is called.
  public let id: String
  /// How many claims it has.
  public let claims: Int
  /// What is open on all claims, by currency.
  public let open: [Money]
  /// Every other file, in the order in which they were made.
  public let files: [Listed]

  /// The files with their manifest behind them.
  ///
  /// - Parameter replaced: characters that could not be written as they are, in all files.
  public static func closing(
    _ files: [HandoffFile], of handoff: Handoff, replaced: Int = 0
  ) -> [HandoffFile] {
    files + [HandoffFile(name: name, bytes: bytes(files, handoff, replaced))]
  }

  private static func bytes(
    _ files: [HandoffFile], _ handoff: Handoff, _ replaced: Int
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { manifest in
      manifest.string("format", "dunwell.handoff")
      manifest.integer("version", 1)
      manifest.string("id", handoff.id)
      manifest.string("purpose", handoff.purpose.rawValue)
      manifest.string("recipient", handoff.recipient)
      manifest.string("creditor", handoff.creditor.name)
      manifest.day("day", handoff.day)
      manifest.integer("count", handoff.claims.count)
      manifest.integer("lines", handoff.claims.reduce(0) { $0 + $1.lines.count })
      write(handoff.open, "totals", into: &manifest)
      manifest.integer("changes", handoff.changes.count)
      write(HandoffClaim.sums(handoff.changes.map(\.amount)), "changed", into: &manifest)
      manifest.integer("recalls", handoff.recalls.count)
      if replaced > 0 { manifest.integer("replaced", replaced) }
      manifest.array("claims") { list in
        for claim in handoff.claims { list.object { write(claim, into: &$0) } }
      }
      manifest.array("files") { list in
        for file in files {
          list.object { row in
            row.string("name", file.name)
            row.integer("bytes", file.bytes.count)
            row.hash("sha256", SHA256.hash(file.bytes))
          }
        }
      }
    }
    return json.bytes + [0x0A]
  }

  private static func write(_ claim: HandoffClaim, into json: inout JSONWriter) {
    json.string("placement", ifPresent: claim.placement)
    json.string("account", claim.debtor.account.text)
    write(claim.open, "open", into: &json)
    // Evidence: the account's entries hash to this, and whoever has the book can show them.
    json.integer("entries", claim.head.length)
    json.hash("head", claim.head.hash)
  }

  private static func write(
    _ amounts: [Money], _ key: StaticString, into json: inout JSONWriter
  ) {
    json.array(key) { list in
      for amount in amounts {
        list.object { row in
          row.string("amount", amount.decimal)
          row.string("currency", amount.currency.code)
        }
      }
    }
  }

  /// Reads a manifest; what else it says is left aside.
  ///
  /// - Throws: ``FactError`` where the bytes are no manifest.
  public init(parsing bytes: [UInt8]) throws {
    let reader = FactReader(try JSONValue(parsing: bytes))
    guard try reader.string("format") == "dunwell.handoff", try reader.integer("version") == 1
    else { throw FactError.wrong("format") }
    id = try reader.string("id")
    claims = try reader.integer("count")
    open = try reader.list("totals").map { value in
      let row = FactReader(value)
      let amount = try DecimalAmount(try row.string("amount"), decimal: .point)
      return try amount.money(in: try row.currency())
    }
    files = try reader.list("files").map { value in
      let row = FactReader(value)
      return Listed(
        name: try row.string("name"), bytes: try row.integer("bytes"),
        hash: try row.hash("sha256"))
    }
  }
}
