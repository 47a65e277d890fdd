import TOMLKit
import DataPacks
package func tomlProbe() -> String { (try? TOMLTable(string: "a = 1")).map { "\($0)" } ?? "\(packSize())" }
