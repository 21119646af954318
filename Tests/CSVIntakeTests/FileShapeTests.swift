import CSVIntake
import Foundation
import Receivables
import ReceivablesPorts
import Testing

@Suite("The shape of a file")
struct FileShapeTests {
  @Test("The format is called csv")
  func name() {
    #expect(CSVFormat().name == "csv")
  }

  @Test(
    "Comma, semicolon and tab are told apart by the header",
    arguments: [",", ";", "\t"])
  func delimiter(delimiter: String) throws {
    let text = "id,name,note\nC-1,Anna,a b\n".replacing(",", with: delimiter)
    let reading = try read(text, as: .customers)
    #expect(reading.customers.map(\.id) == ["C-1"])
    #expect(reading.customers.first?.notes.last == Note(name: "note", value: "a b"))
  }

  @Test("A comma inside a column's name does not hide that semicolons separate")
  func delimiterByKnownNames() throws {
    let reading = try read(
      "id;total, net, tax and all, gross\nC-1;12\n", as: .customers)
    #expect(reading.customers.first?.notes.last?.name == "total, net, tax and all, gross")
  }

  @Test("A file of one column needs no delimiter")
  func oneColumn() throws {
    #expect(try read("id\nC-1\nC-2", as: .customers).customers.map(\.id) == ["C-1", "C-2"])
  }

  @Test(
    "Line ends of Unix, of Windows, doubled ones and a last line without one are read alike",
    arguments: [
      "id,name\nC-1,Anna\nC-2,Ben\n", "id,name\r\nC-1,Anna\r\nC-2,Ben\r\n",
      "id,name\nC-1,Anna\nC-2,Ben", "id,name\r\nC-1,Anna\r\nC-2,Ben\r",
      "id,name\r\r\nC-1,Anna\r\r\nC-2,Ben",
    ])
  func lineEnds(text: String) throws {
    let reading = try read(text, as: .customers)
    #expect(
      reading.customers.map(\.notes) == [
        [Note(name: "name", value: "Anna")], [Note(name: "name", value: "Ben")],
      ])
    #expect(reading.rows.map(\.line) == [2, 3])
    #expect(reading.bytesRead == text.utf8.count)
  }

  @Test("A byte order mark is no part of the first column's name")
  func byteOrderMark() throws {
    let reading = try read("\u{FEFF}id,name\nC-1,Anna\n", as: .customers)
    #expect(reading.header == "id,name")
    #expect(reading.customers.map(\.id) == ["C-1"])
    #expect(reading.bytesRead == 20)
  }

  @Test("Quotes hold delimiters, line ends and doubled quotes")
  func quotes() throws {
    let text = "id,name,\"note\"\n\"C-1\",\"Bäckerei \"\"Anna\"\", Ulm\",\"a\r\nb\"\nC-2,,\"\"\n"
    let reading = try read(text, as: .customers)
    #expect(
      reading.customers.first?.notes == [
        Note(name: "name", value: "Bäckerei \"Anna\", Ulm"), Note(name: "note", value: "a\r\nb"),
      ])
    #expect(reading.customers.last?.notes == [Note(name: "name", value: "C-2")])
    #expect(reading.rows.map(\.line) == [2, 4])
  }

  @Test("Spaces around a cell and around its quotes do not count")
  func spaces() throws {
    let reading = try read("id, name\n C-1 , \"Anna, Ulm\" \n", as: .customers)
    #expect(reading.customers.first?.id == "C-1")
    #expect(reading.customers.first?.notes == [Note(name: "name", value: "Anna, Ulm")])
  }

  @Test("A quote in the middle of a cell is a sign like any other")
  func quoteInside() throws {
    let reading = try read("id,name\nC-1,12\" pipe\n", as: .customers)
    #expect(reading.customers.first?.notes == [Note(name: "name", value: "12\" pipe")])
  }

  @Test("Blank lines and rows of empty cells are passed over, and lines are still counted")
  func blankLines() throws {
    let reading = try read("\n\r\nid,name\n\nC-1,Anna\n  \n,\n\"\",\nC-2,Ben\n\n", as: .customers)
    #expect(reading.rows.map(\.line) == [5, 9])
    #expect(reading.customers.map(\.id) == ["C-1", "C-2"])
  }

  @Test("A row with too few or too many cells is refused, and the next one is read")
  func cellCount() throws {
    let reading = try read("id,name,city\nC-1,Anna\nC-2,Ben,Ulm,x\nC-3,Cem,Ulm\n", as: .customers)
    #expect(reading.customers.map(\.id) == ["C-3"])
    #expect(
      reading.problems == [
        RowProblem(
          field: "",
          reason: "This row has 2 cells and the header 3. Put cells that hold the delimiter in "
            + "quotes."),
        RowProblem(
          field: "",
          reason: "This row has 4 cells and the header 3. Put cells that hold the delimiter in "
            + "quotes."),
      ])
  }

  @Test("A row with text behind a closing quote is refused, and the next one is read")
  func textAfterQuote() throws {
    let reading = try read("id,name\nC-1,\"Anna\" Ulm\nC-2,Ben\n", as: .customers)
    #expect(
      reading.problems.map(\.reason) == [
        "Text follows a closing quote. Double the quotes inside a cell, as in \"12\"\"\"."
      ])
    #expect(reading.customers.map(\.id) == ["C-2"])
  }

  @Test("A row with a carriage return in a cell without quotes is refused")
  func loneReturn() throws {
    let reading = try read("id,name\nC-1,An\rna\nC-2,Ben\n", as: .customers)
    #expect(
      reading.problems.map(\.reason) == [
        "A carriage return stands in a cell. Put the cell in quotes, or take it out."
      ])
    #expect(reading.customers.map(\.id) == ["C-2"])
  }

  @Test("The text of a row is kept as it stands, where that is asked for, and else not at all")
  func keptText() throws {
    let text = "id,name\r\nC-1,\"An\"\"na\"\r\nC-2, x ,y\r\n"
    let kept = try read(text, as: .customers, options: IntakeOptions(keepsText: true))
    #expect(kept.header == "id,name")
    #expect(kept.rows.map(\.text) == ["C-1,\"An\"\"na\"", "C-2, x ,y"])
    #expect(try read(text, as: .customers).rows.map(\.text) == [nil, nil])
  }

  /// Goal: a record that crosses the end of the buffer is put together again.
  /// Method: rows of many lengths, enough for the boundary to fall on every kind of byte.
  @Test("Rows are the same wherever the pieces of a large file end")
  func largeFile() throws {
    var text = "id,name\r\n"
    var names: [String] = []
    for number in 0..<12_000 {
      let name = "ä\"\(String(repeating: "x,\n", count: number % 23))\(number)"
      names.append(name)
      text += "C-\(number),\"\(name.replacing("\"", with: "\"\""))\"\r\n"
    }
    let reading = try read(text, as: .customers)
    #expect(reading.customers.map(\.id) == (0..<12_000).map { "C-\($0)" })
    #expect(reading.customers.compactMap(\.notes.first?.value) == names)
    #expect(reading.batches == [Int](repeating: 1_000, count: 12))
    #expect(reading.bytesRead == text.utf8.count)
    #expect(text.utf8.count > 500_000)
  }

  @Test("A header without rows is no mistake")
  func onlyHeader() throws {
    #expect(try read("id,name\n", as: .customers).rows.isEmpty)
  }
}
