import ReceivablesPorts

/// What servers say when they refuse, and what it means: the whole of the judging, as data.
///
/// Collected on 2026-11-25 from the standards and from what the makers and providers named beside
/// each row publish or are known to say. Phrases are in small letters, with one space for any run
/// of white space; ` * ` stands for anything, up to 80 bytes. The first row that fits is the
/// answer, so that what is specific stands above what is general: a refusal for reputation may
/// carry the status of an unknown user, and a full mailbox that of a disabled one.
enum ReasonTable {
  struct Row {
    let reason: BounceReason
    /// Who says it.
    let source: String
    let phrases: [Phrase]

    /// - Parameter phrases: with a point in the middle or a line end between two.
    init(_ reason: BounceReason, _ source: String, _ phrases: String) {
      self.reason = reason
      self.source = source
      let texts = phrases.split { $0 == "·" || $0 == "\n" }.map(\.trimmed)
      self.phrases = texts.filter { !$0.isEmpty }.map { Phrase($0) }
    }
  }

  /// Sure enough to outrank a status code.
  static let sure: [Row] = senderRows + mailboxRows + addressRows + contentRows + systemRows

  /// Asked only where no status code tells.
  static let likely: [Row] = [
    Row(.spamDetected, "content filters", "spam · unsolicited · junk mail · bulk mail"),
    Row(.blocked, "access lists", "blocked · banned · refused to talk to me"),
    Row(
      .policyViolation, "access tables of Postfix and others",
      "client host rejected · policy · rejected by rule · not allowed by"),
    Row(.rejected, "sender checks", "sender refused · from address · sender is"),
    Row(
      .securityError, "access checks",
      "access denied · permission denied · not authorized · unauthorized · not permitted"),
    Row(
      .messageTooBig, "RFC 1870",
      """
      size limit · size exceeds · exceeds the maximum size · maximum message size
      message is larger
      """),
    Row(
      .userUnknown, "RFC 5321, section 4.2.3, and what grew from it",
      """
      mailbox unavailable · mailbox not available · mailbox is unavailable
      requested action not taken: mailbox · recipient rejected · bad recipient · address rejected
      invalid address · recipient not accepted · bad destination · recipient address unavailable
      """),
    Row(.expired, "queues", "timed out · timeout · time out · too long · greylist"),
    Row(.networkError, "resolvers and sockets", "network · connection · dns · route"),
    Row(
      .systemError, "servers in trouble",
      """
      transaction failed · system error · internal error · local error · configuration error
      temporary failure · service unavailable · server error
      """),
  ]

  // MARK: The sender and the way it sends

