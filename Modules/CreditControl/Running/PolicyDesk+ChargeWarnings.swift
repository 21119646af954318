import Dunning
import Receivables
import ReceivablesPorts

/// What a policy's late charges mean in law, and whom of the book they leave out.
extension PolicyDesk {
  /// Nothing here keeps a policy from working.
  func chargeWarnings(_ policy: Policy) async throws -> [PolicyFinding] {
    guard let rules = policy.charges else { return unwatched(policy) }
    let words =
      yardsticks(rules) + choices(rules) + unsaid(rules) + clauses(rules) + idle(rules, policy)
      + (try await uncharged(rules))
    return words.map { PolicyFinding(.key("charges"), $0) } + unwatched(policy)
  }

  /// Claims that are forgotten until they are barred.
  private func unwatched(_ policy: Policy) -> [PolicyFinding] {
    guard policy.limitation == nil, let own = installation.settings.creditor.country,
      !LimitationRule.of(own).isEmpty
    else { return [] }
    return [
      PolicyFinding(
        .key("policy"),
        "nobody is told before a claim is barred by time. \"limitation: {country: \(own)}\" watches"
          + " it.")
    ]
  }

  private func yardsticks(_ rules: ChargeRules) -> [String] {
    let countries = rules.byCountry.filter { $0.value.name == "eu" }.keys.sorted()
    guard rules.law?.name == "eu" || !countries.isEmpty else { return [] }
    let who = rules.law?.name == "eu" ? "everybody else" : countries.joined(separator: ", ")
    return [
      "eu is a yardstick of the directive and no country's law, and is used for \(who): the Netherlands,"
        + " Austria, Belgium and others differ. A country that you leave out is charged nothing."
    ]
  }

  /// Whose law it is: the contract's, else that of the creditor's country.
  private func choices(_ rules: ChargeRules) -> [String] {
    let own = installation.settings.creditor.country
    let home = own.map { "of \($0), where the creditor is" } ?? "of the creditor's country"
    var words: [String] = []
    if !rules.byCountry.isEmpty {
      words.append(
        "by-country charges by the customer's country. That is a choice: where the contract names no"
          + " law, it is that \(home).")
    }
    if let law = rules.law, let country = law.country, let own, country != own {
      words.append(
        "\(law.name) is the law of \(country), and the creditor is in \(own): it holds only where the"
          + " contracts name it.")
    }
    return words
  }

  /// Laws that charge nothing for want of a word: what a contract alone can give is charged where the policy
  /// says that contracts do.
  private func unsaid(_ rules: ChargeRules) -> [String] {
    guard !rules.hasClause else { return [] }
    return rules.laws.filter(\.requiresClause).map {
      "\($0.title) wants a clause in the contract, and nothing is charged by it until \"clause: yes\""
        + " says that contracts have one."
    }
  }

  /// Contracts whose rate is below what the law of the creditor's country lets a clause have.
  private func clauses(_ rules: ChargeRules) -> [String] {
    guard let own = installation.settings.creditor.country,
      let floor = LateChargeLaw.packs.compactMap(LateChargeLaw.pack)
        .first(where: { $0.country == own })?.clauseFloor,
      let row = floor.table.rows.last
    else { return [] }
    let least = row.percent * floor.multiple
    return rules.laws.filter(\.requiresClause).compactMap { law in
      guard let rate = law.terms.first?.interest?.uplift.rows.last?.percent, rate < least
      else { return nil }
      return "\(law.title) is below \(least) % a year, the least that a clause may have in \(own)"
        + " (\(floor.multiple) x \(floor.table.name) \(row.percent), from \(row.from)). Ask a lawyer."
    }
  }

  /// Ladders on which nothing is ever booked: they have neither the rung nor a later one.
  private func idle(_ rules: ChargeRules, _ policy: Policy) -> [String] {
    guard let after = rules.after, rules.areBooked else { return [] }
    return policy.ladders.filter { !policy.isMet(after, on: $0) }.map {
      "charges are booked after \(after), and ladder \($0.name) has neither that rung nor a later one:"
        + " whoever is on it is charged nothing."
    }
  }

  /// Customers who are charged nothing, or as consumers, for want of a word about them.
  private func uncharged(_ rules: ChargeRules) async throws -> [String] {
    var unknown = 0
    var others = 0
    var cursor: AccountID?
    while true {
      let ids = try await installation.store.accountIDs(after: cursor, limit: 1000)
      guard let last = ids.last else { break }
      cursor = last
      for id in ids where !id.isReserved {
        guard let record = try await installation.store.account(id, items: .none),
          let party = record.account.standing.party.last
        else { continue }
        if party.kind == nil { unknown += 1 }
        if let law = rules.law(for: party), law.terms(for: party.kind)?.tag != nil,
          law.terms(of: party) == nil
        {
          others += 1
        }
      }
    }
    var words: [String] = []
    if unknown > 0 {
      words.append(
        "\(unknown == 1 ? "1 customer is" : "\(unknown) customers are") of no known kind and"
          + " \(unknown == 1 ? "counts as a consumer" : "count as consumers"): most laws charge them"
          + " nothing. `dunwell customer set ID --kind company` says what they are.")
    }
    if others > 0 {
      words.append(
        "Prompt Payment charges federal agencies alone, and \(others) of its customers"
          + " \(others == 1 ? "has" : "have") no tag \(LateChargeLaw.federalAgency): they are charged"
          + " nothing.")
    }
    return words
  }
}
