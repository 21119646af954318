/// The file of a policy as a JSON Schema, so that editors complete it and mark what is wrong.
enum PolicySchema {
  static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "A policy of Dunwell",
      "description": "What is done about late invoices.",
      "type": "object",
      "additionalProperties": false,
      "required": ["policy", "catch-up", "least-gap", "minimum", "tolerance"],
      "oneOf": [{"required": ["ladder"]}, {"required": ["ladders"]}],
      "properties": {
        "policy": {"type": "string", "description": "The name of the policy."},
        "calendar": {
          "enum": ["DE", "FR", "GB", "US", "none"],
          "description": "Public holidays for rungs that count business days."
        },
        "catch-up": {
          "type": "string",
          "pattern": "^(latest|each|jump|skip-older-than [0-9]+ days?)$",
          "description": "What happens to rungs that were reached on days without a run."
        },
        "least-gap": {"$ref": "#/$defs/days"},
        "rhythm": {
          "$ref": "#/$defs/days",
          "description": "Between a dunning notice and the next one that is no harsher."
        },
        "bank-days": {
          "$ref": "#/$defs/days",
          "description": "Business days that money takes: nothing follows a pay-by day before them."
        },
        "after-last": {
          "enum": ["task", "handoff", "nothing"],
          "description": "What follows the last rung when its day has passed."
        },
        "repeat-last": {
          "$ref": "#/$defs/days",
          "description": "The last rung is sent once more after so many days; absent: never."
        },
        "lists": {
          "enum": ["asked", "all"],
          "description": "What a notice lists: what it asks for, or also what is not due yet."
        },
        "minimum": {"$ref": "#/$defs/threshold"},
        "tolerance": {"$ref": "#/$defs/threshold"},
        "unapplied": {
          "enum": ["net", "ignore"],
          "description": "Whether money that waits is taken off what is asked for."
        },
        "contact-hours": {
          "type": "string",
          "pattern": "^[0-9]{1,2}:[0-9]{2} *- *[0-9]{1,2}:[0-9]{2}$",
          "description": "By the customer's own clock, as 08:00-20:00."
        },
        "ladder": {"$ref": "#/$defs/ladder"},
        "ladders": {
          "type": "object",
          "minProperties": 1,
          "propertyNames": {"not": {"const": "none"}},
          "additionalProperties": {"$ref": "#/$defs/ladder"},
          "description": "Several ladders by name; the first holds where no segment says otherwise."
        },
        "segments": {
          "type": "array",
          "items": {"$ref": "#/$defs/segment"},
          "description": "Tried in order; the first that fits holds."
        },
        "statements": {
          "type": "object",
          "additionalProperties": false,
          "required": ["every"],
          "description": "Statements of account that are sent without asking.",
          "properties": {
            "every": {"enum": ["month", "quarter"]},
            "on": {
              "type": ["string", "integer"],
              "pattern": "^(0?[1-9]|1[0-9]|2[0-8])$",
              "minimum": 1,
              "maximum": 28,
              "description": "The day of the month."
            },
            "channel": {"type": "string"},
            "lists": {"enum": ["open", "all"], "description": "What is open, or all that moved."},
            "due": {
              "$ref": "#/$defs/days",
              "description": "After its day, for customers who are asked by statement."
            }
          }
        },
        "asks-by": {"$ref": "#/$defs/asksBy"},
        "thanks": {
          "type": "object",
          "additionalProperties": false,
          "description": "Thanks for invoices that are paid in full.",
          "properties": {
            "channel": {"type": "string"},
            "within": {"$ref": "#/$defs/days", "description": "Not later after the payment."}
          }
        },
        "promises": {
          "type": "object",
          "additionalProperties": false,
          "description": "When a promise to pay is kept, and what comes after one that is not.",
          "properties": {
            "grace": {"$ref": "#/$defs/days"},
            "kept": {"$ref": "#/$defs/share", "description": "From this share on it is kept."},
            "part-kept": {"$ref": "#/$defs/share"},
            "broken": {"$ref": "#/$defs/afterBreach"},
            "longest": {"$ref": "#/$defs/days", "description": "No promise reaches further."}
          }
        },
        "plans": {
          "type": "object",
          "additionalProperties": false,
          "description": "Which payment plans are allowed, and when one is over.",
          "properties": {
            "grace": {"$ref": "#/$defs/days"},
            "missed": {"$ref": "#/$defs/count", "description": "So many and the plan is over."},
            "default": {"$ref": "#/$defs/afterBreach"},
            "most": {"$ref": "#/$defs/count", "description": "No more instalments."},
            "least": {"$ref": "#/$defs/threshold", "description": "No smaller instalments."},
            "longest": {"$ref": "#/$defs/days"},
            "down": {"$ref": "#/$defs/share", "description": "This share comes first."},
            "interest": {"$ref": "#/$defs/rate", "description": "Percent a year."},
            "reminders": {
              "oneOf": [{"$ref": "#/$defs/ladder"}, {"const": "none"}],
              "description": "About each instalment; one by itself once it is missed."
            }
          }
        },
        "limitation": {
          "type": "object",
          "additionalProperties": false,
          "required": ["country"],
          "description": "What may be barred by time is left to a person.",
          "properties": {
            "country": {"enum": ["DE", "FR", "GB", "IE"], "description": "Whose law it is."},
            "warn": {"$ref": "#/$defs/days", "description": "A task so long before (90 days)."}
          }
        },
        "autopay": {
          "type": "object",
          "additionalProperties": false,
          "description": "When saved methods are charged, and what was refused is tried again.",
          "properties": {
            "after-due": {"$ref": "#/$defs/days", "description": "After the due day."},
            "retries": {
              "type": "array", "items": {"type": "integer", "minimum": 1},
              "description": "Days between a refusal and the next try."
            },
            "pay-days": {
              "type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 31},
              "description": "Days of the month that a refusal for lack of money waits for."
            }
          }
        },
        "part-payments": {
          "type": ["boolean", "string"], "description": "Whether less than all may be paid on a gateway's page."
        },
        "settlements": {
          "type": "object",
          "additionalProperties": false,
          "required": ["offers"],
          "description": "Who may offer to take less, and how much less.",
          "properties": {
            "offers": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["at-least"],
                "properties": {
                  "who": {"$ref": "#/$defs/words", "description": "Authors; left out: everybody."},
                  "at-least": {"$ref": "#/$defs/share"}
                }
              }
            },
            "longest": {"$ref": "#/$defs/days", "description": "No offer is open for longer."},
            "pay-within": {"$ref": "#/$defs/days", "description": "After it was accepted."}
          }
        },
        "disputes": {
          "type": "object",
          "additionalProperties": {"$ref": "#/$defs/days"},
          "description": "Reasons, and the business days within which each is answered."
        },
        "charges": {
          "type": "object",
          "additionalProperties": false,
          "description": "What being late costs, by which law.",
          "properties": {
            "law": {"$ref": "#/$defs/law"},
            "by-country": {
              "type": "object",
              "propertyNames": {"pattern": "^[A-Z]{2}$"},
              "additionalProperties": {"$ref": "#/$defs/law"}
            },
            "interest": {"$ref": "#/$defs/chargeUse"},
            "fixed-sum": {"$ref": "#/$defs/chargeUse"},
            "after": {"type": "string", "description": "Booked once this rung has acted."},
            "due": {"$ref": "#/$defs/days"},
            "clause": {
              "type": ["boolean", "string"],
              "enum": [true, false, "yes", "no", "true", "false"],
              "description": "Whether the contracts say that late charges are owed."
            },
            "least": {"$ref": "#/$defs/threshold", "description": "Less is not booked."},
            "fixed-sum-from": {
              "$ref": "#/$defs/days",
              "description": "The fixed sum is asked for from so many days late on (5 days)."
            },
            "accept-unconfirmed": {
              "$ref": "#/$defs/words",
              "description": "Tables whose rates are charged though nobody confirmed them."
            },
            "contract": {
              "type": "object",
              "additionalProperties": false,
              "required": ["rate"],
              "properties": {
                "rate": {"$ref": "#/$defs/rate"},
                "per": {"enum": ["year", "month", "full-month", "started-month"]},
                "day-count": {"enum": ["act/365", "act/act", "act/360", "30/360", "30/365"]},
                "grace": {"$ref": "#/$defs/days"},
                "fixed-sum": {"type": "string", "pattern": "^[0-9]+([.][0-9]+)? [A-Z]{3}$"},
                "cap": {"$ref": "#/$defs/rate", "description": "No more a year."},
                "most": {"$ref": "#/$defs/rate", "description": "No more of the debt in all."},
                "pay-day": {
                  "type": ["boolean", "string"],
                  "enum": [true, false, "yes", "no", "true", "false"]
                },
                "rounding": {"enum": ["half-up", "half-even", "down", "up"]},
                "level": {"enum": ["day", "line", "total"]},
                "consumers": {
                  "type": ["boolean", "string"],
                  "enum": [true, false, "yes", "no", "true", "false"]
                },
                "source": {"type": "string"},
                "order": {"$ref": "#/$defs/order"}
              }
            },
            "rates": {
              "type": "array",
              "description": "Reference rates that are newer than the pack.",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["from", "percent", "source"],
                "properties": {
                  "from": {"type": "string"},
                  "percent": {"type": ["string", "number"]},
                  "source": {"type": "string"}
                }
              }
            }
          }
        },
        "losses": {
          "type": "object",
          "additionalProperties": false,
          "description": "How writing off goes, and what is set aside.",
          "properties": {
            "reasons": {"$ref": "#/$defs/words"},
            "approve-above": {"$ref": "#/$defs/threshold"},
            "approvers": {"$ref": "#/$defs/words"},
            "provisions": {
              "type": "object",
              "propertyNames": {"enum": ["current", "1-30", "31-60", "61-90", "90+"]},
              "additionalProperties": {"$ref": "#/$defs/rate"}
            }
          }
        },
        "discounts": {
          "type": "object",
          "additionalProperties": false,
          "properties": {"grace": {"$ref": "#/$defs/days"}}
        },
        "short-payment": {
          "$ref": "#/$defs/threshold",
          "description": "An invoice that is short by no more is written off."
        },
        "charges-alone": {
          "$ref": "#/$defs/threshold",
          "description": "Late charges left of closed invoices, asked for once, are a task above it."
        },
        "waiting-money": {
          "enum": ["waits", "oldest-first"],
          "description": "Whether a run applies money that nobody said an invoice for; of who is asked by statement it does."
        },
        "order": {"enum": ["costs-first", "principal-first", "law"]}
      },
      "$defs": {
        "law": {"enum": ["uk", "eu", "de", "fr", "ie", "us-prompt-payment", "contract"]},
        "asksBy": {
          "enum": ["invoice", "statement"],
          "description": "Each invoice by its own day, or each statement as one sum by one day."
        },
        "chargeUse": {"enum": ["none", "threatened", "booked"]},
        "order": {"enum": ["costs-first", "principal-first"]},
        "share": {"type": ["string", "integer"], "pattern": "^[0-9]{1,3}%?$"},
        "rate": {"type": ["string", "number"], "pattern": "^[0-9]+([.][0-9]{1,4})?%?$"},
        "count": {"type": ["string", "integer"], "pattern": "^[1-9][0-9]*$", "minimum": 1},
        "afterBreach": {
          "enum": ["resume", "again", "escalate"],
          "description": "The next rung on its day, the last one again, or the next one at once."
        },
        "days": {"type": ["string", "integer"], "pattern": "^[0-9]+( days?)?$", "minimum": 0},
        "amount": {"type": ["string", "number"], "pattern": "^[0-9]+([.][0-9]+)?$", "minimum": 0},
        "threshold": {
          "anyOf": [
            {"$ref": "#/$defs/amount"},
            {
              "type": "object",
              "propertyNames": {"pattern": "^([A-Z]{3}|default)$"},
              "additionalProperties": {"$ref": "#/$defs/amount"}
            }
          ]
        },
        "words": {
          "anyOf": [
            {"type": "string"},
            {"type": "array", "items": {"type": "string"}, "minItems": 1}
          ]
        },
        "ladder": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/rung"}},
        "rung": {
          "type": "object",
          "additionalProperties": false,
          "required": ["rung", "when"],
          "properties": {
            "rung": {
              "type": "string",
              "pattern": "^[a-z0-9-]+$",
              "description": "Its name in the record, for ever; a renamed rung is a new one."
            },
            "when": {
              "type": "string",
              "pattern": "^(on (due|issue) day|[0-9]+ (business )?days? (before due|after (due|issue|previous)))$",
              "description": "As 3 days after due, or 10 business days after previous."
            },
            "channel": {
              "$ref": "#/$defs/words",
              "description": "One channel, or several: each gets a notice of its own."
            },
            "template": {"type": "string", "description": "By default named as the rung."},
            "do": {
              "enum": ["notice", "hold"],
              "description": "hold: nothing more is supplied on credit until somebody lifts it."
            },
            "task": {
              "type": "string",
              "description": "Somebody is asked to do this; the customer is not written to."
            },
            "new-due": {
              "$ref": "#/$defs/days",
              "description": "The notice asks for payment within so many days."
            },
            "attach": {
              "anyOf": [
                {"enum": ["invoices", "statement"]},
                {"type": "array", "items": {"enum": ["invoices", "statement"]}, "minItems": 1}
              ],
              "description": "What goes along by mail."
            },
            "cc": {
              "$ref": "#/$defs/words",
              "description": "Who else gets it by mail: owner, or somebody of the settings."
            },
            "to": {
              "type": "string",
              "description": "Which of the customer's people is written to, as accounting."
            },
            "approval": {
              "type": ["boolean", "string"],
              "enum": [true, false, "yes", "no", "true", "false"],
              "description": "Whether a person looks at each notice before it is sent."
            }
          }
        },
        "segment": {
          "type": "object",
          "additionalProperties": false,
          "required": ["segment", "ladder"],
          "properties": {
            "segment": {"type": "string"},
            "if": {"$ref": "#/$defs/condition"},
            "ladder": {"type": "string", "description": "A ladder's name, or none."},
            "least-gap": {"$ref": "#/$defs/days"},
            "minimum": {"$ref": "#/$defs/threshold"},
            "tolerance": {"$ref": "#/$defs/threshold"},
            "asks-by": {"$ref": "#/$defs/asksBy"}
          }
        },
        "condition": {
          "type": "object",
          "additionalProperties": false,
          "description": "All of it has to hold.",
          "properties": {
            "tag": {"$ref": "#/$defs/words", "description": "One of these tags."},
            "kind": {"$ref": "#/$defs/words", "description": "person, sole-trader or company."},
            "country": {"$ref": "#/$defs/words", "description": "Two capital letters, as DE."},
            "currency": {"$ref": "#/$defs/words", "description": "Three capital letters, as EUR."},
            "owes": {
              "type": "string",
              "pattern": "^(over|under) [0-9]+([.][0-9]+)?$",
              "description": "What is open in the currency, as over 10000.00."
            },
            "customer-for": {
              "type": "string",
              "pattern": "^(over|under) [0-9]+( days?)?$",
              "description": "Days since the first invoice, as over 365 days."
            },
            "days-late": {
              "type": "string",
              "pattern": "^(over|under) [0-9]+( days?)?$",
              "description": "Days late on average over the last twelve invoices paid."
            },
            "promises-kept": {
              "type": "string",
              "pattern": "^(over|under) [0-9]{1,3}%?$",
              "description": "The share of the last twelve promises that was kept."
            },
            "over-limit": {
              "type": ["boolean", "string"],
              "enum": [true, false, "yes", "no", "true", "false"],
              "description": "Whether what is open is above the credit limit."
            }
          }
        }
      }
    }
    """#
}