  private static let senderRows: [Row] = [
    Row(
      .authenticationFailure, "RFC 7372; Gmail, Yahoo, Microsoft, Mail.Ru, Zoho",
      """
      spf settings · spf.pobox · bad spf · spf (sender · domain authentication fail · dmarc policy
      dmarc evaluation · dmarc check · dmarc fail · failed dmarc · dmarc * reject · per dmarc
      due to dmarc · not pass dmarc · dmarc verification · unauthenticated email
      unauthenticated mail · sender is unauthenticated · not authenticated * spf
      authentication checks · authentication information · spf check · spf fail · spf: fail
      spf softfail · spf validation · spf record · spf hard fail · spf policy · failed spf
      not pass spf · spf did not pass · violates spf · sender policy framework · dkim fail
      failed dkim · dkim signature · not pass dkim · dkim validation · dkim did not pass
      dkim check · openspf · envelope sender is not authorized · is not authorized to use
      not designated as permitted · does not designate · domain owner policy · domainkeys
      sender id (pra) · arc validation
      """),
    Row(
      .reverseNameMissing, "RFC 7372; Gmail, Postfix, Exim, OpenSMTPD",
      """
      ptr record · no ptr · missing ptr · valid ptr · reverse dns · rdns
      cannot find your hostname · reverse hostname · cannot resolve your address · reverse lookup
      no reverse · fix reverse · unresolvable * hostname · ip name lookup failed
      domain without ptr · hostname verification failed · invalid hostname for · forward confirmed
      cannot get * hostname · no hostname found for
      """),
    Row(
      .notCompliant, "RFC 5322; Gmail",
      """
      rfcmessagenoncompliant · not rfc 5322 · not rfc 2822 · rfc 5322 compliant · not rfc compliant
      not rfc-compliant · rfc 5322 specifications · multiple addresses in from · duplicate header
      multiple * headers · missing * header · message is missing · no from: header · without a from
      does not comply with rfc · violates rfc · message-id header · single address in the from
      invalid header · bad header · missing message-id
      """),
    Row(
      .badReputation, "Yahoo, Gmail, Outlook, Symantec, Talos",
      """
      user complaints · [tss0 · [ts0 · [ph01] · low reputation · poor reputation · bad reputation
      sender reputation · ip reputation · domain reputation · reputation of · reputation score
      sender score · senderbase · unresolved issues · on reputation · due to reputation
      postmaster.info.aol.com · excessive complaints
      """),
    Row(
      .virusDetected, "virus filters; Mimecast's list of SMTP error codes",
      """
      potential security issue · used by recent viruses · virus phishing · malicious_url
      virus detected · virus found · infected with · contains a virus · contains virus
      contained a virus · malware · is infected · virus in · virus-infected · a virus was
      virus_detected · message * virus · infected message · email rejected due to security policies
      potentially executable · clamav · known malicious · a worm
      """),
    Row(
      .speeding, "RFC 6647; Gmail, GoDaddy, Microsoft, Orange",
      """
      too many recipients · too many emails · too many messages · too many mails · too much mail
      too fast · slow down · sending rate · rate limit · ratelimit · rate exceeded · message rate
      mail rate · receiving mail at a rate · too quickly · exceeded the rate · exceeded its * quota
      daily limit · hourly limit · sending limit · sending quota · maximum number of messages
      message limit · throttl · thread limit exceeded · unusual rate · mail flood · per hour
      limit exceeded for · submission quota · suspiciously * sending
      """),
    Row(
      .tooManyConnections, "Tencent, Orange, Postfix, Sendmail",
      """
      too many connections · too many concurrent · concurrent connection · simultaneous connections
      too many sessions · too many smtp sessions · frequency limited · connection frequency
      connection rate · connection limit · too many * from your · max connections
      maximum * connections · connections exceeded · trop de connexions · too many open
      """),
  ]

  // MARK: The mailbox

