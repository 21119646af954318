import ReceivablesPorts
import Testing

@Suite("Where a letter's address is")
struct LetterPlaceTests {
  /// Goal: the address is seen through the window however the letter has slipped. Method: the
  /// envelope is laid over the folded paper at the four corners of its play.
  @Test("The window shows the whole address wherever the letter lies in its envelope")
  func isSeen() {
    // In hundredths of a millimetre: the window from the left and lower edge of the envelope.
    let envelopes = [
      Envelope(
        window: .din5008, width: 220_00, height: 110_00, left: 20_00, bottom: 15_00,
        windowWidth: 90_00, windowHeight: 45_00, paperWidth: 210_00, panel: 105_00),
      Envelope(
        window: .uk, width: 220_00, height: 110_00, left: 20_00, bottom: 18_00,
        windowWidth: 90_00, windowHeight: 35_00, paperWidth: 210_00, panel: 99_00),
      Envelope(
        window: .us10, width: 241_30, height: 104_78, left: 22_23, bottom: 12_70,
        windowWidth: 114_30, windowHeight: 28_58, paperWidth: 215_90, panel: 93_13),
    ]
    for envelope in envelopes {
      let seen = envelope.alwaysSeen
      let address = envelope.window.address
      // A few millimetres of slack at the right are blank paper, not address.
      #expect(address.left >= seen.left, "\(envelope.window.name)")
      #expect(address.left + 75_00 <= seen.right, "\(envelope.window.name)")
      if envelope.window.isAddressAtBottom {
        #expect(address.top + address.height <= seen.bottom)
      } else {
        // Five lines of 4.2 mm.
        #expect(address.top >= seen.top, "\(envelope.window.name)")
        #expect(address.top + 21_00 <= seen.bottom, "\(envelope.window.name)")
      }
    }
  }

  private struct Envelope {
    let window: AddressWindow
    let width, height, left, bottom, windowWidth, windowHeight, paperWidth, panel: Int

    /// On the paper: what no way of slipping hides.
    var alwaysSeen: (left: Int, top: Int, right: Int, bottom: Int) {
      let playX = width - paperWidth
      let playY = height - panel
      let top = height - bottom - windowHeight
      return (
        left: left, top: top, right: left + windowWidth - playX,
        bottom: top + windowHeight - playY
      )
    }
  }

  @Test("A country's usual window is that of its envelopes")
  func usual() {
    #expect(AddressWindow.usual(in: "DE") == .din5008)
    #expect(AddressWindow.usual(in: nil) == .din5008)
    #expect(AddressWindow.usual(in: "GB") == .uk)
    #expect(AddressWindow.usual(in: "US") == .us10)
    #expect(Set(AddressWindow.all.map(\.name)).count == 3)
  }

  @Test(
    "The code stands where the post of the country has it",
    arguments: [
      ("DE", ["Markt 1", "Hof", "20095 Town"]), ("FR", ["Markt 1", "Hof", "20095 Town"]),
      ("GB", ["Markt 1", "Hof", "Town", "20095"]), ("US", ["Markt 1", "Hof", "Town 20095"]),
    ])
  func lines(country: String, lines: [String]) {
    let fields = ["address1": "Markt 1", "address2": "Hof", "city": "Town", "postcode": "20095"]
    #expect(PostalAddress(fields, country: country).lines == lines)
  }

  @Test("A letter needs a street and a town or its code")
  func whole() {
    #expect(PostalAddress(["address1": "Markt 1", "city": "Town"], country: nil).isWhole)
    #expect(PostalAddress(["address1": "Markt 1", "postcode": "1"], country: nil).isWhole)
    #expect(!PostalAddress(["address1": "Markt 1", "city": ""], country: nil).isWhole)
    #expect(!PostalAddress(["city": "Town"], country: nil).isWhole)
    #expect(PostalAddress(["address1": "Markt 1"], country: "DE").lines == ["Markt 1"])
  }
}
