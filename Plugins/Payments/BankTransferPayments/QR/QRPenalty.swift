/// How badly a masked code is to be read (ISO/IEC 18004:2015, 7.8.3 and table 11).
///
/// It is judged before format and version are drawn, in the order in which the standard tells it.
struct QRPenalty {
  let points: Int

  init(_ grid: QRGrid) {
    let side = grid.side
    var points = 0
    for index in 0..<side {
      let row = Array(grid.modules[(index * side)..<((index + 1) * side)])
      let column = (0..<side).map { grid.modules[$0 * side + index] }
      for line in [row, column] {
        points += QRPenalty.runs(line) + QRPenalty.finders(line)
      }
    }
    self.points = points + QRPenalty.blocks(grid) + QRPenalty.balance(grid)
  }

  /// Five or more of a colour in a line: their number, less two.
  private static func runs(_ line: [UInt8]) -> Int {
    var points = 0
    var length = 0
    for place in line.indices {
      length = place > 0 && line[place] == line[place - 1] ? length + 1 : 1
      // Three points at the fifth, and one for each beyond it.
      if length == 5 { points += 3 } else if length > 5 { points += 1 }
    }
    return points
  }

  /// What could be taken for a finder, with four light modules before or behind it; around the code
  /// all is light.
  private static func finders(_ line: [UInt8]) -> Int {
    var points = 0
    var place = 0
    while place + pattern.count <= line.count {
      guard line[place..<(place + pattern.count)].elementsEqual(pattern) else {
        place += 1
        continue
      }
      let end = place + pattern.count
      let before = line[max(0, place - 4)..<place]
      let behind = line[end..<min(end + 4, line.count)]
      if before.allSatisfy({ $0 == 0 }) || behind.allSatisfy({ $0 == 0 }) {
        points += 40
        place = end
      } else {
        place += 4
      }
    }
    return points
  }

  /// Squares of two by two in one colour; larger ones are several.
  private static func blocks(_ grid: QRGrid) -> Int {
    let (side, modules) = (grid.side, grid.modules)
    var points = 0
    for row in 0..<(side - 1) {
      for place in (row * side)..<((row + 1) * side - 1) {
        let sum =
          modules[place] + modules[place + 1] + modules[place + side] + modules[place + side + 1]
        if sum == 0 || sum == 4 { points += 3 }
      }
    }
    return points
  }

  /// Ten points for every full five percent away from half dark.
  private static func balance(_ grid: QRGrid) -> Int {
    let dark = grid.modules.reduce(0) { $0 + Int($1) }
    let all = grid.modules.count
    return abs(20 * dark - 10 * all) / all * 10
  }

  private static let pattern: [UInt8] = [1, 0, 1, 1, 1, 0, 1]
}