  private static let mailboxRows: [Row] = [
    Row(
      .mailboxFull, "RFC 3463, X.2.2; every maker of mailboxes",
      """
      quotaexceeded · mailbox full · mailbox is full · mailboxfull · mailbox * is full
      mailbox too full · inbox is full · mail box full · mailbox has exceeded · mailbox exceeded
      mailbox exceeds · exceeded the local limit · over quota · overquota · over the quota
      overdrawn · quota exceed · exceeded quota · exceeds quota · exceeded storage
      exceeded * storage · storage quota · out of storage · storage allocation · quota * exceeded
      out of quota · over * quota · exceeded his quota · exceeded its quota · exceed the quota
      disk quota · not enough storage space · quota full · account is full · user is full
      mailbox size limit · no room in mailbox · insufficient storage · boite du destinataire pleine
      boite pleine · cuota · postfach ist voll · mailbox voll · mailfolder is full · maildir over
      maildir delivery failed: user · account has exceeded · message store is full
      not enough space · no space left for · exceeded the space · user has exceeded · mail quota
      exceeded mailbox · would exceed * quota · can't accept messages now
      exceeded * mailbox limit
      """),
    Row(
      .messageTooBig, "RFC 1870; RFC 3463, X.3.4; Exchange's RESOLVER codes",
      """
      message too large · message too big · message is too large · message is too big
      mail too large · mail too big · recipsizelimit · sendsizelimit · message * too large
      message * too big · file too big · too big for · too large for
      larger than the current system limit · exceeded maximum message size · size greater than
      data size exceeded · msg too big · message size limit · exceeded the maximum * size
      """),
    Row(
      .suspended, "Gmail, i.ua, au, Yahoo, Exchange, hosting companies",
      """
      account disabled · is disabled · been disabled · mailbox disabled · user disabled
      disabled user · mailbox is frozen · account is frozen · inactive account · inactive user
      is inactive · currently inactive · account inactive · mailbox inactive · account suspended
      is suspended · been suspended · mailbox * suspended · user suspended · suspended due to
      temporarily suspended · account deactivated · been deactivated · is deactivated
      account is locked · account locked · mailbox is locked · account expired
      account has expired · temporarily limited · not being accepted
      mailbox unavailable or access denied · discontinued · been blocked for inactivity
      domain * suspended · over limit * suspended · mailbox is closed · account is closed
      account closed · archived recipient · boite du destinataire archivee · not active
      no longer active · accountdisabled · not been activated · temporarily unavailable. recipient
      delayed due to account · recipient suspend · vdelivermail: account is
      """),
    Row(
      .hasMoved, "RFC 3463, X.1.6",
      """
      has moved · been moved · no forwarding address · new address is · has a new address
      recipient no longer on server · mailbox moved · has been replaced by · address has changed
      has changed * address · please use * instead
      """),
    Row(
      .filtered, "au (EZweb), docomo, Exchange: the recipient's own filter",
      """
      notauthorized · restrictedtorecipients · protected by · user rules
      is not accepting any mail · restricted sms
      each of the following recipients was rejected by a remote mail server
      rejected by domain filter · due to extended inactivity · refused by recipient
      rejected by recipient · recipient refused · recipient preferences · rcp-p2 · user reject
      rejected by user · user refuses · sender not in white · not on whitelist
      recipient does not accept · not accepting mail from you · only accepts mail from
      blocked by recipient · blocked by the recipient · recipient has blocked · challenge-response
      sender not pre-approved · user does not want · because the recipient is only accepting
      message filtered · refusing mail from you · account does not accept
      """),
  ]

  // MARK: The address and the domain

