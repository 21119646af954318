import Receivables

/// How one agency or lawyer wants its files.
public struct HandoffSettings: Sendable, Equatable {
  /// A column of a file: its title, and the field that is in it.
  public struct Column: Sendable, Equatable {
    /// What the header says.
    public let title: String
    /// The name of the field, as the exporter knows it.
    public let field: String

    /// A column.
    public init(title: String, field: String) {
      self.title = title
      self.field = field
    }
  }

  /// The name by which commands call the agency or lawyer.
  public let name: String
  /// The kind of exporter, as `agency`.
  public let kind: String
  /// Everything else but columns, by key.
  public let values: [String: String]
  /// The columns in their order; empty for those of the exporter.
  public let columns: [Column]

  /// Settings of an exporter.
  public init(
    name: String, kind: String, values: [String: String] = [:], columns: [Column] = []
  ) {
    self.name = name
    self.kind = kind
    self.values = values
    self.columns = columns
  }

  // MARK: As stored with what was exported

  /// The settings as a JSON object, without the name.
  public var form: [UInt8] {
    var json = JSONWriter()
    json.object { object in
      object.string("kind", kind)
      object.object("values") { list in
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
          list.string(named: key, value)
        }
      }
      object.array("columns") { list in
        for column in columns {
          list.object { row in
            row.string("title", column.title)
            row.string("field", column.field)
          }
        }
      }
    }
    return json.bytes
  }

  /// Reads back what ``form`` wrote.
  ///
  /// - Throws: ``FactError`` where the bytes are something else.
  public init(name: String, form: [UInt8]) throws {
    let reader = FactReader(try JSONValue(parsing: form))
    var values: [String: String] = [:]
    for member in try reader.object("values").value.members ?? [] {
      values[member.key] = member.value.string
    }
    self.init(
      name: name, kind: try reader.string("kind"), values: values,
      columns: try reader.list("columns").map { value in
        let row = FactReader(value)
        return Column(title: try row.string("title"), field: try row.string("field"))
      })
  }
}
