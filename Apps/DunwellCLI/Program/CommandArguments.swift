/// The words of a command line, with `--book PATH` taken out from wherever it stands.
struct CommandArguments {
  let book: String?
  let rest: [String]

  init(_ arguments: [String]) {
    var book: String?
    var rest: [String] = []
    var index = 0
    while index < arguments.count {
      let word = arguments[index]
      if word == "--" {
        rest += arguments[index...]
        break
      }
      if word == "--book", index + 1 < arguments.count {
        book = arguments[index + 1]
        index += 2
        continue
      }
      if word.hasPrefix("--book=") {
        book = String(word.dropFirst(7))
      } else {
        rest.append(word)
      }
      index += 1
    }
    self.book = book
    self.rest = rest
  }
}