  private static let addressRows: [Row] = [
    Row(
      .securityError, "RFC 4954; Exchange, Symantec",
      """
      authentication turned on · unauthenticated senders · verification failure
      not subscribed to ses · don't authenticate · authentication required · authrequired
      authentication is required · smtp auth · without authentication · must be authenticated
      not authenticated · authentication fail · authentication credentials · starttls
      tls required · tls is required · tls handshake · tls * failed · requires encryption
      session encryption · pop before · pop3 before · check mail before sending
      executable files are not allowed · authenticate first · insecure * password · certificate
      attachment * not allowed · banned file · forbidden attachment · attachment type
      prohibited attachment
      """),
    Row(
      .noRelaying, "Sendmail, Postfix, Exchange, Exim",
      """
      don't handle mail for · not configured to relay · as a relay · relaying denied · relay denied
      relay access denied · relaying is prohibited · relaying not permitted · relay not permitted
      not permitted to relay · unable to relay · relay prohibited · relaying prohibited
      relaying not allowed · relay not allowed · insecure mail relay · not a gateway · open relay
      relaying is denied · don't relay · do not relay · does not relay · relay operation rejected
      will not relay · relay mail to · isn't in my control · not in my control · rcpthosts
      not allowed to relay · relay the message · relaying mail to · no relay
      relaying to * prohibited · mail server requires auth · is not local · not local domain
      user not local · requested relay
      """),
    Row(
      .notAccept, "RFC 7504, RFC 7505; qmail, Exim, Postfix",
      """
      no mx found for domain · name server: .: host not found · couldn't find a mail exchanger
      could not find a mail exchanger · null mx · nullmx · domain * does not receive
      smtp protocol returned a permanent error · mail receiving disabled
      system not accepting network messages · no smtp service · name server loop
      host does not accept mail · domain does not accept mail
      """),
    Row(
      .rejected, "sender checks of Postfix, Exim, Exchange; Google Groups",
      """
      rule imposed mailbox access · batv · empty envelope · null sender · senderfilterconfig
      e2110 · members-only · purported responsible · email address is not verified
      closed mailing list · groups.google.com/support · sender address rejected · sender rejected
      sender verify failed · sender verification · could not complete sender verify
      unable to verify sender · sender domain · domain of sender · sender's address
      address of sender · bad sender · invalid sender · unknown sender · unroutable sender
      sender denied · sender not allowed · sender is not allowed · sender unknown
      emetteur invalide · from address is not · your address is not · mailfrom
      not a permitted sender · sender email address rejected · permission to post
      not allowed to post · members of the group · not a member · subscribers may post
      subscribe first · rejected because the sender · from domain · restricted sender
      sender not authorized · not authorized to send · senders cannot · blocked sender
      administrative prohibition · rejected recipient because · does not exist * sender
      sender * does not exist
      """),
    Row(
      .hostUnknown, "RFC 3463, X.1.2; resolvers' words",
      """
      domain must exist · account or domain may not exist · no such domain · unknown domain
      domain unknown · domain not found · domain name not found · domain does not exist
      domain doesn't exist · domain * couldn't be found · domain * could not be found
      domain * does not exist · host unknown · unknown host · host not found · no such host
      hostname not found · name or service not known · couldn't find any host · nxdomain
      unrouteable address · unroutable address · unrouteable mail domain · unrouteable domain
      unroutable domain · bad destination host · bad destination system · address is unresolvable
      no mx or a records · no matches to nameserver query · non-existent hosts · cannot find host
      no mx record · no valid mx · not a valid domain · destination server * not found
      """),
    Row(
      .mailerError, "sysexits; procmail, Exim and Postfix pipes",
      """
      pipe to · | |exec · |ifs= · procmail · exit 75 · command failed · command died
      command output · local delivery failed · mailer error · child process · exited with
      died with status · unknown mailer · cannot execute · local mailer · program failure
      permission denied. command · return code from · transport error
      """),
    Row(
      .userUnknown, "RFC 3463, X.1.1; every maker of mail servers",
      """
      user unknown · unknown user · unknown recipient · recipient unknown · user not found
      no such user · no such recipient · no such mailbox · no such person · no such address
      no such account · no such local user · no such email · user doesn't exist
      user does not exist · user not exist · users does not exist · user not known
      no account by that name · no mail box available · there is no one at this address
      there is no user · mailbox not found · mailbox does not exist · mailbox doesn't exist
      mailbox unknown · unknown mailbox · mailbox not exist · mailbox * does not exist
      mailbox invalid · invalid mailbox · account does not exist · account doesn't exist
      account not found · unknown account · invalid account
      account that you tried to reach does not exist · account * does not exist
      address does not exist · address doesn't exist · address * does not exist · address not found
      address not exist · address unknown · addressee unknown · recipient not found
      recipientnotfound · recipnotfound · recipient does not exist · recipient doesn't exist
      recipient not exist · recipient is not known · recipient * not found
      recipient * does not exist · recipient could not be found · not a known user
      not a valid user · not a valid mailbox · not a valid recipient · not known at this site
      invalid recipient · invalid user · invalid local part · non-existent user · not existing user
      unknown local part · unknown local-part · unknown or illegal alias · unknown in * table
      unknown in virtual · does not have an email · doesn't have a * account
      doesn't have an account · does not have an account · not listed in domino directory
      not listed in public name · name & address book · not found in directory
      email address could not be found · email address you entered couldn't be found
      wasn't found at · couldn't be found at · was not found at · user is unknown · unknown email
      unknown address · undeliverable address · undeliverable recipient · delivery error: dd
      dd this user · dd requested mail action · not our customer · is no longer with
      no longer exists · no longer in use · no longer a valid · name is not recognized
      verify the recipient · recipient address rejected: user · recipient address rejected: invalid
      recipient address rejected: unknown · recipient verify failed · unable to find recipient
      could not find user · cannot find user · adresse d au moins un destinataire invalide
      destinataire inconnu · utilisateur inconnu · empfaenger unbekannt · adresse existiert nicht
      usuario desconocido · kein mailkonto · unbekannter · mailbox name not allowed
      bad address syntax · person at this address · not_our_user · user_unknown · rcp-p1 · rcp-p3
      nonexistent user · nonexistent mailbox · non existent user · no mailbox here · no mailbox for
      no mailbox by · no account for · no account with · no account here
      """),
    Row(.mailerError, "RFC 3464: a diagnostic of a Unix program", "x-unix;"),
  ]

