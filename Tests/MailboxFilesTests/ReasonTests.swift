import ReceivablesPorts
import Testing

/// Goal: what servers commonly say is understood, whoever says it.
/// Method: one sentence each, in the form in which the server is known to say it.
@Suite("Reasons")
struct ReasonTests {
  @Test("A refusal is understood", arguments: refusals)
  func refusal(_ reply: String, reason: BounceReason) throws {
    let report = try #require(read(Fixture.status("failed", diagnostic: reply)).reports.first)
    #expect(report.reason == reason, "\(reply)")
  }

  static let refusals: [(String, BounceReason)] = [
    ("550 5.1.1 <cafe@example.org>: Recipient address rejected: User unknown", .userUnknown),
    (
      "550-5.1.1 The email account that you tried to reach does not exist. Please try", .userUnknown
    ),
    ("550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP lookup", .userUnknown),
    ("550 5.4.1 Recipient address rejected: Access denied.", .userUnknown),
    ("554 delivery error: dd This user doesn't have a yahoo.com account", .userUnknown),
    ("550 #5.1.0 Address rejected.", .userUnknown),
    ("550 Requested action not taken: mailbox unavailable", .userUnknown),
    ("550 sorry, no mailbox here by that name (#5.1.1 - chkusr)", .userUnknown),
    ("User cafe (cafe@example.org) not listed in Domino Directory", .userUnknown),
    ("550 5.1.1 RCP-P1 Refused", .userUnknown),
    ("554 5.4.4 Host or domain name not found. Name service error for name=x", .hostUnknown),
    ("550 5.1.2 Host unknown", .hostUnknown),
    ("all relevant MX records point to non-existent hosts", .hostUnknown),
    ("551 5.1.6 The user has moved to another address", .hasMoved),
    ("556 5.1.10 Recipient address has null MX", .notAccept),
    ("554 5.3.2 system not accepting network messages", .notAccept),
    ("552 5.2.2 The email account that you tried to reach is over quota", .mailboxFull),
    ("552-5.2.2 The recipient's inbox is out of storage space.", .mailboxFull),
    ("554 5.2.2 STOREDRV.Deliver; mailbox full", .mailboxFull),
    ("452 4.2.2 Over quota", .mailboxFull),
    ("552 Boite du destinataire pleine. Recipient overquota.", .mailboxFull),
    ("550 5.2.1 The email account that you tried to reach is disabled.", .suspended),
    ("554 5.7.1 The account has been suspended", .suspended),
    ("550 5.2.1 This account is inactive", .suspended),
    ("550 5.2.1 Mailbox refuses to take this", .filtered),
    ("550 5.7.1 RCP-P2 Refused due to recipient preferences", .filtered),
    ("552 5.3.4 Message size exceeds fixed limit", .messageTooBig),
    ("552 5.2.3 Message length exceeds administrative limit", .exceedsLimit),
    (
      "550 5.7.26 This mail has been blocked because the sender is unauthenticated.",
      .authenticationFailure
    ),
    (
      "550 5.7.509 Access denied, sending domain does not pass DMARC verification",
      .authenticationFailure
    ),
    ("550 5.7.23 The message was rejected because of SPF policy", .authenticationFailure),
    (
      "550 5.7.25 The IP address sending this message does not have a PTR record",
      .reverseNameMissing
    ),
    ("450 4.7.1 Client host rejected: cannot find your reverse hostname", .reverseNameMissing),
    (
      "550 5.7.1 Messages missing a valid messageId header are not accepted: RfcMessageNonCompliant",
      .notCompliant
    ),
    (
      "421 4.7.0 [TSS04] Messages from 192.0.2.25 temporarily deferred due to user complaints",
      .badReputation
    ),
    ("550 5.7.1 blocked due to the very low reputation of the sending domain", .badReputation),
    (
      "550 SC-001 (BAY004) Unfortunately, messages from 192.0.2.1 weren't sent. part of their network is on our block list",
      .blocked
    ),
    (
      "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
      .blocked
    ),
    ("550 5.7.606 Access denied, banned sending IP [192.0.2.1]", .blocked),
    ("553 5.3.0 <cafe@example.org>... Mail from 192.0.2.1 refused, see RBL server dnsbl", .blocked),
    ("550 5.1.8 <ar@northwind.example>: Sender address rejected: Domain not found", .rejected),
    ("550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized", .filtered),
    ("550 Verification failed: sender verify failed", .rejected),
    ("550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected", .policyViolation),
    ("550 5.7.1 Message rejected due to local policy", .policyViolation),
    ("554 5.7.1 Spam message rejected", .spamDetected),
    ("550 High probability of spam", .spamDetected),
    (
      "550-5.7.1 Our system has detected that this message is likely unsolicited mail.",
      .spamDetected
    ),
    ("550 5.7.1 virus found in message: Eicar", .virusDetected),
    ("554 Message contains virus", .virusDetected),
    ("530 5.7.0 Must issue a STARTTLS command first", .securityError),
    ("530 5.7.57 SMTP; Client was not authenticated to send anonymous mail", .securityError),
    ("550 5.7.1 Unable to relay", .noRelaying),
    ("553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", .noRelaying),
    ("454 4.7.1 <cafe@example.org>: Relay access denied", .noRelaying),
    ("450 4.2.1 The user you are trying to contact is receiving mail at a rate that", .speeding),
    ("421 4.7.28 unusual rate of unsolicited mail", .speeding),
    ("421 Too many concurrent SMTP connections; please try again later.", .tooManyConnections),
    ("421 Trop de connexions, veuillez verifier votre configuration.", .tooManyConnections),
    ("550 5.6.1 Body type not supported by remote host", .contentError),
    ("500 5.5.1 Command unrecognized", .syntaxError),
    ("503 5.5.1 Bad sequence of commands", .syntaxError),
    ("550 4.4.7 QUEUE.Expired; message expired", .expired),
    ("Connection timed out", .expired),
    ("451 4.4.2 conversation with mx.example.org timed out while receiving", .expired),
    ("lost connection with mx.example.org while sending RCPT TO", .networkError),
    ("554 5.4.6 Too many hops", .networkError),
    ("554 5.3.5 mail for example.org loops back to myself", .systemError),
    ("451 4.3.0 Internal server error", .systemError),
    ("452 4.3.1 Insufficient system storage", .systemFull),
    ("5.3.0 unknown mailer error 2", .mailerError),
    ("450 Requested action not taken: mailbox unavailable", .expired),
    ("550 5.7.1 <cafe@example.org>: Recipient address rejected: Access denied", .securityError),
    ("501 5.0.0 Invalid domain name", .blocked),
    ("550 We do not accept mail from your network", .blocked),
    ("554 5.3.0 something nobody has ever said", .unclear),
    ("", .undefined),
  ]

