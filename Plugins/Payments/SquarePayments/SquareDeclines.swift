import ReceivablesPorts

/// What Square's codes mean (developer.squareup.com/reference, Error codes).
enum SquareDeclines {
  static func table() throws -> DeclineTable {
    try DeclineTable(
      """
      funds retry-later: INSUFFICIENT_FUNDS TRANSACTION_LIMIT
      issuer retry-later: GENERIC_DECLINE CARD_DECLINED TEMPORARY_ERROR GATEWAY_TIMEOUT
      authentication authenticate: CARD_DECLINED_VERIFICATION_REQUIRED
      issuer new-method: CARD_DECLINED_CALL_ISSUER VOICE_FAILURE
      details correct: CVV_FAILURE ADDRESS_VERIFICATION_FAILURE CARD_EXPIRED EXPIRATION_FAILURE
      details correct: INVALID_EXPIRATION INVALID_EXPIRATION_YEAR INVALID_EXPIRATION_DATE
      details correct: PAN_FAILURE INVALID_CARD INVALID_CARD_DATA INVALID_POSTAL_CODE INVALID_PIN
      method new-method: CARD_NOT_SUPPORTED UNSUPPORTED_CARD_BRAND INVALID_ACCOUNT
      method new-method: ACCOUNT_UNUSABLE CARDHOLDER_INSUFFICIENT_PERMISSIONS
      method new-method: ALLOWABLE_PIN_TRIES_EXCEEDED CARD_TOKEN_EXPIRED CARD_TOKEN_USED
      method new-method: SOURCE_EXPIRED SOURCE_USED
      blocked never: BUYER_REFUSED_PAYMENT
      creditor mend: CARD_PROCESSING_NOT_ENABLED INSUFFICIENT_PERMISSIONS PAYMENT_LIMIT_EXCEEDED
      creditor mend: INVALID_LOCATION INVALID_FEES
      command mend: REFUND_AMOUNT_INVALID PAYMENT_NOT_REFUNDABLE
      command mend: PAYMENT_NOT_REFUNDABLE_DUE_TO_DISPUTE REFUND_DECLINED
      done ask: REFUND_ALREADY_PENDING
      """)
  }

  /// Square asks that these be sent again under the same id, so that nobody knows yet.
  static func isTemporary(_ code: String) -> Bool {
    ["TEMPORARY_ERROR", "GATEWAY_TIMEOUT"].contains(code)
  }
}
