import AgencyHandoff
import CSVIntake
import CreditControl
import DunwellCLI
import FolderChannel
import MailboxFiles
import MustacheNotices
import SQLiteStorage
import YAMLPolicies

/// Northwind's own build: books in SQLite, notices into a folder, and nothing that it does not use.
@main
enum Main {
  static func main() async {
    await Dunwell.main(
      Plugins(
        settings: YAMLSettings(),
        policies: YAMLPolicySource(),
        storages: [SQLiteStorageKind()],
        formats: [CSVFormat()],
        renderer: MustacheRendererKind(),
        channels: [FolderChannelKind()],
        printer: nil,
        payments: [],
        transport: nil,
        handoffs: [AgencyHandoffKind()],
        mailboxes: MailboxFileSource()))
  }
}
