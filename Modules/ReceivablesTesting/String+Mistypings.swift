extension String {
  /// The same with one digit for another or one letter for another, in every place and every way.
  public var mistypings: [String] {
    let letters = Array(self)
    return letters.indices.flatMap { place in
      let others = letters[place].isNumber ? "0123456789" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
      return others.filter { $0 != letters[place] }.map { other in
        var wrong = letters
        wrong[place] = other
        return String(wrong)
      }
    }
  }
}
