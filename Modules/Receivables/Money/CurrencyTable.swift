/// The currencies in use, as data.
///
/// Source: ISO 4217, list one, "Current currency and funds code list", kept by SIX for ISO, as it
/// stood on 2026-02-01. Codes without minor units are left out, as no invoice is written in them:
/// metals (XAG, XAU, XPD, XPT), bond market units (XBA to XBD), XDR, XSU, XUA, the test code XTS,
/// and XXX for no currency.
enum CurrencyTable {
  struct Row {
    let code: StaticString
    let decimals: UInt8

    init(_ code: StaticString, _ decimals: UInt8) {
      self.code = code
      self.decimals = decimals
    }
  }

  static let rows: [Row] = [
    Row("AED", 2),  // UAE Dirham
    Row("AFN", 2),  // Afghani
    Row("ALL", 2),  // Lek
    Row("AMD", 2),  // Armenian Dram
    Row("AOA", 2),  // Kwanza
    Row("ARS", 2),  // Argentine Peso
    Row("AUD", 2),  // Australian Dollar
    Row("AWG", 2),  // Aruban Florin
    Row("AZN", 2),  // Azerbaijan Manat
    Row("BAM", 2),  // Convertible Mark
    Row("BBD", 2),  // Barbados Dollar
    Row("BDT", 2),  // Taka
    Row("BHD", 3),  // Bahraini Dinar
    Row("BIF", 0),  // Burundi Franc
    Row("BMD", 2),  // Bermudian Dollar
    Row("BND", 2),  // Brunei Dollar
    Row("BOB", 2),  // Boliviano
    Row("BOV", 2),  // Mvdol
    Row("BRL", 2),  // Brazilian Real
    Row("BSD", 2),  // Bahamian Dollar
    Row("BTN", 2),  // Ngultrum
    Row("BWP", 2),  // Pula
    Row("BYN", 2),  // Belarusian Ruble
    Row("BZD", 2),  // Belize Dollar
    Row("CAD", 2),  // Canadian Dollar
    Row("CDF", 2),  // Congolese Franc
    Row("CHE", 2),  // WIR Euro
    Row("CHF", 2),  // Swiss Franc
    Row("CHW", 2),  // WIR Franc
    Row("CLF", 4),  // Unidad de Fomento
    Row("CLP", 0),  // Chilean Peso
    Row("CNY", 2),  // Yuan Renminbi
    Row("COP", 2),  // Colombian Peso
    Row("COU", 2),  // Unidad de Valor Real
    Row("CRC", 2),  // Costa Rican Colon
    Row("CUP", 2),  // Cuban Peso
    Row("CVE", 2),  // Cabo Verde Escudo
    Row("CZK", 2),  // Czech Koruna
    Row("DJF", 0),  // Djibouti Franc
    Row("DKK", 2),  // Danish Krone
    Row("DOP", 2),  // Dominican Peso
    Row("DZD", 2),  // Algerian Dinar
    Row("EGP", 2),  // Egyptian Pound
    Row("ERN", 2),  // Nakfa
    Row("ETB", 2),  // Ethiopian Birr
    Row("EUR", 2),  // Euro
    Row("FJD", 2),  // Fiji Dollar
    Row("FKP", 2),  // Falkland Islands Pound
    Row("GBP", 2),  // Pound Sterling
    Row("GEL", 2),  // Lari
    Row("GHS", 2),  // Ghana Cedi
    Row("GIP", 2),  // Gibraltar Pound
    Row("GMD", 2),  // Dalasi
    Row("GNF", 0),  // Guinean Franc
    Row("GTQ", 2),  // Quetzal
    Row("GYD", 2),  // Guyana Dollar
    Row("HKD", 2),  // Hong Kong Dollar
    Row("HNL", 2),  // Lempira
    Row("HTG", 2),  // Gourde
    Row("HUF", 2),  // Forint
    Row("IDR", 2),  // Rupiah
    Row("ILS", 2),  // New Israeli Sheqel
    Row("INR", 2),  // Indian Rupee
    Row("IQD", 3),  // Iraqi Dinar
    Row("IRR", 2),  // Iranian Rial
    Row("ISK", 0),  // Iceland Krona
    Row("JMD", 2),  // Jamaican Dollar
    Row("JOD", 3),  // Jordanian Dinar
    Row("JPY", 0),  // Yen
    Row("KES", 2),  // Kenyan Shilling
    Row("KGS", 2),  // Som
    Row("KHR", 2),  // Riel
    Row("KMF", 0),  // Comorian Franc
    Row("KPW", 2),  // North Korean Won
    Row("KRW", 0),  // Won
    Row("KWD", 3),  // Kuwaiti Dinar
    Row("KYD", 2),  // Cayman Islands Dollar
    Row("KZT", 2),  // Tenge
    Row("LAK", 2),  // Lao Kip
    Row("LBP", 2),  // Lebanese Pound
    Row("LKR", 2),  // Sri Lanka Rupee
    Row("LRD", 2),  // Liberian Dollar
    Row("LSL", 2),  // Loti
    Row("LYD", 3),  // Libyan Dinar
    Row("MAD", 2),  // Moroccan Dirham
    Row("MDL", 2),  // Moldovan Leu
    Row("MGA", 2),  // Malagasy Ariary
    Row("MKD", 2),  // Denar
    Row("MMK", 2),  // Kyat
    Row("MNT", 2),  // Tugrik
    Row("MOP", 2),  // Pataca
    Row("MRU", 2),  // Ouguiya
    Row("MUR", 2),  // Mauritius Rupee
    Row("MVR", 2),  // Rufiyaa
    Row("MWK", 2),  // Malawi Kwacha
    Row("MXN", 2),  // Mexican Peso
    Row("MXV", 2),  // Mexican Unidad de Inversion (UDI)
    Row("MYR", 2),  // Malaysian Ringgit
    Row("MZN", 2),  // Mozambique Metical
    Row("NAD", 2),  // Namibia Dollar
    Row("NGN", 2),  // Naira
    Row("NIO", 2),  // Cordoba Oro
    Row("NOK", 2),  // Norwegian Krone
    Row("NPR", 2),  // Nepalese Rupee
    Row("NZD", 2),  // New Zealand Dollar
    Row("OMR", 3),  // Rial Omani
    Row("PAB", 2),  // Balboa
    Row("PEN", 2),  // Sol
    Row("PGK", 2),  // Kina
    Row("PHP", 2),  // Philippine Peso
    Row("PKR", 2),  // Pakistan Rupee
    Row("PLN", 2),  // Zloty
    Row("PYG", 0),  // Guarani
    Row("QAR", 2),  // Qatari Rial
    Row("RON", 2),  // Romanian Leu
    Row("RSD", 2),  // Serbian Dinar
    Row("RUB", 2),  // Russian Ruble
    Row("RWF", 0),  // Rwanda Franc
    Row("SAR", 2),  // Saudi Riyal
    Row("SBD", 2),  // Solomon Islands Dollar
    Row("SCR", 2),  // Seychelles Rupee
    Row("SDG", 2),  // Sudanese Pound
    Row("SEK", 2),  // Swedish Krona
    Row("SGD", 2),  // Singapore Dollar
    Row("SHP", 2),  // Saint Helena Pound
    Row("SLE", 2),  // Leone
    Row("SOS", 2),  // Somali Shilling
    Row("SRD", 2),  // Surinam Dollar
    Row("SSP", 2),  // South Sudanese Pound
    Row("STN", 2),  // Dobra
    Row("SVC", 2),  // El Salvador Colon
    Row("SYP", 2),  // Syrian Pound
    Row("SZL", 2),  // Lilangeni
    Row("THB", 2),  // Baht
    Row("TJS", 2),  // Somoni
    Row("TMT", 2),  // Turkmenistan New Manat
    Row("TND", 3),  // Tunisian Dinar
    Row("TOP", 2),  // Pa'anga
    Row("TRY", 2),  // Turkish Lira
    Row("TTD", 2),  // Trinidad and Tobago Dollar
    Row("TWD", 2),  // New Taiwan Dollar
    Row("TZS", 2),  // Tanzanian Shilling
    Row("UAH", 2),  // Hryvnia
    Row("UGX", 0),  // Uganda Shilling
    Row("USD", 2),  // US Dollar
    Row("USN", 2),  // US Dollar (Next day)
    Row("UYI", 0),  // Uruguay Peso en Unidades Indexadas (UI)
    Row("UYU", 2),  // Peso Uruguayo
    Row("UYW", 4),  // Unidad Previsional
    Row("UZS", 2),  // Uzbekistan Sum
    Row("VED", 2),  // Bolívar Soberano
    Row("VES", 2),  // Bolívar Soberano
    Row("VND", 0),  // Dong
    Row("VUV", 0),  // Vatu
    Row("WST", 2),  // Tala
    Row("XAD", 2),  // Arab Accounting Dinar
    Row("XAF", 0),  // CFA Franc BEAC
    Row("XCD", 2),  // East Caribbean Dollar
    Row("XCG", 2),  // Caribbean Guilder
    Row("XOF", 0),  // CFA Franc BCEAO
    Row("XPF", 0),  // CFP Franc
    Row("YER", 2),  // Yemeni Rial
    Row("ZAR", 2),  // Rand
    Row("ZMW", 2),  // Zambian Kwacha
    Row("ZWG", 2),  // Zimbabwe Gold
  ]
}
