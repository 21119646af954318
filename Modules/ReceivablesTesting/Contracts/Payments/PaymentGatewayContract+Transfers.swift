import Receivables
import ReceivablesPorts
import Testing

extension PaymentGatewayContract {
  static let transferRules: [ContractRule<GatewayUnderTest>] = [
    ContractRule("The same transfer has the same instructions, in the order of their kinds") {
      test in
      guard let suite = test.transfers else { return }
      for amount in suite.taken {
        let command = suite.command(amount)
        let found = try suite.gateway.instructions(for: command)
        #expect(try suite.gateway.instructions(for: command) == found)
        let order = TransferInstructions.Line.Kind.allCases
        let places = found.lines.compactMap { line in order.firstIndex(of: line.kind) }
        #expect(places == Set(places).sorted(), "\(found.lines)")
        #expect(found.lines.map(\.kind).contains(.holder) && found.lines.last?.kind == .reference)
        #expect(found.lines.contains { $0 == .init(.amount, "\(amount)") })
        #expect((found.payload == nil) == (suite.payload == nil))
      }
    },
    ContractRule("Whoever chose a name or a number writes no line of their own") { test in
      guard let suite = test.transfers, let amount = suite.taken.first else { return }
      let plain = try suite.gateway.instructions(
        for: suite.command(amount, creditor: "Northwind GmbH X", invoices: ["INV-7 X"]))
      for end in ["\n", "\r", "\r\n", "\u{0}", "\u{85}", "\u{B}", "\u{2028}", "\u{2029}"] {
        let found = try suite.gateway.instructions(
          for: suite.command(amount, creditor: "Northwind GmbH\(end)X", invoices: ["INV-7\(end)X"]))
        #expect(found == plain)
        #expect(!found.lines.contains { $0.text.isEmpty || $0.text.contains(where: \.isNewline) })
      }
      guard let payload = plain.payload, let end = suite.payload?.lineEnd else { return }
      for (index, line) in payload.split(separator: end, omittingEmptySubsequences: false)
        .enumerated()
      {
        #expect(
          !line.unicodeScalars.contains { $0.properties.generalCategory == .control }, "\(index)")
      }
    },
    ContractRule("An amount that the form cannot carry is refused, and so is nothing") { test in
      guard let suite = test.transfers, let amount = suite.taken.first else { return }
      let nothing = [0, -1].map { Money(minorUnits: $0, amount.currency) }
      for amount in suite.refused + nothing {
        #expect(throws: PaymentError.self, "\(amount)") {
          try suite.gateway.instructions(for: suite.command(amount))
        }
      }
    },
    ContractRule("A payload stays within what the form holds, however much is to be named") {
      test in
      guard let suite = test.transfers, let most = suite.payload?.mostBytes else { return }
      for count in [1, 2, 9, 99] {
        let invoices = (0..<count).map { "INV-2026-\($0)" }
        for amount in suite.taken {
          let found = try suite.gateway.instructions(for: suite.command(amount, invoices: invoices))
          #expect((found.payload ?? "").utf8.count <= most && found.payload != nil)
        }
      }
    },
    ContractRule("An IBAN that it names is one") { test in
      guard let suite = test.transfers, let amount = suite.taken.first else { return }
      let lines = try suite.gateway.instructions(for: suite.command(amount)).lines
      for line in lines where line.kind == .iban {
        let text = line.text.filter { $0 != " " }
        let turned = text.dropFirst(4) + text.prefix(4)
        #expect(CheckDigits.remainder97(of: turned.utf8) == 1, "\(line.text)")
      }
    },
    ContractRule("Its picture is one line of SVG that runs and loads nothing") { test in
      guard let suite = test.transfers, let amount = suite.taken.first else { return }
      let found = try suite.gateway.instructions(
        for: suite.command(amount, creditor: #"<script>alert("&")</script>"#))
      #expect((found.picture == nil) == (found.payload == nil))
      guard let picture = found.picture else { return }
      #expect(picture.hasPrefix("<svg ") && picture.hasSuffix("</svg>"))
      for ban in ["\n", "\r", "<script", "href", "url(", "<!", "foreignObject", "javascript:"] {
        #expect(!picture.contains(ban), "\(ban)")
      }
    },
  ]
}
