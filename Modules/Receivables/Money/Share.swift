extension Int64 {
  /// So many percent of an amount of money, both in minor units, rounded up: a share that was asked
  /// for is not reached by less.
  public func share(percent: Int) -> Int64 {
    Int64(clamping: (Int128(self) * Int128(percent) + 99) / 100)
  }
}
