/// Where the state folder is when nobody says so.
package enum StateLocation {
    /// The first of `$STATE_DIRECTORY`, `./var` and `/var/lib/articled` that holds an inbox; the
    /// last one if none does.
    ///
    /// A `var` without an inbox is any folder of that name, as in `/`.
    /// In the variable systemd divides several paths by colons; the first one is ours.
    package static func find(stateDirectory: String?, exists: (String) -> Bool) -> String {
        let given = stateDirectory?.split(separator: ":").first.map(String.init)
        let places = [given, "var"].compactMap(\.self)
        return places.first { exists("\($0)/inbox") } ?? "/var/lib/articled"
    }
}
