import Receivables

/// What somebody is told who has no book yet.
struct WelcomeSpeech {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  func tell() {
    if console.isJSON {
      console.json { $0.null("book") }
      return
    }
    console.say(
      """
      Dunwell knows what is owed, decides what to do next and why, and does it once.

      There is no book here or above. Begin with one of these:
        dunwell demo              a year of practice customers, to look around in
        dunwell init northwind    a book of your own, in a new folder
        dunwell help              every command
      """)
  }
}
