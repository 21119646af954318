import Receivables
import ReceivablesPorts

/// Asks gateways how a notice can be paid by bank transfer. Nothing is sent, so that a preview says the
/// same as the notice.
struct TransferMaking {
  /// Instructions, and why some gateways gave none.
  struct Answer {
    var made: [TransferInstructions] = []
    var refusals: [String] = []
  }

  let payments: Payments

  func transfers(
    for notice: String, _ payable: Payable, to creditor: String, on day: Day
  ) throws -> Answer {
    var answer = Answer()
    guard payable.listing.amount.isPositive else { return answer }
    let command = TransferCommand(
      amount: payable.listing.amount, reference: notice, invoices: payable.numbers,
      creditor: creditor, day: day)
    for line in try payments.lines {
      guard let gateway = line.gateway as? any TransferInstructing else { continue }
      do {
        answer.made.append(try gateway.instructions(for: command))
      } catch let error as PaymentError {
        answer.refusals.append("\(gateway.name): \(error)")
      } catch {
        // What was thrown may tell more than a report should.
        answer.refusals.append("\(gateway.name): it gave no instructions")
      }
    }
    return answer
  }
}
