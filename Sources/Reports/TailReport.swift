import ArticleModel
import FoundationEssentials
import LinuxIO
package import Store

/// Shows articles of the store from some place on, and those that follow.
package struct TailReport {
    /// How an article is shown.
    package enum Form: Sendable {
        case paragraph(Terminal)
        /// The line as it stands in the store.
        case json
    }

    /// Where to begin.
    package enum Start: Sendable {
        /// With the last so many articles, 0 or more.
        case last(Int)
        case start
        case cursor(StoreCursor)
    }

    private let reader: StoreReader
    private let folder: Folder
    private let alarm: FolderAlarm
    private let form: Form
    private let state: String

    /// Begins with the articles of the store below the folder `state`.
    ///
    /// - Throws: ``ReportError``.
    package init(state: String, from start: Start, form: Form) throws(ReportError) {
        self.form = form
        self.state = state
        // Watched first, then read: nothing that comes in between is waited for.
        alarm = FolderAlarm(PathBytes(state) / StoreFiles.store)
        folder = try ReportError.reading(state) { path throws(SystemCallError) in
            try Folder(path / StoreFiles.store)
        }
        let folder = folder
        switch start {
        case .start: reader = StoreReader(store: folder)
        case .last(let count):
            reader = StoreReader(store: folder)
            let reader = reader
            try ReportError.reading(state) { _ throws(SystemCallError) in
                try reader.rewind(toLast: count)
            }
        case .cursor(let cursor):
            reader = StoreReader(store: folder, from: cursor)
            let reader = reader
            let isKnown = try ReportError.reading(state) { _ throws(SystemCallError) in
                try reader.cursorIsKnown()
            }
            if !isKnown { throw .unknownCursor("\(cursor)") }
        }
    }

    /// Behind what ``next()`` has given.
    package var cursor: StoreCursor { reader.cursor }

    /// What has been stored since the last call, ready to be written out; empty for nothing.
    ///
    /// - Throws: ``ReportError``.
    package func next() throws(ReportError) -> [UInt8] {
        let lines = try ReportError.reading(state) { _ throws(SystemCallError) in
            try reader.next()
        }
        if lines.isEmpty { try checkPlace() }
        var output: [UInt8] = []
        for line in lines {
            switch form {
            case .json: output += line.bytes + [UInt8(ascii: "\n")]
            case .paragraph(let terminal): output += paragraph(line, on: terminal).utf8
            }
        }
        return output
    }

    /// Returns when there may be more to show.
    package func wait() { alarm.wait(longest: .seconds(5), polling: .milliseconds(500)) }

    /// Goes on waiting while no store is there: it may be about to be restored.
    private func checkPlace() throws(ReportError) {
        let isOther = try ReportError.reading(state) { path throws(SystemCallError) in
            guard let named = FileStatus.at(path / StoreFiles.store) else { return false }
            return try !named.isSameFile(as: folder.descriptor.status())
        }
        if isOther { throw .storeReplaced(state: state) }
    }

    private func paragraph(_ line: StoreReader.Line, on terminal: Terminal) -> String {
        do {
            let record = try JSONDecoder().decode(ArticleRecord.self, from: Data(line.bytes))
            return ArticleParagraph(record, on: terminal).text
        } catch {
            let place = "\(line.segment), byte \(line.offset)"
            return terminal.paint("\(place): not a record; see articlectl verify", .red) + "\n"
        }
    }
}