  // MARK: The message

  private static let contentRows: [Row] = [
    Row(
      .spamDetected, "SpamAssassin, amavis, Barracuda, Cloudmark, Gmail, Yahoo",
      """
      - spam · as spam · is spam · spam message · spam mail · spam detected · spam content
      spam score · spam filter · spam firewall · spam-like · spamlike · spam level · like spam
      be spam · rejected spam · spam probability · spam block · identified spam · suspected spam
      probable spam · possible spam · high spam · contains spam · classified as * spam · antispam
      anti-spam · spammy · (spam) · spam reject · appears to be unsolicited · rejecting spam
      message was marked · blocked for spam · spam url · spamassassin · rejected as bulk
      rejected for spam · bulk email · unsolicited bulk · unsolicited mail · unsolicited email
      considered unsolicited · ube, id= · ube, no need · content rejected, ube · suspicious due to
      likely unsolicited · cyberoam anti spam · mail rejete · we do not want any spam · no spam
      uribl · surbl · message looks like · domain listed in * uri · content analysis
      """),
    Row(
      .blocked, "DNS lists (RFC 5782); Spamhaus, Spamcop, Outlook, Yahoo, Exim",
      """
      connection refused by · connection was dropped by · traffic not accepted from this ip
      a problem occurred. (ask your postmaster · a problem occurred. ask your postmaster
      blocked using · blocked by · blocked for abuse · blocked because · blocked due · blocked from
      is blocked · been blocked · blocked ip · ip blocked · blocked - see · connection blocked · host blocked
      blocked at · client blocked · temporarily blocked · network blocked · black list · blacklist
      blocklist · block list · denylist · listed at · listed in · listed by · listed on · is on our
      dnsbl · rbl server · rbl restriction · blackhole · spamhaus · spamcop · barracudacentral
      abuseat.org · sorbs · bogus helo · invalid helo · helo command rejected · bad helo
      ehlo rejected · name was rejected · invalid ehlo · banned sending ip · banned ip
      ip is banned · your ip · your network · ip address * rejected · ip address is not
      connection reset by peer · not allowed to connect · not allowed to send mail
      not accepting connections · refused - see · rejected due to abuse · abuse from
      access from ip · ip not allowed · dynamic ip · dialup · dial-up · dynamic/ · dynamic address
      dul. · residential · server rejected · no access from mail server · fix the issue at your end
      does not accept mail from your · invalid domain name
      """),
    Row(
      .policyViolation, "Mimecast's SMTP error codes; Exchange's transport rules",
      """
      organization policy · organizational settings · will not accept delivery of this message
      mass mailer · host network not allowed · transport.rules · prohibited by · policy violation
      violates our · violation of · violated * policy · policy reasons · policy reject
      local policy · security policy · by policy · company policy · due to policy
      policy restriction · mail policy · against our policy · banned content · prohibited words
      content restrictions · rejected by the system rule · rejected for policy
      rejected by an anti · by the policy · your message was rejected * rule
      administrative restriction · delivery restriction · we do not accept mail with
      not acceptable · disallowed · you have not confirmed · message refused by
      """),
    Row(
      .contentError, "RFC 3463, X.6; RFC 2045; RFC 6531",
      """
      header error · invalid mime · improperly-formatted · mime complexity · unable to ascii encode
      8-bit data · improper use of 8-bit · bare lf · bare linefeed · bare newline · mime error
      mime type · mime structure · malformed message · malformed header · message format
      header size · headers too long · illegal character · non-ascii · smtputf8
      content conversion · conversion required · media error · empty message · content rejected
      attachment · charset · line too long · lines longer · invalid content · unacceptable content
      """),
  ]

