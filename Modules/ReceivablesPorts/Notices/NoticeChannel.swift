public import Receivables

/// What a channel carries.
public enum NoticeForm: String, Sendable {
  /// Messages of RFC 5322.
  case mail
  /// Letters of paper.
  case letter

  /// What goes by a channel of a name: letters by `letter`, mail by any other.
  public init(channel: String) {
    self = channel == NoticeForm.letter.rawValue ? .letter : .mail
  }
}

/// A notice as it leaves the house: its exact bytes, and what the channel knows it by.
public struct RenderedNotice: Sendable, Equatable {
  /// What of a letter a print shop asks for.
  public struct Sheets: Sendable, Equatable {
    /// How many pages it has; nil for HTML, whose pages nobody has counted.
    public let pages: Int?
    /// The paper as CSS calls it, as `A4`.
    public let paper: String
    /// Where it goes, as an ISO 3166 code; nil where it is not known.
    public let country: String?

    /// Sheets of paper.
    public init(pages: Int?, paper: String, country: String?) {
      self.pages = pages
      self.paper = paper
      self.country = country
    }
  }

  /// The same for ever for one attempt, and in no way personal.
  public let act: String
  /// The exact bytes to deliver: a whole RFC 5322 message, or a letter as PDF, or as HTML where there
  /// is nothing that makes PDF.
  public let bytes: [UInt8]
  /// The address it goes to, in one line.
  public let recipient: String
  /// Addresses that get the same message; a channel that cannot reach one of them delivers all the
  /// same.
  public let copies: [String]
  /// What a print shop asks for; nil for mail.
  public let sheets: Sheets?

  /// A notice that is ready to go.
  public init(
    act: String, bytes: [UInt8], recipient: String, copies: [String] = [], sheets: Sheets? = nil
  ) {
    self.act = act
    self.bytes = bytes
    self.recipient = recipient
    self.copies = copies
    self.sheets = sheets
  }

  /// The ending of a file that holds such bytes: `pdf`, `html` or `eml`.
  public static func fileEnding(of bytes: some Sequence<UInt8>) -> String {
    if bytes.starts(with: "%PDF-".utf8) { return "pdf" }
    return bytes.starts(with: "<!DOCTYPE html".utf8) ? "html" : "eml"
  }
}

/// What a channel says of a notice.
@nonexhaustive
public enum DeliveryAnswer: Sendable, Equatable {
  /// The channel has taken it.
  case sent
  /// Refused for good, in the channel's words.
  case failed(String)
  /// Certainly not sent; it may be tried again as a new act.
  case notSent(String)
  /// Nobody knows.
  case unknown(String)
}

/// Delivers rendered notices.
public protocol NoticeChannel: Sendable {
  /// Delivers one notice; the same act twice is delivered once where the channel can tell.
  ///
  /// - Throws: anything. It means nobody knows.
  func deliver(_ notice: RenderedNotice) async throws -> DeliveryAnswer
}

/// A channel that can be asked what became of an act.
public protocol Askable: Sendable {
  /// What became of it; asked only while no delivery of it can be under way.
  ///
  /// - Throws: anything. It means nobody knows.
  func answer(for act: String) async throws -> DeliveryAnswer
}

/// A channel that gathers what it is handed, and hands it on together.
public protocol Batching: Sendable {
  /// Closes what was gathered since it was asked last; nil where that is nothing.
  ///
  /// - Parameter day: the business day that the batch is called after.
  /// - Throws: what the system said; nothing is lost then, and asking again goes on.
  func closeBatch(on day: Day) async throws -> ClosedBatch?
}

/// What a channel has handed on together.
public struct ClosedBatch: Sendable, Equatable {
  /// Where it is.
  public let place: String
  /// How many notices are in it.
  public let count: Int

  /// A closed batch.
  public init(place: String, count: Int) {
    self.place = place
    self.count = count
  }
}

/// A channel that keeps what it delivered and can destroy it.
public protocol Forgetting: Sendable {
  /// Destroys everything that is kept of these acts.
  ///
  /// - Throws: what the system said; some may be left then, and asking again goes on.
  func forget(acts: [String]) async throws
}

/// A kind of channel, as a build lists it.
public protocol ChannelKind: Sendable {
  /// Its name in the settings, as `folder`.
  var name: String { get }
  /// What its channels can do beyond the port, for `dunwell plugins`.
  var capabilities: [String] { get }
  /// What its channels carry.
  var forms: [NoticeForm] { get }
  /// Opens a channel as the settings say.
  ///
  /// - Parameter folder: the book's folder, which relative paths start from.
  /// - Throws: ``SettingsError``.
  func open(_ settings: ChannelSettings, in folder: String) throws -> any NoticeChannel
}

extension ChannelKind {
  /// Nothing beyond the port.
  public var capabilities: [String] { [] }
  /// Mail.
  public var forms: [NoticeForm] { [.mail] }
}
