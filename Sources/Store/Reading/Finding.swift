package import LinuxIO

/// Something wrong with the store, where it is, and what to do about it.
package struct Finding: Hashable, Sendable, CustomStringConvertible {
    package enum Fault: Hashable, Sendable {
        case line(LineFault)
        /// The line begins and ends as a record, but is not JSON of the schema; why not.
        case unreadable(String)
        case seqMissing(expected: Int, found: Int)
        case seqRepeated(expected: Int, found: Int)
        /// The article is in the store a second time; where it is first.
        case idRepeated(id: String, firstSeq: Int)
        /// Spans that do not lie inside the text; of what.
        case spanOutside(String)
        /// Bytes behind the last newline.
        case unfinished(byteCount: Int)
        /// A compressed segment whose content cannot be had from there on.
        case compression(CompressionFault)
        /// A compressed segment with far more lines than its name tells; that many were read.
        case tooManyLines(Int)
        /// A sealed segment that does not end with the record that its name tells.
        case misnamed(last: Int)
        /// A file in the store's folder that is none of the store's.
        case strayFile
        case writableByAll
    }

    /// The file's name in the store's folder.
    package var segment: String
    /// From 1; 0 where the fault is not in a line.
    package var line: Int
    /// Byte offset of the line in the file.
    package var offset: Int
    package var fault: Fault

    package init(segment: String, line: Int, offset: Int, fault: Fault) {
        self.segment = segment
        self.line = line
        self.offset = offset
        self.fault = fault
    }

    package var description: String {
        let place = line > 0 ? "\(segment):\(line)" : segment
        return place + (line > 0 || offset > 0 ? " (byte \(offset))" : "") + ": \(fault.what)"
    }
}

extension Finding.Fault {
    /// What is wrong, in a few words.
    package var what: String {
        switch self {
        case .line(let fault): fault.what
        case .unreadable(let reason): "not a record of schema articled/1: \(reason)"
        case .seqMissing(let expected, let found):
            found - expected == 1
                ? "record \(expected) is missing before \(found)"
                : "records \(expected) to \(found - 1) are missing before \(found)"
        case .seqRepeated(let expected, let found):
            "record \(found) stands where \(expected) is due"
        case .idRepeated(let id, let firstSeq): "\(id) is in the store already, as \(firstSeq)"
        case .spanOutside(let of): "\(of) does not lie inside the text"
        case .unfinished(let byteCount): "unfinished line of \(byteCount) B behind the last newline"
        case .compression(let fault): fault.what
        case .tooManyLines(let count):
            "more than \(count) lines, far more than the name tells; not read on"
        case .misnamed(let last): "the last record is \(last), the name says otherwise"
        case .strayFile: "not a segment of the store"
        case .writableByAll: "can be written by everybody"
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .line(.blank), .line(.carriageReturn):
            "harmless to readers; find out what edited the file, which only articled may write"
        case .line(.nulBytes), .line(.checkDiffers), .line(.cutShort), .line(.foreign),
            .line(.glued):
            "restore the line from a backup, or drop the article's file in the inbox again"
        case .line(.newerSchema): "read it with the version of articled that wrote it"
        case .unreadable, .spanOutside:
            "report it as a fault of articled, with the record"
        case .seqMissing: "restore the missing records or segment from a backup"
        case .seqRepeated, .idRepeated: "readers take the first one; report it with the log"
        case .unfinished: "none needed: the daemon repairs it when it starts"
        case .compression(.windowTooLarge):
            "unpack it with zstd --long=31 and compress it anew, with a window of 128 MiB at most"
        case .compression, .tooManyLines: "restore the segment from a backup"
        case .misnamed: "restore the segment from a backup"
        case .strayFile: "move it elsewhere: readers take every *.jsonl file for records"
        case .writableByAll: "remove that right: chmod o-w"
        }
    }
}

extension CompressionFault {
    package var what: String {
        switch self {
        case .cutShort: "the compressed file ends before its content does"
        case .damaged: "the compressed file is damaged"
        case .windowTooLarge: "compressed with a larger window than is read here"
        }
    }
}

extension LineFault {
    package var what: String {
        switch self {
        case .blank: "blank line"
        case .carriageReturn: "line ends in CR LF"
        case .nulBytes: "NUL bytes"
        case .glued(let records): "\(records) records glued together on one line"
        case .checkDiffers: "the check value does not hold: the line was changed"
        case .cutShort: "the record is cut short"
        case .foreign: "not a record"
        case .newerSchema(let schema): "schema \(schema) is unknown to this version"
        }
    }
}
