import ReceivablesPorts

/// What Stripe's codes mean (docs.stripe.com/declines/codes; advice codes first, as Stripe asks).
enum StripeDeclines {
  static func table() throws -> DeclineTable {
    try DeclineTable(
      """
      issuer retry-later: try_again_later
      details correct: confirm_card_data
      blocked never: do_not_try_again
      funds retry-later: insufficient_funds card_velocity_exceeded withdrawal_count_limit_exceeded
      issuer retry-later: issuer_not_available processing_error reenter_transaction approve_with_id
      issuer retry-later: do_not_honor generic_decline no_action_taken card_declined
      authentication authenticate: authentication_required authentication_not_handled
      authentication authenticate: mobile_device_authentication_required offline_pin_required
      authentication authenticate: online_or_offline_pin_required
      details correct: incorrect_cvc invalid_cvc incorrect_number invalid_number incorrect_zip
      details correct: incorrect_address invalid_expiry_month invalid_expiry_year expired_card
      details correct: new_account_information_available incorrect_pin invalid_pin
      method new-method: card_not_supported currency_not_supported invalid_account restricted_card
      method new-method: not_permitted transaction_not_allowed service_not_allowed call_issuer
      blocked never: pickup_card lost_card stolen_card fraudulent merchant_blacklist
      blocked never: security_violation stop_payment_order revocation_of_authorization
      blocked never: revocation_of_all_authorizations pin_try_exceeded
      command mend: invalid_amount testmode_decline
      done ask: duplicate_transaction
      """)
  }
}
