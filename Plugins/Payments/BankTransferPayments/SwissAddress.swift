/// Where the creditor is, in the parts that Swiss forms want.
struct SwissAddress: Equatable {
  let street: String
  let number: String
  let postcode: String
  let town: String
  /// ISO 3166, two letters.
  let country: String
}
