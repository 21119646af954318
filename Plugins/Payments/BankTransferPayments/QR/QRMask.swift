/// What turns modules around, so that no code looks like its own patterns (ISO/IEC 18004:2015, table 10).
enum QRMask: Int, CaseIterable {
  case chess, rows, columns, diagonals, bricks, crosses, flowers, weave

  func turns(_ row: Int, _ column: Int) -> Bool {
    let product = row * column
    return switch self {
    case .chess: (row + column) % 2 == 0
    case .rows: row % 2 == 0
    case .columns: column % 3 == 0
    case .diagonals: (row + column) % 3 == 0
    case .bricks: (row / 2 + column / 3) % 2 == 0
    case .crosses: product % 2 + product % 3 == 0
    case .flowers: (product % 2 + product % 3) % 2 == 0
    case .weave: ((row + column) % 2 + product % 3) % 2 == 0
    }
  }
}
