import ArticleModel
import FoundationEssentials
import LinuxIO
import Store

/// Shows the store's last articles, and those that follow.
package struct TailReport {
    /// How an article is shown.
    package enum Form: Sendable {
        case paragraph(Terminal)
        /// The line as it stands in the store.
        case json
    }

    private var reader: StoreReader
    private let form: Form
    private let state: String

    /// Begins with the last `count` articles, 0 or more, of the store below the folder `state`.
    ///
    /// - Throws: ``ReportError``.
    package init(state: String, last count: Int, form: Form) throws(ReportError) {
        reader = try ReportError.reading(state) { path throws(SystemCallError) in
            var reader = StoreReader(store: try Folder(path / StoreFiles.store))
            try reader.rewind(toLast: count)
            return reader
        }
        self.form = form
        self.state = state
    }

    /// What has been stored since the last call, ready to be written out; empty for nothing.
    ///
    /// - Throws: ``ReportError``.
    package mutating func next() throws(ReportError) -> [UInt8] {
        let lines = try ReportError.reading(state) { _ throws(SystemCallError) in
            try reader.next()
        }
        var output: [UInt8] = []
        for line in lines {
            switch form {
            case .json: output += line.bytes + [UInt8(ascii: "\n")]
            case .paragraph(let terminal): output += paragraph(line, on: terminal).utf8
            }
        }
        return output
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
