import ReceivablesPorts

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The settings of one channel, each read as what it has to be.
struct SettingLines {
  private let channel: String
  private let values: [String: String]

  init(_ settings: ChannelSettings) {
    channel = settings.channel
    values = settings.values
  }

  func error(_ sentence: String) -> SettingsError {
    SettingsError("channels.\(channel): \(sentence)")
  }

  func allow(only known: [String]) throws {
    for key in values.keys.sorted() where !known.contains(key) {
      let alike = known.first { $0.lowercased() == key.lowercased() }
      let cure =
        alike.map { "Did you mean \"\($0)\"?" } ?? "It has \(known.joined(separator: ", "))."
      throw error("smtp has no setting \"\(key)\". \(cure)")
    }
  }

  func number(_ key: String, _ range: ClosedRange<Int>) throws -> Int? {
    guard let text = values[key] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw error(
        "\(key) is \"\(text)\". Write a number from \(range.lowerBound) to \(range.upperBound).")
    }
    return number
  }

  func host() throws -> String {
    var host = try required("host", example: "mail.northwind.example")
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    guard Self.isHostName(host) || Self.isIPv6Address(host) else {
      throw error(
        "host is \"\(host)\". Write the server's name, as mail.northwind.example; a name with "
          + "other letters in its xn-- form.")
    }
    return host
  }

  func security() throws -> MailServer.Security {
    guard let text = values["tls"] else { return .starttls }
    guard let security = MailServer.Security(rawValue: text) else {
      throw error("tls is \"\(text)\". Write none, starttls or tls.")
    }
    return security
  }

  func sender() throws -> EnvelopeAddress {
    let text = try required("from", example: "bounces@northwind.example")
    guard let address = EnvelopeAddress(text) else {
      throw error("from is not an address that mail can come from. Write one, as name@example.org.")
    }
    return address
  }

  func login(_ environment: (String) -> String?) throws -> MailServer.Login? {
    switch (values["user"], values["passwordEnv"]) {
    case (nil, nil): return nil
    case (let user?, let variable?):
      guard !user.isEmpty, Self.isLine(user) else {
        throw error("user is no name to sign in with. Write it in one line.")
      }
      guard let password = environment(variable), !password.isEmpty else {
        throw error(
          "passwordEnv names \"\(variable)\", and the environment has no such variable. Set it to "
            + "the password, or take user and passwordEnv out.")
      }
      return MailServer.Login(user: user, password: Secret(password))
    case (_?, nil):
      throw error(
        "there is a user and no passwordEnv. Add the name of the environment variable that holds "
          + "the password, as \"passwordEnv: MAIL_PASSWORD\".")
    case (nil, _?):
      throw error(
        "there is a passwordEnv and no user. Add \"user: \" and the name to sign in with.")
    }
  }

  func caFile(in folder: String) throws -> String? {
    guard let text = values["caFile"] else { return nil }
    let path = text.hasPrefix("/") ? text : "\(folder)/\(text)"
    guard !text.isEmpty, access(path, R_OK) == 0 else {
      throw error(
        "caFile is \"\(text)\", and there is no such file to read. Write the path of a PEM file, "
          + "from the book's folder.")
    }
    return path
  }

  func heloName() throws -> String? {
    guard let text = values["heloName"] else { return nil }
    let isLiteral = text.hasPrefix("[") && text.hasSuffix("]")
    let inner = isLiteral ? String(text.dropFirst().dropLast()) : text
    guard Self.isHostName(inner) || (isLiteral && inner.utf8.allSatisfy(Self.isOfLiteral)) else {
      throw error(
        "heloName is \"\(text)\". Write the name of this machine, as desk.northwind.example, or "
          + "its address in brackets.")
    }
    return text
  }

  func isLoopback(_ host: String) -> Bool {
    let isAddress = host.utf8.allSatisfy { $0 == UInt8(ascii: ".") || Self.digits.contains($0) }
    return host == "localhost" || host == "::1" || (isAddress && host.hasPrefix("127."))
  }

  private func required(_ key: String, example: String) throws -> String {
    guard let text = values[key], !text.isEmpty else {
      throw error("smtp needs \"\(key)\". Add a line such as \"\(key): \(example)\".")
    }
    return text
  }

  // MARK: What names are made of

  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  /// Letters, digits and hyphens between dots; an IPv4 address looks the same.
  static func isHostName(_ text: String) -> Bool {
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return text.utf8.count <= 255
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.allSatisfy(isOfName)
          && label.first != UInt8(ascii: "-")
      }
  }

  private static func isIPv6Address(_ text: String) -> Bool {
    var address = in6_addr()
    return inet_pton(AF_INET6, text, &address) == 1
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case digits, UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func isOfLiteral(_ byte: UInt8) -> Bool {
    isOfName(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
  }

  private static func isLine(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}
