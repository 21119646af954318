import ArgumentParser
import CreditControl

struct CompletionCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: "Prints what makes a shell complete commands and options.",
    discussion: """
      Write what it prints into a file, as: dunwell completion fish > FILE

        bash  ~/.local/share/bash-completion/completions/dunwell
        zsh   ~/.zsh/completions/_dunwell, with that folder in fpath before compinit
        fish  ~/.config/fish/completions/dunwell.fish

      The folder has to be there; a new shell knows it.
      """)

  @Argument(help: "bash, zsh or fish.")
  var shell: String

  func run(_ context: Context) async throws -> Int32 {
    guard let known = CompletionShell(rawValue: shell) else {
      throw RunError(.usage, "\"\(shell)\" is no shell that is known here. Say bash, zsh or fish.")
    }
    context.console.say(Dunwell.completionScript(for: known))
    return 0
  }
}
