import DataPacks
import Reading
import TestSupport

/// What all inputs are read with, made once.
enum World {
    static let reader: Reader = {
        do {
            return try Reader(try PackLibrary(), version: "0.0.0")
        } catch {
            fatalError("the embedded packs cannot be read: \(error)")
        }
    }()

    /// Languages that an input's first byte chooses from: those with a pack, and none.
    static let languages = reader.library.languages + ["und"]

    /// A folder for the inputs that are files, removed with all that is in it by
    /// ``withFolder(_:)``.
    ///
    /// In memory, where the machine has such: thousands of files are written and synced a second.
    static func withFolder(_ body: (TemporaryFolder) throws -> [String]) -> [String] {
        do {
            return try body(try TemporaryFolder(inMemory: true))
        } catch {
            return ["the world failed: \(error)"]
        }
    }
}