  // MARK: The systems and the way between them

  private static let systemRows: [Row] = [
    Row(
      .systemFull, "RFC 5321, 452; RFC 3463, X.3.1",
      """
      insufficient disk space · insufficient system resources · insufficient resources
      no space left on device · disk full · disk is full · system storage · not enough disk
      out of disk · low on disk · queue full · out of memory · system full · not enough free
      """),
    Row(
      .systemError, "Exim, Sendmail, Exchange, gateways",
      """
      can't create user output file · queue file write error · no mdb · misconfigured
      system config error · encountered an error while being processed
      service currently unavailable · loops back to myself · local configuration error
      server configuration · configuration problem · internal server error
      internal software error · unexpected error · system failure · aliasing loop · alias loop
      input/output error · unable to lookup local · cannot open · can not open · could not open
      can't open · file descriptor · unable to write · cannot append · lock file · error writing
      i/o error · error in processing · database error · ldap · lookup error
      resources temporarily · resources unavailable · timeout waiting for input
      service temporarily unavailable · temporary local problem · proxy error · backend · mapi
      problem with the recipient · currently unable to process · interrupted system call
      too old version · mta is not reachable · maximum load
      """),
    Row(
      .expired, "RFC 3463, X.4.7; queues of every maker",
      """
      failing for a long time · not been collected · allowed queue period · multiple retries
      message expired · delivery expired · delivery time expired · expired after
      message timed out · in the queue too long · too long in queue · retry time not reached
      retry limit · maximum retry · delivery attempts · gave up · giving up · given up
      unable to deliver * hours · not delivered for · could not be delivered for · delivery timeout
      delivery timed out · connection timed out · connect timed out · connection timeout
      connect timeout · operation timed out · session timeout · timed out while · timeout exceeded
      connection expired · host not reachable · could not connect · couldn't connect
      cannot connect · can't connect · unable to connect · failed to connect
      wasn't able to establish an smtp connection · not respond · no answer · unable to contact
      could not be contacted · unable to reach · failed to establish · all mail exchangers
      greylisted · graylisted · greylisting · hop timed out · all hosts * retry
      host was not reachable · failed to transmit
      """),
    Row(
      .networkError, "RFC 3463, X.4; resolvers and sockets",
      """
      too many hops · mail loop · routing loop · mail forwarding loop · loop detected · loop count
      hop count · message looping · host is unreachable · host unreachable · network is unreachable
      dns error · dns lookup · dns failure · dns server · name service error · nameserver
      name server · servfail · dns query · dns timeout · temporary dns · host lookup
      connection lost · lost connection · lost input channel · connection was dropped
      connection closed · closed connection · connection broken · conversation with · broken pipe
      unexpectedly closed · network error · network failure · socket error · no route
      bad connection · communication error · remote host closed · read error · write error
      mail exchanger * unreachable · congestion · establish an smtp connection · protocol failure
      """),
    Row(
      .syntaxError, "RFC 5321, section 4.2",
      """
      improper sequence of commands · bad sequence of commands · command unrecognized
      unrecognized command · command not recognized · unknown command · not implemented
      syntax error · syntax incorrect · protocol error · invalid command · bad command
      command rejected · need rcpt · need mail before · need a rcpt · nested mail command
      out of sequence · unimplemented · parameters not recognized · too many unknown
      """),
  ]
}
