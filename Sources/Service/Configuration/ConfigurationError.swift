/// A fault in the configuration, with what a person needs to mend it.
package struct ConfigurationError: Error, Hashable, CustomStringConvertible, Sendable {
    /// The file, the environment variable or the option.
    package var place: String
    /// From 1; nil outside files.
    package var line: Int?
    package var key: String?
    package var expected: String
    package var found: String
    package var remedy: String

    package var description: String {
        let position = line.map { "\(place):\($0)" } ?? place
        let subject = key.map { "\($0): " } ?? ""
        return "\(position): \(subject)expected \(expected), found \(found); \(remedy)"
    }
}
