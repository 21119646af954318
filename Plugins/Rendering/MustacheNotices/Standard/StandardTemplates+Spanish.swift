extension StandardTemplates {
  static let spanish =
    [
      ("upcoming", upcomingSpanish),
      ("reminder", reminderSpanish),
      ("second", secondSpanish),
      ("third", thirdSpanish),
      ("final", finalSpanish),
      ("thanks", thanksSpanish),
      ("statement", statementSpanish),
      ("_greeting", greetingSpanish),
      ("_items", itemsSpanish),
      ("_notdue", notDueSpanish),
      ("_postings", postingsSpanish),
      ("_marks", marksSpanish),
      ("_sum", sumSpanish),
      ("_balance", balanceSpanish),
      ("_ways", waysSpanish),
      ("_charges", chargesSpanish),
      ("_closing", closingSpanish),
    ] + agreementsSpanish + moneySpanish + reopenedSpanish + statementsSpanish

  /// What is asked for by its day, with its table.
  static let askedSoonSpanish = """
    Le rogamos que pague \
    {{^severalDays}}{{asked}} a más tardar el {{first.due}}{{/severalDays}}\
    {{#severalDays}}{{asked}} en total, cada importe a su vencimiento{{/severalDays}}, \
    {{> quoting}}

    | Factura | Emitida | Vence | Pendiente |
    | --- | --- | --- | ---: |
    {{#lines}}
    | {{item}} | {{issued}} | {{due}} | {{open}} |
    {{/lines}}
    {{> statements}}
    {{> marks}}

    {{> sum}}
    {{> ways}}
    {{> notdue}}
    """

  private static let upcomingSpanish = """
    Subject: {{creditor.name}}: \
    {{#byStatement}}pago por vencer, {{> about}}{{/byStatement}}{{^byStatement}}\
    {{#several}}{{count}} facturas por vencer, {{asked}}{{/several}}\
    {{^several}}su factura {{first.invoice}} \
    {{^severalDays}}vence el {{first.due}}{{/severalDays}}{{#severalDays}}está a punto de vencer, {{asked}}{{/severalDays}}\
    {{/several}}{{/byStatement}}

    {{> greeting}}

    Le informamos de que {{#byStatement}}{{^severalStatements}}el estado de cuenta {{statementNumbers}} está{{/severalStatements}}\
    {{#severalStatements}}los estados de cuenta {{statementNumbers}} están{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}estas facturas están{{/several}}{{^several}}esta factura está{{/several}}{{/byStatement}} a punto de vencer. \
    \(askedSoonSpanish)
    Si el pago ya está en camino, no tiene que hacer nada más. Si algo de una
    factura no es correcto, le agradeceremos que nos lo diga.

    {{> closing}}

    """

  private static let reminderSpanish = """
    Subject: Recordatorio de {{creditor.name}}: {{> about}}

    {{> greeting}}

    Todavía no hemos recibido el pago completo {{#byStatement}}{{^severalStatements}}del estado de cuenta {{statementNumbers}}{{/severalStatements}}\
    {{#severalStatements}}de los estados de cuenta {{statementNumbers}}{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}de {{#several}}estas facturas{{/several}}{{^several}}esta factura{{/several}}{{/byStatement}}. \
    Le rogamos que pague {{asked}} {{#newDue}}a más tardar el {{newDue}}{{/newDue}}{{^newDue}}en los próximos días{{/newDue}}, \
    {{> quoting}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    Si ya ha pagado, no tenga en cuenta este recordatorio. Si algo de una
    factura no es correcto, o no puede pagar de inmediato, díganoslo, por favor:
    encontraremos una solución.

    {{> closing}}

    """

  private static let secondSpanish = """
    Subject: {{#firstContact}}Pago vencido a {{creditor.name}}{{/firstContact}}\
    {{^firstContact}}Segundo recordatorio de {{creditor.name}}{{/firstContact}}: {{> about}}

    {{> greeting}}

    {{#firstContact}}
    \(overdueSpanish) por completo. \
    Le rogamos que pague {{asked}} {{#newDue}}a más tardar el {{newDue}}{{/newDue}}{{^newDue}}ahora{{/newDue}}, \
    {{> quoting}}
    {{/firstContact}}
    {{^firstContact}}
    Seguimos a la espera del pago {{#byStatement}}{{^severalStatements}}del estado de cuenta {{statementNumbers}}{{/severalStatements}}\
    {{#severalStatements}}de los estados de cuenta {{statementNumbers}}{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}de {{#several}}estas facturas{{/several}}{{^several}}esta factura{{/several}}{{/byStatement}}. \
    Le rogamos que pague {{asked}} {{#newDue}}a más tardar el {{newDue}}{{/newDue}}{{^newDue}}ahora{{/newDue}}, \
    {{> quoting}}
    {{/firstContact}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    Si algo le impide pagar, o una factura no es correcta, díganoslo hoy mismo,
    por favor. Preferimos llegar a un acuerdo con usted antes que dar otros
    pasos.

    {{> closing}}

    """

  private static let finalSpanish = """
    Subject: {{#firstContact}}A pagar{{#newDue}} a más tardar el {{newDue}}{{/newDue}}: {{/firstContact}}\
    {{^firstContact}}{{#repeats}}De nuevo, último{{/repeats}}{{^repeats}}Último{{/repeats}} recordatorio de {{creditor.name}}: \
    {{/firstContact}}{{> about}}

    {{> greeting}}

    {{#firstContact}}
    \(overdueSpanish) por completo. \
    Le rogamos que pague {{asked}} {{#newDue}}a más tardar el {{newDue}}{{/newDue}}{{^newDue}}de inmediato{{/newDue}}, \
    {{> quoting}}
    {{/firstContact}}
    {{^firstContact}}
    {{#repeats}}El {{repeats}} le enviamos nuestro último recordatorio, y \
    {{#byStatement}}{{^severalStatements}}el estado de cuenta {{statementNumbers}} sigue{{/severalStatements}}\
    {{#severalStatements}}los estados de cuenta {{statementNumbers}} siguen{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}estas facturas siguen{{/several}}{{^several}}esta factura sigue{{/several}}{{/byStatement}} sin pagarse por completo. {{/repeats}}\
    {{^repeats}}{{#byStatement}}{{^severalStatements}}El estado de cuenta {{statementNumbers}} sigue{{/severalStatements}}\
    {{#severalStatements}}Los estados de cuenta {{statementNumbers}} siguen{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}Estas facturas siguen{{/several}}{{^several}}Esta factura sigue{{/several}}{{/byStatement}} sin pagarse por completo. \
    Este es nuestro último recordatorio. {{/repeats}}\
    Le rogamos que pague {{asked}} {{#newDue}}a más tardar el {{newDue}}{{/newDue}}{{^newDue}}de inmediato{{/newDue}}, \
    {{> quoting}}
    {{/firstContact}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    Si no le es posible, escríbanos ahora. Si no recibimos ni el pago ni noticias suyas\
    {{#newDue}} a más tardar el {{newDue}}{{/newDue}}, emprenderemos otras gestiones para cobrar lo vencido.

    {{> closing}}

    """

  private static let thanksSpanish = """
    Subject: {{creditor.name}}: {{#paidByAnother}}recibido para su cuenta, {{received}}{{/paidByAnother}}\
    {{^paidByAnother}}gracias por \
    {{^severalPaid}}su pago{{#received}} de {{received}}{{/received}}{{/severalPaid}}\
    {{#severalPaid}}sus pagos, {{received}}{{/severalPaid}}{{/paidByAnother}}

    {{> greeting}}

    {{#paidByAnother}}Hemos recibido para su cuenta:{{/paidByAnother}}\
    {{^paidByAnother}}Muchas gracias por {{#severalPaid}}sus pagos{{/severalPaid}}\
    {{^severalPaid}}su pago{{/severalPaid}}.\
    {{#received}} Hemos recibido:{{/received}}{{/paidByAnother}}

    {{#received}}
    | Por | Recibido | Importe |
    | --- | --- | ---: |
    {{#paid}}
    | {{item}} | {{on}} | {{amount}} |
    {{/paid}}

    {{/received}}
    {{#fulfilled}}
    Con ello queda cumplido el acuerdo de pago total de {{fulfilled}}: no debe nada más por ello.

    {{/fulfilled}}
    {{^any}}
    Ya no queda nada pendiente en su cuenta.

    {{/any}}
    {{#hasOpen}}
    Queda pendiente en su cuenta:

    {{/hasOpen}}
    {{> items}}

    {{> agreed}}
    {{> balance}}
    {{> notdue}}
    {{> closing}}

    """

  private static let statementSpanish = """
    Subject: Estado de cuenta{{#statementNumber}} {{statementNumber}}{{/statementNumber}} de {{creditor.name}} a {{day}}: \
    {{#hasToPay}}{{toPay.amount}} a pagar a más tardar el {{toPay.due}}{{/hasToPay}}{{^hasToPay}}\
    {{#owing}}pendiente {{asked}}{{/owing}}{{^owing}}{{#inFavour}}{{inFavour}} a su favor{{/inFavour}}\
    {{^inFavour}}{{#any}}nada que pagar{{/any}}{{^any}}sin saldo pendiente{{/any}}{{/inFavour}}{{/owing}}{{/hasToPay}}

    {{> greeting}}

    Este es su estado de cuenta{{#statementNumber}} {{statementNumber}}{{/statementNumber}} con nosotros a {{day}}.
    {{#full}}

    {{> postings}}

    {{/full}}
    {{^any}}
    No hay nada pendiente.

    {{/any}}
    {{#hasOpen}}
    Está{{#several}}n{{/several}} pendiente{{#several}}s{{/several}}:

    {{/hasOpen}}
    {{> items}}

    {{> agreed}}
    {{> balance}}
    {{#hasToPay}}
    Le rogamos que pague {{toPay.amount}}{{#toPay.isPart}} de ese saldo{{/toPay.isPart}} a más tardar el {{toPay.due}}, indicando el número {{statementNumber}}.

    {{/hasToPay}}
    {{#owing}}
    {{#payNow}}
    De ello puede pagar ahora {{payNow}}:

    {{/payNow}}
    {{> ways}}
    {{/owing}}
    {{> notdue}}
    Le rogamos que lo compare con su contabilidad. Si algo no coincide, díganoslo,
    por favor, y lo revisaremos juntos.

    {{> closing}}

    """

  private static let postingsSpanish = """
    Movimientos desde el {{since}}:

    | Fecha |{{#family}} Cliente |{{/family}} Movimiento | Importe | Saldo |
    | --- |{{#family}} --- |{{/family}} --- | ---: | ---: |
    | {{since}} |{{#family}}  |{{/family}} Saldo anterior |  | {{opening}} |
    {{#postings}}
    | {{on}} |{{#family}} {{customer}} |{{/family}} {{#isInvoice}}Factura {{document}}{{/isInvoice}}\
    {{#isCredit}}Abono {{document}}{{/isCredit}}{{#isPayment}}Pago{{#document}} por {{document}}{{/document}}{{/isPayment}}\
    {{#isReversal}}Pago{{#document}} por {{document}}{{/document}} anulado{{/isReversal}}\
    {{#isWriteOff}}{{#document}}{{document}}: d{{/document}}{{^document}}D{{/document}}ado de baja en nuestros libros; la deuda subsiste{{/isWriteOff}}\
    {{#isTransfer}}Traspaso{{/isTransfer}}{{#isPaidOut}}Pago a su favor{{/isPaidOut}}\
    {{#isRefund}}Devolución{{#document}} del pago por {{document}}{{/document}}{{/isRefund}}\
    {{#isChargeback}}Pago{{#document}} por {{document}}{{/document}} devuelto por el banco{{/isChargeback}}\
    {{#isLapsed}}Acuerdo sin efecto, de nuevo pendiente{{#document}}: {{document}}{{/document}}{{/isLapsed}}\
    {{#isCreditReversed}}Abono {{document}} anulado{{/isCreditReversed}}\
    {{#isWaivedInvoice}}Condonación{{#document}} de la factura {{document}}{{/document}}{{/isWaivedInvoice}}\
    {{#isCharge}}{{#label}}{{label}}{{/label}}{{^label}}Cargo por demora de {{document}}{{/label}}{{/isCharge}}{{#isDiscount}}Descuento de {{document}}{{/isDiscount}}\
    {{#isWaiver}}Cargos por demora condonados{{#document}}: factura {{document}}{{/document}}{{/isWaiver}}\
    {{#isWaiverReversed}}Condonación de cargos por demora anulada{{#document}}: factura {{document}}{{/document}}{{/isWaiverReversed}}\
    {{#isRecovery}}Baja en nuestros libros anulada{{#document}}: {{document}}{{/document}}{{/isRecovery}} | {{amount}} | {{balance}} |
    {{/postings}}

    """

  private static let greetingSpanish = """
    {{#contact}}Buenos días, {{contact}}:{{/contact}}{{^contact}}Estimado cliente:{{/contact}}

    """

  private static let itemsSpanish = """
    {{#hasLines}}
    | Factura |{{#family}} Cliente |{{/family}}{{#references}} Su ref. |{{/references}}\
    {{^amounts}} Emitida |{{/amounts}} Vence |\
    {{#amounts}} Importe |{{/amounts}} Pendiente | Días de retraso |
    | --- |{{#family}} --- |{{/family}}{{#references}} --- |{{/references}}\
    {{^amounts}} --- |{{/amounts}} --- |\
    {{#amounts}} ---: |{{/amounts}} ---: | ---: |
    {{#lines}}
    | {{item}} |{{#family}} {{customer}} |{{/family}}{{#references}} {{yourReference}} |{{/references}}\
    {{^amounts}} {{issued}} |{{/amounts}} {{due}} |\
    {{#amounts}} {{amount}} |{{/amounts}} {{open}} | {{#overdue}}{{daysOverdue}}{{/overdue}} |
    {{/lines}}
    {{/hasLines}}
    {{> statements}}
    {{> marks}}

    """

  private static let notDueSpanish = """
    {{#hasNotDue}}
    Para su información, aún no vencido:

    | Factura | Vence | Pendiente |
    | --- | --- | ---: |
    {{#notDue}}
    | {{item}} | {{due}} | {{open}} |
    {{/notDue}}

    {{/hasNotDue}}

    """

  private static let marksSpanish = """
    {{#marked}}

    {{#held}}
    {{#disputed}}
    - {{item}}: {{disputed}} están en disputa y no se reclaman aquí.
    {{/disputed}}
    {{#inAgreement}}
    - {{item}}: {{inAgreement}} forman parte de un acuerdo y no se piden aquí.
    {{/inAgreement}}
    {{#beside}}
    - {{item}}: {{beside}} no se piden aquí: esperan a que termine lo acordado sobre la factura.
    {{/beside}}
    {{#offered}}
    - {{item}}: {{offered}} son objeto de nuestra oferta y no se piden aquí.
    {{/offered}}
    {{#reviewed}}
    - {{item}}: {{reviewed}} están en revisión por nuestra parte y no se piden aquí.
    {{/reviewed}}
    {{#promised}}
    - {{item}}: {{promisedAmount}}, que ha prometido pagar a más tardar el {{promised}}, no se piden aquí.
    {{/promised}}
    {{/held}}
    {{#instalments}}
    - Plazo {{number}} de {{of}} de su plan de pagos, con vencimiento el {{due}}: {{#states}}quedan pendientes {{open}}{{/states}}{{^states}}aquí se piden {{open}}{{/states}}.
    {{/instalments}}
    {{#owedBack}}
    - {{invoice}}: {{amount}} que habíamos devuelto el {{on}}; el pago del que procedían nos ha sido devuelto.
    {{/owedBack}}
    {{/marked}}

    """

  private static let sumSpanish = """
    {{#adjusted}}
    | Resumen | Importe |
    | --- | ---: |
    {{#hasLines}}
    | Pendiente en facturas | {{total}} |
    {{/hasLines}}
    {{#charges}}
    | {{label}}{{#booked}}, con fecha {{booked}}{{/booked}} | {{amount}} |
    {{/charges}}
    {{#lessReceived}}
    | Recibido de usted, aún sin asignar a una factura | {{lessReceived}} |
    {{/lessReceived}}
    {{#credits}}
    | Abono {{number}} del {{on}}, aún sin aplicar a una factura | {{less}} |
    {{/credits}}
    | {{#states}}{{#inFavour}}Saldo a su favor{{/inFavour}}{{^inFavour}}Pendiente en total{{/inFavour}}{{/states}}\
    {{^states}}Por pagar{{/states}} | {{#inFavour}}{{inFavour}}{{/inFavour}}{{^inFavour}}{{asked}}{{/inFavour}} |

    {{/adjusted}}
    {{#apart}}
    {{apart}} se tramitan por separado y no se piden aquí.

    {{/apart}}

    """

  private static let balanceSpanish = """
    {{> sum}}
    {{^adjusted}}
    {{#inFavour}}
    Saldo a su favor: {{inFavour}}.

    {{/inFavour}}
    {{#owing}}
    Pendiente en total: {{asked}}.{{#overdueTotal}} De ello han vencido {{overdueTotal}}.{{/overdueTotal}}\
    {{#noneOverdue}} Nada de ello ha vencido.{{/noneOverdue}}\
    {{#allOverdue}} Todo ello ha vencido.{{/allOverdue}}

    {{/owing}}
    {{/adjusted}}
    {{#adjusted}}
    {{#overdueTotal}}
    Del saldo han vencido {{overdueTotal}}.

    {{/overdueTotal}}
    {{#noneOverdue}}
    Nada de este saldo ha vencido.

    {{/noneOverdue}}
    {{#allOverdue}}
    Todo este saldo ha vencido.

    {{/allOverdue}}
    {{/adjusted}}
    {{#owing}}
    {{#inDispute}}
    En disputa: {{inDispute}}.

    {{/inDispute}}
    {{#agreedLater}}
    Prometido o acordado para más tarde, o en espera hasta entonces: {{agreedLater}}.

    {{/agreedLater}}
    {{#offeredLater}}
    Objeto de nuestra oferta: {{offeredLater}}.

    {{/offeredLater}}
    {{#reviewedLater}}
    En revisión por nuestra parte: {{reviewedLater}}.

    {{/reviewedLater}}
    {{#notDueTotal}}
    Aún sin vencer: {{notDueTotal}}.

    {{/notDueTotal}}
    {{/owing}}

    """

  private static let waysSpanish = """
    {{#ways}}
    {{label}}\\
    {{#details}}
    {{.}}
    {{/details}}
    {{#picture}}
    {{picture}}
    {{/picture}}
    {{#link}}
    {{link}}
    {{/link}}

    {{/ways}}
    {{#creditor.hasPay}}
    Por transferencia:\\
    {{#creditor.pay}}
    {{.}}
    {{/creditor.pay}}

    {{/creditor.hasPay}}

    """

  private static let closingSpanish = """
    Se han tenido en cuenta los pagos recibidos hasta el {{day}}.

    Atentamente
    {{^onPaper}}

    {{/onPaper}}
    {{creditor.name}}
    {{^onPaper}}
    {{#creditor.address}}
    {{.}}
    {{/creditor.address}}
    {{#creditor.email}}
    {{creditor.email}}
    {{/creditor.email}}
    {{#creditor.phone}}
    {{creditor.phone}}
    {{/creditor.phone}}
    {{#creditor.website}}
    {{creditor.website}}
    {{/creditor.website}}

    Cliente: {{name}}

    Nuestra referencia: {{reference}}
    {{/onPaper}}
    {{#creditor.hasLegal}}

    ---
    {{#creditor.legal}}
    {{.}}
    {{/creditor.legal}}
    {{/creditor.hasLegal}}

    """
}
