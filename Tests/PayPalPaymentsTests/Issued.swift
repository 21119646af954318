import Crypto
import Foundation
import Receivables
import SwiftASN1
import X509
import _CryptoExtras

/// A certificate that a test made, with its key: what PayPal has, and what a stranger may make.
struct Issued {
  let certificate: Certificate
  private let key: Certificate.PrivateKey

  /// - Parameters:
  ///   - name: its common name.
  ///   - issuer: who signs it; itself where there is nobody.
  ///   - isAuthority: whether it may sign others.
  ///   - days: how long it is good, around the moment of the tests.
  init(
    _ name: String, by issuer: Issued? = nil, isAuthority: Bool = false,
    days: ClosedRange<Int> = -100...100
  ) throws {
    let own =
      isAuthority
      ? Certificate.PrivateKey(P256.Signing.PrivateKey())
      : Certificate.PrivateKey(try _RSA.Signing.PrivateKey(keySize: .bits2048))
    let subject = try DistinguishedName { CommonName(name) }
    let noon = Date(
      timeIntervalSince1970: Double(PayPalUnderTest.moment.microseconds) / 1_000_000)
    key = own
    certificate = try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: own.publicKey,
      notValidBefore: noon.addingTimeInterval(Double(days.lowerBound) * 86_400),
      notValidAfter: noon.addingTimeInterval(Double(days.upperBound) * 86_400),
      issuer: issuer?.certificate.subject ?? subject, subject: subject,
      extensions: try Certificate.Extensions {
        if isAuthority {
          Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
        } else {
          Critical(BasicConstraints.notCertificateAuthority)
        }
        KeyUsage(digitalSignature: !isAuthority, keyCertSign: isAuthority)
      }, issuerPrivateKey: issuer?.key ?? own)
  }

  /// As PEM.
  func pem() throws -> String { try certificate.serializeAsPEM().pemString }

  /// A signature as PayPal makes them.
  func sign(_ message: String) throws -> String {
    let signature = try key.sign(
      bytes: Array(message.utf8), signatureAlgorithm: .sha256WithRSAEncryption)
    return Data(signature.rawRepresentation).base64EncodedString()
  }
}
