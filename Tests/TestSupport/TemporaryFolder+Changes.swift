import Foundation

extension TemporaryFolder {
    package func setPermissions(_ permissions: Int, of name: String) throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: permissions],
            ofItemAtPath: url.appending(path: name).path()
        )
    }

    package func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: url.appending(path: name).path(),
            withDestinationPath: target
        )
    }

    package func move(_ name: String, to newName: String) throws {
        try FileManager.default.moveItem(
            at: url.appending(path: name),
            to: url.appending(path: newName)
        )
    }

    package func remove(_ name: String) throws {
        try FileManager.default.removeItem(at: url.appending(path: name))
    }
}
