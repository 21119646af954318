/// The people of a customer by what they do there, among what the book keeps privately of it.
///
/// The fields of a role stand behind its name and a slash, as `accounting/email`.
struct ContactPeople {
  private let fields: [String: String]

  init(_ fields: [String: String]) {
    self.fields = fields
  }

  /// In the order of their names.
  var roles: [String] {
    let roles = fields.keys.compactMap { key in
      key.firstIndex(of: "/").map { String(key[..<$0]) }
    }
    return Set(roles).sorted()
  }

  /// Nil without a role, and where nobody has it or has no name.
  func name(of role: String?) -> String? { role.flatMap { field("name", of: $0) } }

  /// That of the role; without one, and where nobody has it, the customer's, or that of the first who
  /// has one. Nil where nobody has.
  func email(of role: String?) -> String? {
    role.flatMap { field("email", of: $0) } ?? emails.first
  }

  /// Whose address it is; nil where it is the customer's own, or nobody's.
  func role(of email: String) -> String? {
    guard fields["email"]?.lowercased() != email.lowercased() else { return nil }
    return roles.first { field("email", of: $0)?.lowercased() == email.lowercased() }
  }

  /// Every address by mail, the customer's first.
  var emails: [String] {
    ([fields["email"]] + roles.map { field("email", of: $0) }).compactMap(\.self)
      .filter { !$0.isEmpty }
  }

  /// The key of a field of a role.
  static func key(_ field: String, of role: String) -> String { "\(role)/\(field)" }

  func field(_ name: String, of role: String) -> String? {
    fields[ContactPeople.key(name, of: role)].flatMap { $0.isEmpty ? nil : $0 }
  }
}
