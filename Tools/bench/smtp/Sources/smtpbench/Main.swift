import ReceivablesPorts
import SMTPChannel

/// Sends so many notices of so many bytes to a port of this machine, one after the other.
@main
enum Main {
  struct WrongArguments: Error {}

  static func main() async throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    guard numbers.count == 3 else { throw WrongArguments() }
    let channel = try SMTPChannelKind().open(
      ChannelSettings(
        channel: "email", kind: "smtp",
        values: [
          "host": "127.0.0.1", "port": "\(numbers[0])", "tls": "none",
          "from": "ar@northwind.example", "perConnection": "1000000",
        ]), in: ".")
    let notice = RenderedNotice(act: "n", bytes: text(numbers[2]), recipient: "cafe@example.org")
    var sent = 0
    for _ in 0..<numbers[1] where try await channel.deliver(notice) == .sent { sent += 1 }
    print(sent)
  }

  private static func text(_ size: Int) -> [UInt8] {
    let line = String(repeating: "flour, ", count: 10) + "\r\n"
    let lines = String(repeating: line, count: max(1, (size - 14) / line.utf8.count))
    return Array(("Subject: x\r\n\r\n" + lines).utf8)
  }
}
