public import Receivables
import ReceivablesPorts

/// Somebody who works for a customer, and how they are reached.
public struct CustomerPerson: Sendable, Equatable {
  /// What they do there, as `accounting`.
  public let role: String
  public let name: String?
  public let email: String?
  public let phone: String?
  /// The day on which somebody last made sure of it, as it was written.
  public let verified: String?
  /// An address that bounced.
  public let invalid: String?

  /// The people among what the book keeps of a customer.
  static func all(in contact: [String: String]) -> [CustomerPerson] {
    let people = ContactPeople(contact)
    return people.roles.map { role in
      CustomerPerson(
        role: role, name: people.field("name", of: role), email: people.field("email", of: role),
        phone: people.field("phone", of: role), verified: people.field("verified", of: role),
        invalid: people.field("invalid", of: role))
    }
  }
}

extension Desk {
  /// The fields that a person has.
  static let personFields = ["name", "email", "phone", "verified", "invalid"]

  /// Changes what is known of one of a customer's people; nil takes the person away.
  ///
  /// - Parameter fields: `name`, `email`, `phone` and `verified`; those left out stay as they are.
  /// - Throws: ``RunError`` where the role is no word for one, and where nobody has it who could be
  ///   taken away.
  public func setPerson(
    _ role: String, of customer: AccountID, _ fields: [String: String]?, from day: Day
  ) async throws -> Outcome {
    let allowed = "abcdefghijklmnopqrstuvwxyz0123456789-"
    guard !role.isEmpty, role.allSatisfy({ allowed.contains($0) }) else {
      throw RunError(
        .usage,
        "\"\(role)\" is no role. Use small letters, digits and hyphens, as in head-of-accounting.")
    }
    return try await commit(customer, on: day) { change in
      try requireCustomer(change)
      var contact = try await contact(of: customer)
      if fields == nil, !ContactPeople(contact).roles.contains(role) {
        throw RunError(.badInput, "\(customer) has nobody for \(role).")
      }
      for name in Desk.personFields {
        let key = ContactPeople.key(name, of: role)
        guard let fields else {
          contact[key] = nil
          continue
        }
        if let value = fields[name] { contact[key] = value }
        // Another address has not bounced.
        if name == "email", fields[name] != nil {
          contact[ContactPeople.key("invalid", of: role)] = nil
        }
      }
      return [recorded(change.account.standing.party.last ?? Party(), contact)]
    }
  }

  /// What is known of a customer, with the channels that follow from its addresses.
  func recorded(_ party: Party, _ fields: [String: String]) -> Act {
    var party = party
    party.channels = channels(of: party, fields)
    let notes = fields.filter { !$0.value.isEmpty && $0.key != "author" }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return Act(fact: .partyRecorded(party), notes: notes)
  }

  /// Mail where there is an address for it, letters where there is one for them; the rest as it was.
  private func channels(of party: Party, _ fields: [String: String]) -> [String] {
    let hasMail = ContactPeople(fields).email(of: nil) != nil
    let hasPost = PostalAddress(fields, country: party.country).isWhole
    return (hasMail ? ["email"] : []) + (hasPost ? ["letter"] : [])
      + party.channels.filter { $0 != "email" && $0 != "letter" }
  }

  /// Somebody writes something down about a customer.
  public func note(_ words: String, about customer: AccountID, on day: Day) async throws -> Outcome
  {
    guard words.contains(where: { !$0.isWhitespace }) else {
      throw RunError(.usage, "the note is empty. Write what is to be known.")
    }
    return try await commit(customer, on: day) { change in
      try requireCustomer(change)
      guard change.account.standing.forgottenEntry == 0 else {
        throw RunError(.badInput, "\(customer) was forgotten; nothing new is recorded of them.")
      }
      return [Act(fact: .noteTaken, notes: [("note", words)])]
    }
  }
}
