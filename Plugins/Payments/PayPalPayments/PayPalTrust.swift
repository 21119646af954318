import Foundation
import Receivables
import SwiftASN1
import X509

/// Who may vouch for the certificates that PayPal signs with.
///
/// A certificate counts where a chain of those that come with it leads to an anchor; one that comes
/// alone has to be an anchor's own, or an anchor itself.
public struct PayPalTrust: Sendable {
  private let anchors: [Certificate]

  /// Nobody: every event is refused.
  public static let nobody = PayPalTrust(anchors: [])

  /// Where Linux systems keep the certificates that they trust (Debian and Arch, Red Hat, SUSE).
  private static let systemFiles = [
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
  ]

  private init(anchors: [Certificate]) {
    self.anchors = anchors
  }

  /// The certificates in a text of PEM; those that cannot be read vouch for nothing.
  public init(pem: String) {
    self.init(anchors: PayPalTrust.certificates(in: pem))
  }

  /// Those that the system trusts; nobody where it has no file of them.
  public static func system() -> PayPalTrust {
    for file in systemFiles {
      // A file that is not there is looked for elsewhere.
      guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { continue }
      return PayPalTrust(pem: text)
    }
    return nobody
  }

  /// A key of PayPal's.
  struct Key {
    fileprivate let key: Certificate.PublicKey

    func hasSigned(_ message: [UInt8], with signature: [UInt8]) -> Bool {
      key.isValidSignature(
        signature, for: message, signatureAlgorithm: .sha256WithRSAEncryption)
    }
  }

  /// The key of the first certificate of a PEM, where it is PayPal's and good at a moment.
  func key(in pem: [UInt8], at moment: Moment) -> Key? {
    guard pem.count < 100_000 else { return nil }
    let chain = PayPalTrust.certificates(in: String(decoding: pem, as: UTF8.self))
    let date = Date(timeIntervalSince1970: Double(moment.microseconds) / 1_000_000)
    guard let own = chain.first, chain.count < 8, PayPalTrust.isNamedPayPal(own),
      PayPalTrust.isGood(own, at: date), isVouchedFor(own, by: chain.dropFirst(), at: date)
    else { return nil }
    return Key(key: own.publicKey)
  }

  private static func certificates(in pem: String) -> [Certificate] {
    // What is no PEM has no certificates, and what cannot be read vouches for nothing.
    guard let documents = try? PEMDocument.parseMultiple(pemString: pem) else { return [] }
    return documents.compactMap {
      // The others may still do.
      try? Certificate(pemDocument: $0)
    }
  }

  // MARK: Rules

  private static func isNamedPayPal(_ certificate: Certificate) -> Bool {
    let names = certificate.subject.flatMap { $0 }
      .filter { $0.type == .RDNAttributeType.commonName }
      .map { String($0.value) }
    return names.count == 1 && names[0]?.hasSuffix(".paypal.com") == true
  }

  /// Whether it is valid at a moment, and has no rule that we do not know.
  private static func isGood(_ certificate: Certificate, at date: Date) -> Bool {
    let known: [ASN1ObjectIdentifier] = [
      .X509ExtensionID.basicConstraints, .X509ExtensionID.keyUsage,
      .X509ExtensionID.extendedKeyUsage, .X509ExtensionID.subjectAlternativeName,
    ]
    return certificate.notValidBefore <= date && date <= certificate.notValidAfter
      && certificate.extensions.allSatisfy { !$0.critical || known.contains($0.oid) }
  }

  /// - Parameter depth: how many that vouch for others are between it and the first.
  private func isVouchedFor(
    _ certificate: Certificate, by others: ArraySlice<Certificate>, at date: Date, depth: Int = 0
  ) -> Bool {
    func vouches(_ other: Certificate) -> Bool {
      PayPalTrust.mayVouch(other, depth) && PayPalTrust.isGood(other, at: date)
        && PayPalTrust.hasSigned(other, certificate)
    }
    if anchors.contains(certificate) || anchors.contains(where: vouches) { return true }
    return others.indices.contains { index in
      guard vouches(others[index]) else { return false }
      var rest = others
      let next = rest.remove(at: index)
      return isVouchedFor(next, by: rest, at: date, depth: depth + 1)
    }
  }

  /// Whether it is of an authority, for as many below it as there are.
  private static func mayVouch(_ certificate: Certificate, _ depth: Int) -> Bool {
    do {
      guard
        case .isCertificateAuthority(let length)? = try certificate.extensions.basicConstraints,
        length ?? depth >= depth
      else { return false }
      return try certificate.extensions.keyUsage?.keyCertSign == true
    } catch {
      // A rule that cannot be read is not kept.
      return false
    }
  }

  private static func hasSigned(_ issuer: Certificate, _ certificate: Certificate) -> Bool {
    issuer.subject == certificate.issuer
      // SHA-1 can be made to fit.
      && certificate.signatureAlgorithm != .sha1WithRSAEncryption
      && issuer.publicKey.isValidSignature(certificate.signature, for: certificate)
  }
}
