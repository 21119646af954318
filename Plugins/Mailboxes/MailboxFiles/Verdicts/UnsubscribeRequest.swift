import ReceivablesPorts

/// A mail by which somebody, or a mail program for somebody, asks for no more mail (RFC 2369).
struct UnsubscribeRequest {
  let isOne: Bool

  init(_ content: MailContent, _ options: MailOptions) {
    let header = content.header
    let subject = header.text("subject").asciiLowered.trimmed
    let asked = Set(options.unsubscribeAddresses.map(\.asciiLowered))
    let recipients = ["to", "cc", "delivered-to", "x-original-to"].flatMap { header.all($0) }
      .flatMap(MailAddresses.all(in:)).map(\.asciiLowered)
    isOne =
      UnsubscribeRequest.subjects.contains(subject) || subject.hasPrefix("unsubscribe ")
      || header.first("x-apple-unsubscribe")?.trimmed.asciiLowered == "true"
      || recipients.contains(where: asked.contains)
  }

  private static let subjects: Set = [
    "unsubscribe", "re: unsubscribe", "unsubscribe me", "please unsubscribe",
    "please unsubscribe me", "opt-out", "opt out", "optout", "abmelden", "abmeldung",
    "newsletter abmelden", "désinscription", "désabonnement", "se désabonner", "darse de baja",
    "baja", "cancellami", "disiscrizione", "uitschrijven", "afmelden", "avregistrera", "afmeld",
  ]
}
