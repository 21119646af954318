extension StandardTemplates {
  static let spanish =
    [
      ("upcoming", upcomingSpanish),
      ("reminder", reminderSpanish),
      ("second", secondSpanish),
      ("final", finalSpanish),
      ("thanks", thanksSpanish),
      ("statement", statementSpanish),
      ("_greeting", greetingSpanish),
      ("_items", itemsSpanish),
      ("_postings", postingsSpanish),
      ("_marks", marksSpanish),
      ("_sum", sumSpanish),
      ("_ways", waysSpanish),
      ("_charges", chargesSpanish),
      ("_closing", closingSpanish),
    ] + agreementsSpanish

  private static let upcomingSpanish = """
    Subject: {{^several}}{{creditor.name}}: su factura {{first.item}} vence el {{first.due}}{{/several}}\
    {{#several}}{{creditor.name}}: {{count}} facturas por vencer o pendientes, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    Le informamos de que esta factura está a punto de vencer:
    {{/several}}
    {{#several}}
    Le informamos de las facturas que están pendientes o a punto de vencer:
    {{/several}}

    | Factura | Emitida | Vence | Pendiente |
    | --- | --- | --- | ---: |
    {{#lines}}
    | {{item}} | {{issued}} | {{due}} | {{open}} |
    {{/lines}}
    {{> marks}}

    {{> sum}}
    {{^several}}
    Le rogamos que pague {{asked}} a más tardar el {{first.due}}, indicando
    el número de factura.
    {{/several}}
    {{#several}}
    Le rogamos que pague cada factura a su vencimiento, indicando su número:
    {{asked}} en total.
    {{/several}}

    {{> ways}}
    Si el pago ya está en camino, no tiene que hacer nada más. Si algo de una
    factura no es correcto, le agradeceremos que nos lo diga.

    {{> closing}}

    """

  private static let reminderSpanish = """
    Subject: {{^several}}Recordatorio de {{creditor.name}}: factura {{first.item}}, {{asked}}{{/several}}\
    {{#several}}Recordatorio de {{creditor.name}}: {{count}} facturas pendientes, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    Salvo error por nuestra parte, todavía no hemos recibido el pago completo
    de esta factura:
    {{/several}}
    {{#several}}
    Salvo error por nuestra parte, todavía no hemos recibido el pago completo
    de estas facturas:
    {{/several}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^notYetDue}}
    Le rogamos que pague {{asked}} {{#newDue}}a más tardar el {{newDue}}{{/newDue}}\
    {{^newDue}}en los próximos días{{/newDue}}, indicando el
    número de factura.
    {{/notYetDue}}
    {{#notYetDue}}
    Le rogamos que pague {{#newDue}}a más tardar el {{newDue}}{{/newDue}}\
    {{^newDue}}en los próximos días{{/newDue}} lo que ya ha vencido, y el
    resto a su vencimiento, indicando el número de factura: {{asked}}
    en total.
    {{/notYetDue}}

    {{> ways}}
    {{> charges}}
    Si ya ha pagado, no tenga en cuenta este recordatorio. Si algo de una
    factura no es correcto, o no puede pagar de inmediato, díganoslo, por favor:
    encontraremos una solución.

    {{> closing}}

    """

  private static let secondSpanish = """
    Subject: {{^several}}Segundo recordatorio de {{creditor.name}}: factura {{first.item}}, {{asked}}{{/several}}\
    {{#several}}Segundo recordatorio de {{creditor.name}}: {{count}} facturas, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    Seguimos a la espera del pago de esta factura:
    {{/several}}
    {{#several}}
    Seguimos a la espera del pago de estas facturas:
    {{/several}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^notYetDue}}
    Le rogamos que pague {{asked}} {{#newDue}}a más tardar el {{newDue}}{{/newDue}}\
    {{^newDue}}ahora{{/newDue}}, indicando el número de factura.
    {{/notYetDue}}
    {{#notYetDue}}
    Le rogamos que pague {{#newDue}}a más tardar el {{newDue}}{{/newDue}}\
    {{^newDue}}ahora{{/newDue}} lo que ya ha vencido, y el resto a su
    vencimiento, indicando el número de factura: {{asked}} en total.
    {{/notYetDue}}

    {{> ways}}
    {{> charges}}
    Si algo le impide pagar, o una factura no es correcta, díganoslo hoy mismo,
    por favor. Preferimos llegar a un acuerdo con usted antes que volver a
    escribirle.

    {{> closing}}

    """

  private static let finalSpanish = """
    Subject: {{^several}}Último recordatorio de {{creditor.name}}: factura {{first.item}}, {{asked}}{{/several}}\
    {{#several}}Último recordatorio de {{creditor.name}}: {{count}} facturas, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    Esta factura sigue sin pagarse:
    {{/several}}
    {{#several}}
    Estas facturas siguen sin pagarse:
    {{/several}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^notYetDue}}
    Este es nuestro último recordatorio. Le rogamos que pague {{asked}}
    {{#newDue}}a más tardar el {{newDue}}{{/newDue}}\
    {{^newDue}}de inmediato{{/newDue}}, indicando el número de factura.
    {{/notYetDue}}
    {{#notYetDue}}
    Este es nuestro último recordatorio. Le rogamos que pague {{#newDue}}a más tardar el {{newDue}}{{/newDue}}\
    {{^newDue}}de inmediato{{/newDue}}
    lo que ya ha vencido, y el resto a su vencimiento, indicando el número de
    factura: {{asked}} en total.
    {{/notYetDue}}

    {{> ways}}
    {{> charges}}
    Si no le es posible, escríbanos ahora. Si no recibimos ni el pago ni
    noticias suyas, tendremos que emprender otras gestiones para cobrar lo
    vencido.

    {{> closing}}

    """

  private static let thanksSpanish = """
    Subject: {{creditor.name}}: gracias por \
    {{^severalPaid}}su pago{{#received}} de {{received}}{{/received}}{{/severalPaid}}\
    {{#severalPaid}}sus pagos, {{received}}{{/severalPaid}}

    {{> greeting}}

    {{^severalPaid}}
    Muchas gracias por su pago.{{#received}} Hemos recibido:{{/received}}
    {{/severalPaid}}
    {{#severalPaid}}
    Muchas gracias por sus pagos. Hemos recibido:
    {{/severalPaid}}

    {{#received}}
    | Por | Recibido | Importe |
    | --- | --- | ---: |
    {{#paid}}
    | {{item}} | {{on}} | {{amount}} |
    {{/paid}}

    {{/received}}
    {{^any}}
    Ya no queda nada pendiente en su cuenta.

    {{/any}}
    {{#any}}
    Queda pendiente en su cuenta:

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^adjusted}}
    Pendiente en total: {{asked}}.{{#notYetDue}} Lo que aún no ha vencido\
     puede esperar a su vencimiento.{{/notYetDue}}

    {{/adjusted}}
    {{/any}}
    {{> closing}}

    """

  private static let statementSpanish = """
    Subject: Estado de cuenta de {{creditor.name}} a {{day}}: \
    {{#any}}pendiente {{asked}}{{/any}}{{^any}}sin saldo pendiente{{/any}}

    {{> greeting}}

    Este es su estado de cuenta con nosotros a {{day}}.
    {{#full}}

    {{> postings}}

    {{/full}}
    {{#any}}Está{{#several}}n{{/several}} pendiente{{#several}}s{{/several}}:{{/any}}\
    {{^any}}No hay nada pendiente.{{/any}}

    {{#any}}
    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^adjusted}}
    Pendiente en total: {{asked}}.{{#notYetDue}} Lo que aún no ha vencido\
     puede esperar a su vencimiento.{{/notYetDue}}

    {{/adjusted}}
    {{> ways}}
    {{/any}}
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
    {{#isCredit}}Abono {{document}}{{/isCredit}}{{#isPayment}}Pago {{document}}{{/isPayment}}\
    {{#isReversal}}Pago {{document}} anulado{{/isReversal}}{{#isWriteOff}}Cancelación de saldo{{/isWriteOff}}\
    {{#isTransfer}}Traspaso{{/isTransfer}}\
    {{#isCharge}}Recargo por demora de {{document}}{{/isCharge}}{{#isDiscount}}Descuento de {{document}}{{/isDiscount}}\
    {{#isWaiver}}Recargo condonado{{/isWaiver}}{{#isRecovery}}Cancelación anulada{{/isRecovery}} | {{amount}} | {{balance}} |
    {{/postings}}

    """

  private static let greetingSpanish = """
    {{#contact}}Buenos días, {{contact}}:{{/contact}}{{^contact}}Estimado cliente:{{/contact}}

    """

  private static let itemsSpanish = """
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
    {{> marks}}

    """

  private static let marksSpanish = """
    {{#marked}}

    {{#lines}}
    {{#disputed}}
    - {{item}}: {{disputed}} están en disputa y no se reclaman aquí.
    {{/disputed}}
    {{#agreed}}
    - {{item}}: {{agreed}} forman parte de un acuerdo y no se piden aquí.
    {{/agreed}}
    {{#promised}}
    - {{item}}: ha prometido pagarla a más tardar el {{promised}}.
    {{/promised}}
    {{/lines}}
    {{#instalments}}
    - Plazo {{number}} de {{of}} de su plan de pagos, con vencimiento el {{due}}: aquí se piden {{open}}.
    {{/instalments}}
    {{/marked}}

    """

  private static let sumSpanish = """
    {{^adjusted}}
    {{#waiting}}
    Hemos recibido de usted {{waiting}} que todavía no se han asignado a ninguna
    factura. Aquí ya están descontados: de {{total}} quedan {{asked}}
    por pagar.

    {{/waiting}}
    {{/adjusted}}
    {{#adjusted}}
    | Resumen | Importe |
    | --- | ---: |
    | Pendiente en facturas | {{total}} |
    {{#charges}}
    | {{label}} | {{amount}} |
    {{/charges}}
    {{#lessDisputed}}
    | En disputa | {{lessDisputed}} |
    {{/lessDisputed}}
    {{#lessAgreed}}
    | Prometido o acordado para más tarde | {{lessAgreed}} |
    {{/lessAgreed}}
    {{#lessNotDue}}
    | Aún no vencido | {{lessNotDue}} |
    {{/lessNotDue}}
    {{#lessWaiting}}
    | Recibido, aún sin asignar | {{lessWaiting}} |
    {{/lessWaiting}}
    | Por pagar | {{asked}} |

    {{/adjusted}}

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

  private static let chargesSpanish = """
    {{#hasThreatened}}
    Si no recibimos su pago {{#newDue}}a más tardar el {{newDue}}{{/newDue}}{{^newDue}}próximamente{{/newDue}}, podrán añadirse:

    {{#threatened}}
    - {{label}}: {{amount}}
    {{/threatened}}

    {{/hasThreatened}}
    {{#hasSchedule}}
    Cálculo de los intereses:

    | Factura | Desde | Hasta | Días | Sobre | Tipo anual | Intereses |
    | --- | --- | --- | ---: | ---: | ---: | ---: |
    {{#schedule}}
    | {{item}} | {{from}} | {{to}} | {{days}} | {{base}} | {{rate}} | {{amount}} |
    {{/schedule}}

    {{#hasUnsure}}
    * Este tipo aún no está confirmado.

    {{/hasUnsure}}
    {{/hasSchedule}}

    """

  private static let closingSpanish = """
    Se han tenido en cuenta los pagos recibidos hasta el {{day}}.

    Atentamente

    {{creditor.name}}
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
    {{#creditor.hasLegal}}

    ---
    {{#creditor.legal}}
    {{.}}
    {{/creditor.legal}}
    {{/creditor.hasLegal}}

    """
}
