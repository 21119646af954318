import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@testable import BankTransferPayments

@Suite("QR codes")
struct QRCodeTests {
  /// Texts of every length that matters, of letters in one to four bytes; the same on every run.
  private static let texts: [String] = {
    var state: UInt64 = 4711
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let letters = Array("ABCxyz019 ,.-/\näöüß€éñ漢字🥐")
    // Short ones, those around the sizes in between, and some up to the largest code.
    let counts = Array(1...80) + (0..<140).map { _ in next(350) + 1 } + [900, 1_299, 1_800]
    return counts.map { count in
      String((0..<count).map { _ in letters[next(count % 3 == 0 ? 14 : letters.count)] })
    }
  }()

  /// What segno 1.6.6 draws, in the masks of the program, and what qrcode 8.2 draws in one of them.
  ///
  /// In byte mode a message ends with a whole codeword, and segno puts one of zeros behind it, which the
  /// standard (7.4.10) does not have and readers pass over: it is taken out of segno here. qrcode draws
  /// as it is.
  private static let program = """
    import qrcode, segno
    from qrcode.util import QRData, MODE_8BIT_BYTE
    from segno import encoder
    encoder.write_padding_bits = lambda bits, version, count: bits.extend([0] * (-count % 8))

    def drawn(rows):
        return ''.join(str(int(bit)) for row in rows for bit in row)

    def segnos(text, mask):
        code = segno.make(text, error='m', boost_error=False, micro=False, mode='byte',
                          encoding='utf-8', mask=mask, eci=False)
        return {'version': code.version, 'mask': code.mask, 'rows': drawn(code.matrix)}

    def qrcodes(text, mask):
        code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0,
                             mask_pattern=mask)
        code.add_data(QRData(text.encode(), mode=MODE_8BIT_BYTE), optimize=0)
        code.make(fit=True)
        return {'version': code.version, 'mask': mask, 'rows': drawn(code.modules)}

    print(json.dumps([[segnos(text, mask) for mask in masks] + [qrcodes(text, len(text) % 8)]
                      for text in texts]))
    """

  private static func drawn(_ code: QRCode) -> String {
    code.modules.map { $0 ? "1" : "0" }.joined()
  }

  /// Goal: every module is where the standard wants it. Method: a few hundred texts in all eight masks
  /// and in the one that is chosen, held against somebody else's drawing.
  @Test(
    "A code is the one that somebody else draws, in every mask and in the chosen one",
    .enabled(if: BankOracle() != nil, "\(BankOracle.missing)"))
  func others() throws {
    let oracle = try #require(BankOracle())
    let masks = "masks = [0, 1, 2, 3, 4, 5, 6, 7, None]\n"
    let answer = try oracle.run(masks + QRCodeTests.program, QRCodeTests.texts)
    let rows = try #require(answer.array)
    #expect(rows.count == QRCodeTests.texts.count)
    var versions: Set<Int> = []
    for (text, codes) in zip(QRCodeTests.texts, rows) {
      for (mask, other) in try #require(codes.array).enumerated() {
        // Behind the eight the one that is chosen, and then that of the other program.
        let wanted = mask < 8 ? mask : mask == 8 ? nil : text.unicodeScalars.count % 8
        let code = try #require(QRCode(Array(text.utf8), mask: wanted))
        let place = "\(text.utf8.count) bytes, mask \(mask)"
        #expect(Int64(code.version) == other["version"]?.integer, "\(place)")
        #expect(Int64(code.mask) == other["mask"]?.integer, "\(place)")
        #expect(QRCodeTests.drawn(code) == other["rows"]?.string, "\(place)")
        versions.insert(code.version)
      }
    }
    #expect(versions.isSuperset(of: 1...15), "\(versions.sorted())")
  }

  /// Goal: the same, in every size. Method: the longest message of each version, and one byte more.
  @Test(
    "The longest message of every version fits it, and a byte more does not",
    .enabled(if: BankOracle() != nil, "\(BankOracle.missing)"))
  func versions() throws {
    let oracle = try #require(BankOracle())
    // Table 7, level M, byte mode.
    let most = [
      14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
      711, 779, 857, 911, 997, 1_059, 1_125, 1_190, 1_264, 1_370, 1_452, 1_538, 1_628, 1_722, 1_809,
      1_911, 1_989, 2_099, 2_213, 2_331,
    ]
    let texts = most.map { String(repeating: "a", count: $0) }
    let answer = try oracle.run("masks = [3]\n" + QRCodeTests.program, texts)
    for (index, (text, codes)) in zip(texts, try #require(answer.array)).enumerated() {
      for (mask, other) in zip([3, text.count % 8], codes.array ?? []) {
        let code = try #require(QRCode(Array(text.utf8), mask: mask))
        #expect(code.version == index + 1)
        #expect(QRCodeTests.drawn(code) == other["rows"]?.string, "\(index + 1)")
      }
      #expect(QRCode(Array(text.utf8) + [0x61], most: index + 1) == nil)
    }
  }

  /// Goal: it holds without anybody's program, too. Method: a code of the smallest size, drawn by segno
  /// 1.6.6 (without its codeword of zeros) and written down.
  @Test("A small code is the one that was written down")
  func fixture() throws {
    let code = try #require(QRCode(Array("RF741".utf8)))
    #expect(code.version == 1 && code.side == 21)
    let rows = (0..<21).map { row in
      code.modules[(row * 21)..<((row + 1) * 21)].map { $0 ? "#" : "." }.joined()
    }
    #expect(rows == QRCodeTests.written)
  }

  @Test("Nothing fits into no code, and too much into none")
  func limits() {
    #expect(QRCode([])?.version == 1)
    #expect(QRCode(Array(repeating: 0, count: 2_332)) == nil)
    #expect(QRCode([1], mask: 8) == nil)
  }

  @Test("The drawing has a quiet zone of four modules, and its size is that of the code in it")
  func drawing() throws {
    let code = try #require(QRCode(Array("RF741".utf8)))
    let svg = code.svg(title: "Northwind & <Co>", millimetres: 21)
    #expect(svg.contains(#"viewBox="0 0 29 29" width="29mm" height="29mm""#))
    #expect(svg.contains("<title>Northwind &amp; &lt;Co&gt;</title>"))
    #expect(svg.contains(#"d="M4 4h7v1h-7z"#) && !svg.contains("\n"))
    #expect(svg.components(separatedBy: "<path").count == 2)
    #expect(svg.components(separatedBy: "<rect").count == 2)
    let cross = code.svg(title: "", millimetres: 46, hasCross: true)
    #expect(cross.components(separatedBy: "<rect").count == 6)
  }
}

extension QRCodeTests {
  fileprivate static let written = [
    "#######..#..#.#######",
    "#.....#...#.#.#.....#",
    "#.###.#.#####.#.###.#",
    "#.###.#.##.#..#.###.#",
    "#.###.#.#.#.#.#.###.#",
    "#.....#.#.##..#.....#",
    "#######.#.#.#.#######",
    "........##...........",
    "#.#####....#..#####..",
    "#...#..###.####..##..",
    "##.#..#.##..#.##...#.",
    "#..#.#....#####...#.#",
    "#...###..##.#..#.#...",
    "........#.#.#..#.###.",
    "#######..###.#..##.#.",
    "#.....#.###....##.##.",
    "#.###.#.#.##.#..##.#.",
    "#.###.#.########.##..",
    "#.###.#.##..#.##..#..",
    "#.....#..#.####...#..",
    "#######.##..#..#.#.#.",
  ]
}
