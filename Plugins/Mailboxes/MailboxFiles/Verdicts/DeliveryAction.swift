/// What a server did with a message (RFC 3464, section 2.3.3).
enum DeliveryAction {
  case failed, delayed, delivered
  /// Given up because the time ran out, as SendGrid writes it.
  case expired

  /// - Parameter word: of the field Action; the class of the status tells where it says nothing.
  init(_ word: String, _ status: StatusCode?) {
    switch word.asciiLowered {
    case "delayed", "delay": self = .delayed
    case "expired": self = .expired
    // Postfix tells so when it was asked whether an address would do.
    case "delivered", "relayed", "expanded", "deliverable": self = .delivered
    case "": self = status?.classDigit == 2 ? .delivered : .failed
    default: self = .failed
    }
  }
}
