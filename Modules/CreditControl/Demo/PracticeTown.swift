import Receivables

/// The three hundred customers of the practice business, from small lists of invented names.
struct PracticeTown {
  let customers: [PracticeCustomer]

  /// The words of one country.
  private struct Place {
    let language: String
    let country: String
    let cities: [String]
    let trades: [String]
    let families: [String]
    let familyFirst: Bool
  }

  init(_ chance: inout Chance, euro: Currency, pound: Currency) {
    var tempers = PracticeTemper.allCases.flatMap { Array(repeating: $0, count: $0.share) }
    for index in tempers.indices.reversed() {
      tempers.swapAt(index, chance.pick(0...index))
    }
    var counts = Array(repeating: 0, count: PracticeTown.places.count)
    var customers: [PracticeCustomer] = []
    for (index, temper) in tempers.enumerated() {
      let which = PracticeTown.place(of: chance.pick(1...100))
      let place = PracticeTown.places[which]
      let home = place.country == "GB" ? pound : euro
      let hasTwo = index % 25 == 7
      customers.append(
        PracticeCustomer(
          id: "C-" + PracticeNumber.text(index + 1, digits: 3),
          name: PracticeTown.name(counts[which], place), temper: temper,
          language: place.language, country: place.country,
          city: place.cities[counts[which] % place.cities.count],
          currencies: hasTwo ? [home, home == euro ? pound : euro] : [home],
          hasEmail: index % 37 != 5, rhythm: chance.pick(85...165),
          terms: [14, 30, 30, 30][chance.pick(0...3)],
          usualAmount: PracticeTown.amount(&chance)))
      counts[which] += 1
    }
    self.customers = customers
  }

  /// Many small customers, some large ones: between 60 and 3,000.
  private static func amount(_ chance: inout Chance) -> Int {
    let size = chance.pick(1...100)
    return 6_000 + size * size * 30 - chance.pick(0...2_000)
  }

  private static func name(_ number: Int, _ place: Place) -> String {
    let trade = place.trades[number % place.trades.count]
    let family = place.families[(number / place.trades.count + number) % place.families.count]
    return place.familyFirst ? "\(family) \(trade)" : "\(trade) \(family)"
  }

  private static func place(of percent: Int) -> Int {
    switch percent {
    case ...55: 0
    case ...75: 1
    case ...90: 2
    default: 3
    }
  }

  private static let places = [
    Place(
      language: "de", country: "DE", cities: ["Hamburg", "Lübeck", "Bremen", "Kiel", "Münster"],
      trades: ["Bäckerei", "Konditorei", "Café", "Feinkost", "Mühle", "Gasthof"],
      families: [
        "Ahrens", "Böttcher", "Claasen", "Dörfler", "Eggers", "Fröhlich", "Gerdes", "Hinrichs",
        "Iversen", "Jäger", "Köster", "Lühr", "Matthiesen", "Nissen", "Oltmann", "Petersen",
        "Quast", "Rüter", "Sievers", "Thomsen", "Uhlig", "Voß", "Wiechmann", "Zander",
        "Brodersen", "Carstens", "Detlefs", "Ehlers", "Feddersen",
      ], familyFirst: false),
    Place(
      language: "en-GB", country: "GB", cities: ["Bristol", "Leeds", "York", "Norwich"],
      trades: ["Bakery", "Tea Rooms", "Fine Foods", "Deli"],
      families: [
        "Alder", "Birchall", "Cobb", "Dunmore", "Ellery", "Fairfax", "Garside", "Holt", "Ingham",
        "Jessop", "Kirby", "Langley", "Marlow", "Norris", "Oakes", "Penrose", "Quill",
      ], familyFirst: true),
    Place(
      language: "fr", country: "FR", cities: ["Lille", "Nantes", "Dijon"],
      trades: ["Boulangerie", "Pâtisserie", "Épicerie"],
      families: [
        "Aubert", "Bécot", "Chauvin", "Delmas", "Évrard", "Fabre", "Giraud", "Hébert", "Imbert",
        "Jolivet", "Lacroix", "Morel", "Noël", "Perrin", "Rivière", "Sabatier",
      ], familyFirst: false),
    Place(
      language: "it", country: "IT", cities: ["Torino", "Verona", "Parma"],
      trades: ["Panificio", "Pasticceria", "Forno"],
      families: [
        "Bellini", "Conti", "Donati", "Ferri", "Galli", "Longo", "Marini", "Negri", "Orlando",
        "Parisi", "Rinaldi", "Sartori",
      ], familyFirst: false),
  ]
}
