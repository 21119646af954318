/// A QR code of one message in byte mode at error correction level M.
///
/// ISO/IEC 18004:2015. EPC069-12 allows versions up to 13, the Swiss guidelines up to 25.
struct QRCode: Equatable {
  let version: Int
  /// 0 to 7.
  let mask: Int
  /// Modules of a side, without the quiet zone.
  let side: Int
  /// Whether a module is dark, row by row.
  let modules: [Bool]

  /// - Parameters:
  ///   - most: the largest version that may come of it.
  ///   - mask: 0 to 7; nil for the one that reads best.
  /// - Returns: nil where the message does not fit.
  init?(_ message: [UInt8], most: Int = 40, mask: Int? = nil) {
    guard let version = QRVersion(holding: message.count, most: most) else { return nil }
    var plain = QRGrid(version)
    plain.draw(QRMessage(message, in: version).codewords)
    let wanted = mask.map { wanted in QRMask.allCases.filter { $0.rawValue == wanted } }
    let candidates = (wanted ?? QRMask.allCases).map { mask in
      (mask: mask, grid: plain.masked(by: mask))
    }
    // Of equals the first, so that the same message is the same code.
    let scores = candidates.count > 1 ? candidates.map { QRPenalty($0.grid).points } : [0]
    guard let least = scores.min(), let index = scores.firstIndex(of: least),
      candidates.indices.contains(index)
    else { return nil }
    var (chosen, grid) = candidates[index]
    grid.drawInformation(chosen)
    self.version = version.number
    self.mask = chosen.rawValue
    side = version.side
    modules = grid.modules.map { $0 == 1 }
  }
}
