import Foundation
import Receivables
import ReceivablesPorts

extension RunError {
  /// Any error as an answer for a person and a script.
  public init(explaining error: any Error) {
    switch error {
    case let error as RunError: self = error
    case let error as SettingsError: self.init(.settings, error.description)
    case let error as HandoffRefusal: self.init(.badInput, error.description)
    case let error as TemplateError: self.init(.settings, error.description)
    case let error as PrintError: self.init(.unreachable, error.description)
    case let error as MailError: self.init(.badInput, error.description)
    case let error as IntakeError: self.init(.badInput, error.description)
    case let error as BookError: self = RunError.of(error)
    case let error as PostingError: self.init(.badInput, error.description)
    case let error as FactError:
      self.init(.badInput, "the book cannot be read: \(error). Run `dunwell verify`.")
    case is CancellationError: self.init(.unreachable, "stopped; run again to go on.")
    default: self.init(.cannotWrite, Workshop.reason(error))
    }
  }

  private static func of(_ error: BookError) -> RunError {
    switch error {
    case .stale(let account):
      RunError(.busy, "\(account) was changed by another process meanwhile; try again.")
    case .taken(let key, let account):
      RunError(.badInput, "\(key.kind.rawValue) \(key.id) is in the book already, with \(account).")
    case .busy(let what): RunError(.busy, "the book is busy: \(what); try again.")
    case .missing(let path):
      RunError(.missing, "there is no book at \(path). `dunwell init DIR` makes one.")
    case .exists(let path):
      RunError(.cannotWrite, "there is something at \(path) already; name another place.")
    case .fromTheFuture(let what):
      RunError(
        .badInput,
        "the book was written by a later version (\(what)). It can be read and exported;"
          + " update Dunwell to write to it.")
    case .damaged(let what):
      RunError(.badInput, "the book is damaged: \(what). `dunwell verify` tells what else is.")
    case .cannotWrite(let what):
      RunError(.cannotWrite, "\(what). Nothing was changed; make room or choose another folder.")
    }
  }
}