  @Test("A refusal that the sending server calls passing makes no domain unknown for good")
  func passingLookup() throws {
    let text = Fixture.status(
      "failed", status: "4.4.3", diagnostic: "Host or domain name not found. Name service error")
    let report = try #require(read(text).reports.first)
    #expect(report.reason == .networkError)
    #expect(report.outcome == .softBounce)
  }

  @Test("A mailbox that is refused after the message was taken is filtered, not gone")
  func afterData() throws {
    let text = Fixture.report(
      "<cafe@example.org>: host mx.example.org said: 550 no such user here (in reply to end\r\n"
        + "    of DATA command)", status: "5.0.0", diagnostic: "550 no such user here")
    let report = try #require(read(text).reports.first)
    #expect(report.reason == .filtered)
    #expect(report.outcome == .softBounce)
  }

  @Test("The status of an unknown user stays one after the message was taken")
  func statusAfterData() throws {
    let text = Fixture.report(
      "<cafe@example.org>: host mx.example.org said: 550 5.1.1 no such user here (in reply to end "
        + "of DATA command)", status: "5.1.1", diagnostic: "550 5.1.1 no such user here")
    #expect(try read(text).reports.first?.outcome == .hardBounce)
  }

  @Test("What the refusing server said outranks what the reporting one made of it")
  func codes() throws {
    let text = Fixture.status(
      "failed", status: "4.4.7", diagnostic: "452 4.4.5 Insufficient disk space; try again later")
    let report = try #require(read(text).reports.first)
    #expect(report.status == "4.4.5")
    #expect(report.replyCode == 452)
    #expect(report.reply == "452 4.4.5 Insufficient disk space; try again later")
  }

  @Test("A reply quoted within another is the one that counts")
  func quotedReply() throws {
    let text = Fixture.status(
      "failed", status: "4.4.7",
      diagnostic: "554 4.4.7 Message expired: unable to deliver.<421 4.4.2 Connection timed out>")
    let report = try #require(read(text).reports.first)
    #expect(report.status == "4.4.2")
    #expect(report.replyCode == 421)
  }

  @Test("The address of a host is no status")
  func addressOfHost() throws {
    let text = Fixture.status(
      "failed", status: "5.0.0", diagnostic: "554 refused [5.1.1.20] and 4.16.55.1")
    #expect(try read(text).reports.first?.status == "5.0.0")
  }

  @Test("A domain that takes no mail for now is not given up")
  func notNow() throws {
    let soft = Fixture.status(
      "failed", diagnostic: "453 4.3.2 System not accepting network messages")
    let hard = Fixture.status("failed", diagnostic: "556 5.1.10 null MX")
    #expect(try read(soft).reports.first?.outcome == .softBounce)
    #expect(try read(hard).reports.first?.outcome == .hardBounce)
  }

  @Test("PowerMTA's category counts where the reply says nothing")
  func category() throws {
    let text = Fixture.status(
      "failed", diagnostic: "550 cannot comply",
      extra: "X-PowerMTA-BounceCategory: quota-issues\r\n")
    #expect(try read(text).reports.first?.reason == .mailboxFull)
  }
}
