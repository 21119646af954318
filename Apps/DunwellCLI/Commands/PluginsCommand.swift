import ArgumentParser
import CreditControl
import Receivables

struct PluginsCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "plugins", abstract: "What this build has: kind, name, version, capabilities.")

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let plugins = context.workshop.inventory
    if isJSON {
      context.console.json { json in
        json.array("plugins") { list in
          for plugin in plugins {
            list.object { row in
              row.string("kind", plugin.kind)
              row.string("name", plugin.name)
              row.string("version", Dunwell.version)
              row.strings("capabilities", plugin.capabilities)
            }
          }
        }
      }
      return 0
    }
    var table = Table(
      ("kind", .left), ("name", .left), ("version", .left), ("capabilities", .text))
    for plugin in plugins {
      let capabilities = plugin.capabilities.joined(separator: ", ")
      table.add([plugin.kind, plugin.name, Dunwell.version, capabilities])
    }
    context.console.say(table)
    return 0
  }
}
