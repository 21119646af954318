import AgencyHandoff
import BankTransferPayments
import CSVIntake
import CreditControl
import DunwellCLI
import FolderChannel
import GoCardlessPayments
import JSONStorage
import LegalHandoff
import MailboxFiles
import MemoryStorage
import MustacheNotices
import PayPalPayments
import PracticePayments
import SMTPChannel
import SQLiteStorage
import SquarePayments
import StripePayments
import URLSessionTransport
import WeasyPrintPages
import YAMLPolicies

/// The standard build: everything that comes with Dunwell.
@main
enum Main {
  static func main() async {
    await Dunwell.main(
      Plugins(
        settings: YAMLSettings(),
        policies: YAMLPolicySource(),
        storages: [SQLiteStorageKind(), JSONStorageKind(), MemoryStorageKind()],
        formats: [CSVFormat()],
        renderer: MustacheRendererKind(),
        channels: [FolderChannelKind(), SMTPChannelKind()],
        printer: WeasyPrintKind(),
        payments: [
          PracticeKind(), StripeKind(), SquareKind(), PayPalKind(), GoCardlessKind(),
          BankTransferKind(),
        ],
        transport: URLSessionTransport(),
        handoffs: [AgencyHandoffKind(), LegalHandoffKind()],
        mailboxes: MailboxFileSource()))
  }
}
