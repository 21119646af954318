/// What notices say of charges that are announced, and of how interest comes about.
extension StandardTemplates {
  static let chargesEnglish = """
    {{#threats}}
    If your payment does not reach us{{#by}} by {{by}}{{/by}}{{^by}} in time{{/by}}, \
    these charges will be added{{#from}} from {{from}}{{/from}}:

    {{#threatened}}
    - {{label}}: {{amount}}
    {{/threatened}}

    {{/threats}}
    {{#hasSchedule}}
    {{#schedules}}
    {{#isAlone}}
    {{label}}:

    {{/isAlone}}
    {{/schedules}}
    | From | To | Days | On | Rate a year | Interest |
    | --- | --- | ---: | ---: | ---: | ---: |
    {{#schedules}}
    {{^isAlone}}
    | {{label}}: {{sum}} |
    {{/isAlone}}
    {{#steps}}
    | {{from}} | {{to}} | {{days}} | {{base}} | {{rate}} | {{amount}} |
    {{/steps}}
    {{#summed}}
    {{#most}}
    | At most {{most}} of the debt |  |  |  |  | {{beyond}} |
    {{/most}}
    {{#before}}
    | Charged before |  |  |  |  | {{before}} |
    {{/before}}
    {{#rounding}}
    | Rounding |  |  |  |  | {{rounding}} |
    {{/rounding}}
    {{#isAlone}}
    | Sum |  |  |  |  | {{sum}} |
    {{/isAlone}}
    {{/summed}}
    {{/schedules}}

    {{/hasSchedule}}
    {{#law}}
    Legal basis of the charges{{#alsoPlanInterest}} for late payment{{/alsoPlanInterest}}: {{law}}.

    {{/law}}

    """

  static let chargesGerman = """
    {{#threats}}
    Geht Ihre Zahlung nicht {{#by}}bis zum {{by}}{{/by}}{{^by}}rechtzeitig{{/by}} bei uns ein, \
    kommen {{#from}}ab dem {{from}} {{/from}}hinzu:

    {{#threatened}}
    - {{label}}: {{amount}}
    {{/threatened}}

    {{/threats}}
    {{#hasSchedule}}
    {{#schedules}}
    {{#isAlone}}
    {{label}}:

    {{/isAlone}}
    {{/schedules}}
    | Von | Bis | Tage | Auf | Zinssatz p. a. | Zinsen |
    | --- | --- | ---: | ---: | ---: | ---: |
    {{#schedules}}
    {{^isAlone}}
    | {{label}}: {{sum}} |
    {{/isAlone}}
    {{#steps}}
    | {{from}} | {{to}} | {{days}} | {{base}} | {{rate}} | {{amount}} |
    {{/steps}}
    {{#summed}}
    {{#most}}
    | Höchstens {{most}} der Schuld |  |  |  |  | {{beyond}} |
    {{/most}}
    {{#before}}
    | Bereits berechnet |  |  |  |  | {{before}} |
    {{/before}}
    {{#rounding}}
    | Rundung |  |  |  |  | {{rounding}} |
    {{/rounding}}
    {{#isAlone}}
    | Summe |  |  |  |  | {{sum}} |
    {{/isAlone}}
    {{/summed}}
    {{/schedules}}

    {{/hasSchedule}}
    {{#law}}
    Rechtsgrundlage der Verzugskosten: {{law}}.

    {{/law}}

    """

  static let chargesFrench = """
    {{#threats}}
    Si votre règlement ne nous parvient pas {{#by}}au plus tard le {{by}}{{/by}}{{^by}}à temps{{/by}}, \
    s’ajouteront{{#from}} à compter du {{from}}{{/from}}\u{202F}:

    {{#threatened}}
    - {{label}}\u{202F}: {{amount}}
    {{/threatened}}

    {{/threats}}
    {{#hasSchedule}}
    {{#schedules}}
    {{#isAlone}}
    {{label}}\u{202F}:

    {{/isAlone}}
    {{/schedules}}
    | Du | Au | Jours | Sur | Taux annuel | Intérêts |
    | --- | --- | ---: | ---: | ---: | ---: |
    {{#schedules}}
    {{^isAlone}}
    | {{label}}\u{202F}: {{sum}} |
    {{/isAlone}}
    {{#steps}}
    | {{from}} | {{to}} | {{days}} | {{base}} | {{rate}} | {{amount}} |
    {{/steps}}
    {{#summed}}
    {{#most}}
    | Au plus {{most}} de la dette |  |  |  |  | {{beyond}} |
    {{/most}}
    {{#before}}
    | Déjà facturé |  |  |  |  | {{before}} |
    {{/before}}
    {{#rounding}}
    | Arrondi |  |  |  |  | {{rounding}} |
    {{/rounding}}
    {{#isAlone}}
    | Total |  |  |  |  | {{sum}} |
    {{/isAlone}}
    {{/summed}}
    {{/schedules}}

    {{/hasSchedule}}
    {{#law}}
    Fondement légal des frais de retard\u{202F}: {{law}}.

    {{/law}}

    """

  static let chargesSpanish = """
    {{#threats}}
    Si no recibimos su pago {{#by}}a más tardar el {{by}}{{/by}}{{^by}}a tiempo{{/by}}, \
    se añadirán{{#from}} a partir del {{from}}{{/from}}:

    {{#threatened}}
    - {{label}}: {{amount}}
    {{/threatened}}

    {{/threats}}
    {{#hasSchedule}}
    {{#schedules}}
    {{#isAlone}}
    {{label}}:

    {{/isAlone}}
    {{/schedules}}
    | Desde | Hasta | Días | Sobre | Tipo anual | Intereses |
    | --- | --- | ---: | ---: | ---: | ---: |
    {{#schedules}}
    {{^isAlone}}
    | {{label}}: {{sum}} |
    {{/isAlone}}
    {{#steps}}
    | {{from}} | {{to}} | {{days}} | {{base}} | {{rate}} | {{amount}} |
    {{/steps}}
    {{#summed}}
    {{#most}}
    | Como máximo el {{most}} de la deuda |  |  |  |  | {{beyond}} |
    {{/most}}
    {{#before}}
    | Ya cargado |  |  |  |  | {{before}} |
    {{/before}}
    {{#rounding}}
    | Redondeo |  |  |  |  | {{rounding}} |
    {{/rounding}}
    {{#isAlone}}
    | Suma |  |  |  |  | {{sum}} |
    {{/isAlone}}
    {{/summed}}
    {{/schedules}}

    {{/hasSchedule}}
    {{#law}}
    Base legal de los cargos por demora: {{law}}.

    {{/law}}

    """
}
