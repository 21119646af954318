import ArgumentParser
import CreditControl
import Receivables

/// What every list of agreements is asked with.
struct ListingOptions: ParsableArguments {
  @Argument(help: "Only those of this customer.") var customer: String?
  @Option(help: "The day (default: today).") var asOf: String?

  @OptionGroup var options: BookOptions
}

/// A list of promises, plans, settlements or disputes.
protocol AgreementListing: Action {
  static var kind: AgreementKind { get }
  var listing: ListingOptions { get }
}

extension AgreementListing {
  var isJSON: Bool { listing.options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(listing.asOf, "--as-of", else: context.today)
    let customer = try listing.customer.map(Reading.customer)
    let views = try await AgreementList(try await context.book())
      .open(Self.kind, of: customer, on: day)
    AgreementSpeech(Self.kind, context.console).tell(views)
    return 0
  }
}

/// What taking an agreement back is asked with.
struct CancellingOptions: ParsableArguments {
  @Argument(help: "Its name, as the list shows it.") var name: String
  @Option(help: "The day from which it no longer holds (default: today).") var on: String?
  @Option(help: "Why, kept privately.") var note: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions
}

/// Takes a promise, a plan or an offer back.
protocol AgreementCancelling: Action {
  var cancelling: CancellingOptions { get }
}

extension AgreementCancelling {
  var isJSON: Bool { cancelling.options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(cancelling.on, "--on", else: context.today)
    let desk = Desk(try await context.book(), request: cancelling.writing.request)
    let outcome = try await desk.cancel(cancelling.name, note: cancelling.note, on: day)
    OutcomeSpeech(context.console).tell(
      outcome, "\(cancelling.name) is taken back; chasing goes on from \(day).")
    return 0
  }
}
