/// The known word that a mistyped one was most likely meant to be: at most two letters off.
///
/// Capitals do not count. Words that share no letter are no match, however short they are.
package func nearest(to word: String, among known: [String]) -> String? {
  let letters = Array(word.lowercased())
  var best: (word: String, distance: Int)?
  for candidate in known {
    let others = Array(candidate.lowercased())
    guard abs(letters.count - others.count) <= 2 else { continue }
    let distance = editDistance(letters, others)
    guard distance <= 2, distance < max(letters.count, others.count) else { continue }
    if distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.word
}

/// How many letters have to be put in, left out or changed to make one word of the other.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var row = Array(0...right.count)
  for (index, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for (column, other) in right.enumerated() {
      let changed = diagonal + (letter == other ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
    }
  }
  return row[right.count]
}
