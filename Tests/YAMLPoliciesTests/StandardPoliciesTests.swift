import Dunning
import Receivables
import Testing
import YAMLPolicies

struct StandardPoliciesTests {
  @Test("Each policy that comes along reads, and is called what its file says")
  func allRead() throws {
    let policies = YAMLPolicySource().standardPolicies
    #expect(policies.map(\.name) == ["friendly", "firm"])
    for (name, text) in policies {
      #expect(try readPolicy(text).name == name)
    }
  }

  @Test("The friendly policy writes before the due date and 3, 14 and 30 days after it")
  func friendly() throws {
    let text = try #require(
      YAMLPolicySource().standardPolicies.first { $0.name == "friendly" }?.text)
    let policy = try readPolicy(text)
    #expect(policy.ladder.map(\.name) == ["upcoming", "reminder", "second", "final"])
    #expect(policy.ladder.map(\.days) == [-3, 3, 14, 30])
    #expect(policy.ladder.allSatisfy { $0.anchor == .due && !$0.inBusinessDays })
    #expect(policy.ladder.allSatisfy { $0.channels == ["email"] && $0.template == $0.name })
    #expect(policy.calendar == BusinessCalendar.standard("none"))
    #expect(policy.catchUp == .latest)
    #expect(policy.leastGapDays == 3)
    #expect(policy.minimum == Threshold(general: DecimalAmount(unscaled: 500, scale: 2)))
    #expect(policy.tolerance == Threshold(general: DecimalAmount(unscaled: 5, scale: 2)))
    #expect(policy.unapplied == .net)
    #expect(policy.contactHours == nil)
  }

  @Test("The firm policy writes on days 1, 8, 15 and 30 and leaves none out")
  func firm() throws {
    let text = try #require(YAMLPolicySource().standardPolicies.first { $0.name == "firm" }?.text)
    let policy = try readPolicy(text)
    #expect(policy.ladder.map(\.days) == [1, 8, 15, 30])
    #expect(policy.catchUp == .each)
  }

  @Test("Each rung of the firm policy has words of its own: those of the friendly one, and a third")
  func ownTemplates() throws {
    let policies = try YAMLPolicySource().standardPolicies.map { try readPolicy($0.text) }
    let known = Set(policies[0].ladder.map(\.template)).union(["third"])
    #expect(policies[1].ladder.allSatisfy { known.contains($0.template) })
    #expect(Set(policies[1].ladder.map(\.template)).count == policies[1].ladder.count)
  }

  @Test("Statements and asking by them are had by taking the mark off their lines")
  func statements() throws {
    for (name, text) in YAMLPolicySource().standardPolicies {
      let informing = text.replacing("\n# statements:", with: "\nstatements:")
      let policy = try readPolicy(informing)
      #expect(policy.statements != nil && policy.asksBy == .invoice, "\(name)")
      let asking = try readPolicy(informing.replacing("\n# asks-by:", with: "\nasks-by:"))
      #expect(asking.asksBy == .statement, "\(name)")
      #expect(!text.contains("segment"), "\(name): what is offered can be taken as it stands")
    }
  }

  @Test("No line of a policy that comes along is too long for a narrow screen")
  func shortLines() {
    for (_, text) in YAMLPolicySource().standardPolicies {
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }
  }
}
