import ReceivablesPorts
import Testing

@Suite("Secrets")
struct SecretTests {
  // Neither type below is private: a private one prints with an address, in which any number can come
  // up by chance.

  /// As settings hold one: beside what may be seen.
  struct Login {
    let user = "northwind"
    let password: Secret
  }

  private static let text = "open-sesame-4711"
  private static let secret = Secret(text)
  private static let login = Login(password: secret)

  private static func dumped(_ value: Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text
  }

  @Test(
    "A secret shows in nothing that prints, neither by itself nor within others",
    arguments: [
      ("description", secret.description),
      ("debugDescription", secret.debugDescription),
      ("interpolation", "\(secret)"),
      ("String(describing:)", String(describing: secret)),
      ("String(reflecting:)", String(reflecting: secret)),
      ("dump", dumped(secret)),
      ("an optional", String(describing: Optional(secret))),
      ("an array", "\([secret])"),
      ("a dictionary", "\(["password": secret])"),
      ("a value that holds it", String(describing: login)),
      ("a reflected value that holds it", String(reflecting: login)),
      ("a dumped value that holds it", dumped(login)),
      ("an error that holds it", String(reflecting: Result<Int, Refused>.failure(Refused()))),
    ])
  func hides(_ how: String, _ printed: String) {
    #expect(!printed.contains(Self.text), "\(how)")
    #expect(!printed.contains("\(Self.text.count)"), "\(how)")
    #expect(printed.contains("(redacted)"), "\(how)")
  }

  struct Refused: Error {
    let password = SecretTests.secret
  }

  @Test("A mirror finds nothing in a secret, however deep it looks")
  func mirror() {
    #expect(Mirror(reflecting: Self.secret).children.isEmpty)
    let held = Mirror(reflecting: Self.login).children.first { $0.label == "password" }
    #expect(held.map { Mirror(reflecting: $0.value).children.isEmpty } == true)
  }

  @Test("Who asks for it has it, byte for byte")
  func exposes() {
    #expect(Self.secret.exposed() == Self.text)
    #expect(Secret("").exposed().isEmpty)
  }
}
