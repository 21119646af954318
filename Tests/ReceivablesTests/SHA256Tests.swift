import Receivables
import Testing

/// The vectors of NIST: FIPS 180-2, appendix B, and the short and long messages of the SHA tests.
@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "Texts hash as NIST says",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopq"
          + "klmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func texts(_ text: String, _ hash: String) {
    #expect(SHA256.hash(Array(text.utf8)).description == hash)
  }

  @Test(
    "Bytes hash as NIST says",
    arguments: [
      ("d3", "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
      ("11af", "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98"),
      ("74ba2521", "b16aa56be3880d18cd41e68384cf1ec8c17680c45a02b1575dc1518923ae8b0e"),
    ])
  func shortBytes(_ message: String, _ hash: String) throws {
    let message = try #require(bytes(hexadecimal: message))
    #expect(SHA256.hash(message).description == hash)
  }

  @Test("A million times the letter a hashes as NIST says, however it is fed")
  func million() {
    let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(SHA256.hash(letters).description == expected)
    var hasher = SHA256()
    var fed = 0
    var piece = 1
    while fed < letters.count {
      let end = min(letters.count, fed + piece)
      hasher.update(letters[fed..<end])
      fed = end
      piece = piece % 6_007 + 61
    }
    #expect(hasher.finish().description == expected)
  }

  @Test("Every length around a block is padded so that no two hash alike")
  func lengths() {
    var seen: Set<Hash> = []
    for length in 0...260 {
      let message = [UInt8](repeating: 0, count: length)
      let whole = SHA256.hash(message)
      var hasher = SHA256()
      for byte in message { hasher.update([byte]) }
      #expect(hasher.finish() == whole)
      #expect(seen.insert(whole).inserted)
    }
  }

  @Test("A hash reads back from its text and its bytes, and from nothing else")
  func hashText() {
    let hash = SHA256.hash([1, 2, 3])
    #expect(Hash(hash.description) == hash)
    #expect(Hash(bytes: hash.bytes) == hash)
    #expect(Hash(hash.description.uppercased()) == nil)
    #expect(Hash(hash.description.dropLast()) == nil)
    #expect(Hash(bytes: hash.bytes.dropLast()) == nil)
    #expect(Hash.zero.description == String(repeating: "0", count: 64))
  }
}
