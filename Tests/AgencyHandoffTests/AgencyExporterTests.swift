import AgencyHandoff
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Files for an agency")
struct AgencyExporterTests {
  @Test("The exporter keeps the contract", arguments: HandoffExporterContract.rules)
  func keeps(_ rule: ContractRule<any HandoffExporter>) async throws {
    try await rule.check(try Agency.exporter())
  }

  /// What an agency asks for must not undo what the contract promises.
  @Test(
    "It keeps the contract in every form that the settings can give it",
    arguments: HandoffExporterContract.rules)
  func keepsInEveryForm(_ rule: ContractRule<any HandoffExporter>) async throws {
    for separator in ["comma", "semicolon", "tab", "pipe"] {
      for quotes in ["needed", "all"] {
        try await rule.check(
          try Agency.exporter([
            "separator": separator, "quotes": quotes, "encoding": "windows-1252",
            "decimal": "comma", "dates": "DD.MM.YYYY", "header": "no",
          ]))
      }
    }
  }

  @Test("By default it writes these files")
  func standard() throws {
    try GoldenFolder("Standard").expect(
      try Agency.exporter().files(of: SampleHandoffs.whole))
  }

  @Test("With a column map, German dates and amounts, quotes and Windows-1252 it writes these")
  func german() throws {
    let exporter = try Agency.exporter(
      [
        "separator": "semicolon", "decimal": "comma", "dates": "DD.MM.YYYY", "quotes": "all",
        "encoding": "windows-1252",
      ],
      columns: [
        ("Aktenzeichen", "placement"), ("Schuldner", "name"), ("Straße", "address1"),
        ("Telefon", "phone"), ("Rechnung", "invoice"), ("Fällig", "due"), ("Offen", "open"),
        ("Währung", "currency"), ("Gläubiger", "creditor"),
      ])
    try GoldenFolder("German").expect(try exporter.files(of: SampleHandoffs.whole))
  }

  @Test("Characters that Windows-1252 lacks lose their accents, and the manifest counts them")
  func replaced() throws {
    let exporter = try Agency.exporter(
      ["encoding": "windows-1252"], columns: [("n", "name"), ("i", "invoice"), ("o", "open")])
    let claim = SampleHandoffs.hotel(named: "Cukiernia Ćma € 日 “Müller”")
    let files = try exporter.files(of: SampleHandoffs.handoff([claim]))
    let row =
      Array("\r\nCukiernia Cma ".utf8) + [0x80] + Array(" ? ".utf8)
      + [0x93] + Array("M".utf8) + [0xFC] + Array("ller".utf8) + [0x94] + Array(",INV-1,".utf8)
    #expect(files[0].bytes.ranges(of: row).count == 1)
    // Two in each of two rows.
    #expect(String(decoding: files[1].bytes, as: UTF8.self).contains(#""replaced":4,"#))
  }

  @Test("A phone number keeps its digits: the plus is written as 00, and no formula passes as one")
  func phones() throws {
    let exporter = try Agency.exporter(
      columns: [("p", "phone"), ("i", "invoice"), ("o", "open")])
    let text = String(
      decoding: try exporter.files(of: SampleHandoffs.handoff([SampleHandoffs.hotel()]))[0].bytes,
      as: UTF8.self)
    #expect(text.contains("\r\n0049 40 123-456,INV-1,1200.00\r\n"))
  }

  @Test(
    "A setting that cannot be is refused with what can",
    arguments: [
      (["separator": "colon"], "separator is one of comma, semicolon, tab, pipe, not \"colon\"."),
      (["decimal": ","], "decimal is one of point, comma, not \",\"."),
      (["dates": "YY-MM-DD"], "dates is a pattern with YYYY, MM and DD once each, as DD.MM.YYYY."),
      (["dates": "YYYY-MM-MM-DD"], "dates is a pattern with YYYY, MM and DD once each,"),
      (["encoding": "latin1"], "encoding is one of utf-8, windows-1252, not \"latin1\"."),
      (["path": "x"], "an agency has no setting \"path\". It has separator, decimal,"),
    ])
  func refused(_ values: [String: String], _ message: String) {
    let error = #expect(throws: SettingsError.self) { try Agency.exporter(values) }
    #expect(error?.description.hasPrefix("handoff.northcollect: " + message) == true)
  }

  @Test("A column map without what is owed, or with a field that is none, is refused")
  func columns() {
    let without = #expect(throws: SettingsError.self) {
      try Agency.exporter(columns: [("Rechnung", "invoice")])
    }
    #expect(
      without?.description
        == "handoff.northcollect: no column has the field open. Add one.")
    let unknown = #expect(throws: SettingsError.self) {
      try Agency.exporter(columns: [("Geburtstag", "birthday")])
    }
    #expect(unknown?.description.contains("there is no field \"birthday\". There are") == true)
  }
}

/// An agency of Northwind's.
enum Agency {
  static func exporter(
    _ values: [String: String] = [:], columns: [(String, String)] = []
  ) throws -> any HandoffExporter {
    try AgencyHandoffKind().open(
      HandoffSettings(
        name: "northcollect", kind: "agency", values: values,
        columns: columns.map { HandoffSettings.Column(title: $0, field: $1) }))
  }
}
