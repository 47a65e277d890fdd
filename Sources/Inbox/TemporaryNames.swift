package import LinuxIO

/// Names that programs give to files they have not finished, or keep for themselves.
package enum TemporaryNames {
    /// Endings, in lower case, of partial downloads, uploads and editors' swap files.
    private static let endings = [
        ".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", ".download", ".swp",
        ".swo", ".swx", "~",
    ]

    /// Beginnings of hidden files, locks and synchronisers' temporary files: rsync's
    /// `.name.XXXXXX`, LibreOffice's `.~lock.name#`, Syncthing's `.syncthing.name.tmp` and
    /// Windows' `~syncthing~name.tmp`, Nextcloud's `.name.~a1b2`, Office's `~$name`.
    private static let beginnings = [".", "~$", "~syncthing~"]

    /// Whether the file is to be passed over until it gets another name.
    ///
    /// The name is the last component of a path.
    package static func contains(_ name: PathBytes) -> Bool {
        let lower = name.bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        if beginnings.contains(where: { lower.starts(with: $0.utf8) }) { return true }
        if endings.contains(where: { lower.hasEnding($0) }) { return true }
        // Emacs: #name#.
        return lower.count > 2 && lower.first == UInt8(ascii: "#")
            && lower.last == UInt8(ascii: "#")
    }

    /// Whether a folder of that name is none of the inbox's business, with all below it.
    package static func containsFolder(_ name: PathBytes) -> Bool {
        name.bytes.first == UInt8(ascii: ".")
    }

    /// Whether the name ends like a document's, so that an empty folder of that name is an
    /// accident and not a place for articles.
    package static func looksLikeDocument(_ name: PathBytes) -> Bool {
        let lower = name.bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        return documentEndings.contains { lower.hasEnding($0) }
    }

    private static let documentEndings = [
        ".txt", ".text", ".md", ".html", ".htm", ".xml", ".json", ".eml", ".pdf", ".doc", ".docx",
        ".rtf", ".odt",
    ]
}

extension [UInt8] {
    fileprivate func hasEnding(_ ending: String) -> Bool {
        count > ending.utf8.count && suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
}
