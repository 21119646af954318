import CreditControl
import Receivables
import ReceivablesTesting
import Testing

@Suite("Round numbers and days on an axis")
struct AxisTests {
  private func axis(_ amounts: Int64..., in currency: Currency = Samples.euro) -> [String] {
    let axis = AmountAxis(holding: amounts, currency)
    return axis.ticks.map(axis.label)
  }

  @Test("Amounts are one, two or five with zeros, and the highest is not below the data")
  func amounts() {
    #expect(axis(103_487_86) == ["0", "20k", "40k", "60k", "80k", "100k", "120k"])
    #expect(axis(10_940_08) == ["0", "2k", "4k", "6k", "8k", "10k", "12k"])
    #expect(axis(100_00) == ["0", "20", "40", "60", "80", "100"])
    #expect(axis(3) == ["0", "0.01", "0.02", "0.03"])
    #expect(axis(1) == ["0", "0.01"])
    #expect(axis(5_000, in: Samples.yen) == ["0", "1000", "2000", "3000", "4000", "5000"])
  }

  @Test("An axis without any amount still has a unit")
  func nothing() {
    #expect(axis() == ["0", "1"])
    #expect(axis(0, 0) == ["0", "1"])
    #expect(AmountAxis(holding: [], Samples.euro).place(of: 0) == 0)
  }

  @Test("Amounts below zero have their part of the axis")
  func belowZero() {
    #expect(axis(-30_00, 50_00) == ["-40", "-20", "0", "20", "40", "60"])
    let axis = AmountAxis(holding: [-30_00, 50_00], Samples.euro)
    #expect(axis.place(of: -40_00) == 0)
    #expect(axis.place(of: 60_00) == 1)
    #expect(axis.place(of: 0) == 0.4)
  }

  @Test(
    "The largest amounts there are neither trap nor leave the axis",
    arguments: [Int64.max, Int64.max - 1, Int64.max / 2, Int64.min, -1])
  func largest(_ amount: Int64) {
    for amounts in [[amount], [amount, Int64.max], [amount, Int64.min], [amount, 0]] {
      let axis = AmountAxis(holding: amounts, Samples.euro)
      #expect(axis.ticks.contains(0))
      #expect(axis.ticks.count >= 2)
      #expect(axis.ticks.count <= 8)
      #expect(zip(axis.ticks, axis.ticks.dropFirst()).allSatisfy(<))
      for amount in amounts { #expect((0...1).contains(axis.place(of: amount))) }
    }
  }

  @Test(
    "A rounded amount is the nearest, in the largest unit that leaves a digit",
    arguments: [
      (0, "0"), (1_00, "1"), (5_94, "5.9"), (59_49, "59"), (59_50, "60"), (9_999_00, "9999"),
      (59_000_00, "59k"), (12_345_678_90, "12M"), (-59_500_00, "-60k"),
      (Int64.max, "92qd"),
    ])
  func rounded(_ amount: Int64, _ expected: String) {
    #expect(AmountUnit.rounded(amount, Samples.euro) == expected)
  }

  @Test("Days are named by the finest grain that has room")
  func days() {
    func labels(_ from: String, _ to: String, _ width: Double) -> [String] {
      DayAxis(from: day(from), to: day(to), width: width) { Double($0.count * 7 + 8) }
        .ticks.map(\.label)
    }
    #expect(labels("2026-03-02", "2026-03-04", 700) == ["2026-03-02", "2026-03-03", "2026-03-04"])
    #expect(labels("2026-03-02", "2026-03-02", 700) == ["2026-03-02"])
    #expect(
      labels("2026-02-17", "2026-03-17", 700)
        == ["2026-02-23", "2026-03-02", "2026-03-09"])
    #expect(labels("2026-01-15", "2026-04-15", 300) == ["2026-02", "2026-03"])
    #expect(
      labels("2024-12-15", "2026-01-15", 300)
        == ["2025-01", "2025-04", "2025-07", "2025-10"])
    #expect(labels("2020-06-01", "2026-06-01", 400).first == "2021")
    // Eight days in a narrow place, with no Monday near the left: the first day at least.
    #expect(labels("2026-03-03", "2026-03-09", 90) == ["2026-03-03"])
    #expect(labels("0001-01-01", "2026-06-01", 900).last == "1900")
  }

  @Test("Labels touch neither each other nor the edge")
  func labels() {
    #expect(LabelPlaces.stride([50], slot: 800) == 1)
    #expect(LabelPlaces.stride(Array(repeating: 50, count: 12), slot: 68) == 1)
    #expect(LabelPlaces.stride(Array(repeating: 50, count: 60), slot: 13) == 6)
    #expect(LabelPlaces.stride([], slot: 13) == 1)
    #expect(LabelPlaces.stride([100_000], slot: 13) == nil)
    #expect(
      LabelPlaces.behindMarks([10, 40, 200], [40, 40, 40], edge: 230) == [false, true, false])
    #expect(LabelPlaces.behindMarks([], [], edge: 230) == [])
  }
}
