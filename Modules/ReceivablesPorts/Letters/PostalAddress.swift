/// Where mail of paper reaches somebody.
public struct PostalAddress: Sendable, Equatable {
  /// Street and number, or what stands for them.
  public let street: String?
  /// What the address needs beside the street.
  public let addition: String?
  /// The town, in the United States with its state.
  public let town: String?
  /// The postal code.
  public let code: String?
  /// ISO 3166 code of two letters; nil where it is not known.
  public let country: String?

  /// The address among what the book keeps of a customer, by field.
  ///
  /// - Parameter country: where it is.
  public init(_ contact: [String: String], country: String?) {
    func field(_ name: String) -> String? {
      contact[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    street = field("address1") ?? field("address")
    addition = field("address2")
    town = field("city")
    code = field("postcode")
    self.country = country
  }

  /// Whether a letter can be sent there.
  public var isWhole: Bool { street != nil && (town != nil || code != nil) }

  /// Line by line, as the post of the country has it; without the country itself.
  ///
  /// The Universal Postal Union's guide "Addressing the world" has where the code stands: behind the
  /// town where English is spoken, in the United Kingdom below it, elsewhere before it.
  public var lines: [String] {
    [street, addition].compactMap { $0 } + lastLines
  }

  private var lastLines: [String] {
    let parts: [String?] =
      switch country {
      case "GB", "IE": [town, code]
      case "US", "CA", "AU", "NZ": [[town, code].compactMap { $0 }.joined(separator: " ")]
      default: [[code, town].compactMap { $0 }.joined(separator: " ")]
      }
    return parts.compactMap { $0 }.filter { !$0.isEmpty }
  }
}
