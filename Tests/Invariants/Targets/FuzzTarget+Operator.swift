import DataPacks
import FoundationEssentials
import LinuxIO
import Store
import TestSupport
import TextKernel

@testable import Service

// What an operator or an earlier run has written.
extension FuzzTarget {
    /// The text of a configuration file; what is listed afterwards can be read again.
    static let config = FuzzTarget("config", longestInput: 1024) { input in
        let text = String(decoding: input, as: UTF8.self)
        var reader = ConfigurationReader()
        reader.read(text, from: "a.conf")
        let values = text.split(separator: "\n").map(String.init)
        for (key, value) in zip(ConfigurationKey.all, values) {
            reader.set(key.name, option: "--option", to: value)
        }
        _ = (reader.faults + reader.doubts).map(\.description)
        var again = ConfigurationReader()
        again.read(reader.listing, from: "b.conf")
        if let fault = again.faults.first { return ["the listing is not read: \(fault)"] }
        return again.configuration == reader.configuration
            ? [] : ["the listing is read as another configuration"]
    }

    /// One table of a language; the first byte chooses which, the others stand small beside it.
    static let table = FuzzTarget("table", longestInput: 2048) { input in
        let names = smallTables.keys.sorted()
        guard let choice = input.first else { return [] }
        let name = names[Int(choice) % names.count]
        var source = TableSource.embedded
        for (name, text) in smallTables { source.lay(over: "xx/" + name, bytes: Array(text.utf8)) }
        source.lay(over: "xx/" + name, bytes: Array(input.dropFirst()))
        do throws(PackError) {
            let pack = try LanguagePack(tag: "xx", from: source)
            let text = Array("On 12 May 2023 the council said: “It is so.”".utf8)
            let tokens = Tokenizer().tokens(of: text)
            let view = LexiconView(pack.words, tokens)
            for index in tokens.indices { _ = view.match(at: index, limit: tokens.count, .inquit) }
            return pack.tag == "xx" ? [] : ["another pack"]
        } catch {
            let lines = input.dropFirst().count { $0 == 0x0A } + 1
            return error.line <= lines ? [] : ["line \(error.line) of \(lines) is wrong"]
        }
    }

    /// The least tables that a language may have.
    private static let smallTables = [
        "pack.tsv": """
        # columns: key value
        name\tx
        script\tLatn
        quotes\t“” «»
        genitive\t's s
        linking-article\t-
        dialogue-dash\tno
        nouns-capitalised\tno
        bare-years\tno
        date-order\tdmy

        """,
        "times.tsv": "# columns: class form value\nmonth\tMay\t5\n",
        "abbreviations.tsv": "# columns: class form\ninner\te.g.\n",
        "furniture.tsv": "# columns: class form\ninterface\tShare\n",
        "names.tsv": "# columns: class form value\ntitle\tMr\t-\n",
        "speech.tsv": "# columns: class form value\ninquit\tsaid\tasserted\n",
        "function-words.tsv": "# columns: word\nthe\n",
    ]

    /// The counts of tries as an earlier run left them; lines that are damaged count nothing.
    static let attempts = FuzzTarget("attempts", longestInput: 512) { input in
        let counts = Attempts.parse(input)
        guard Attempts.parse(Attempts.format(counts)) == counts else {
            return ["the counts are not read as they are written"]
        }
        return World.withFolder { folder in
            let parts = input.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
            for (name, part) in zip(["attempts", "trying", "crashed"], parts) {
                try folder.write(part, to: name)
            }
            let attempts = Attempts(root: try Folder(PathBytes(folder.path)))
            for path in Attempts.parse(parts.first.map(Array.init) ?? []).keys
            where attempts.count(of: path).crashes < 0 || attempts.count(of: path).kills < 0 {
                return ["less than no tries of \(path)"]
            }
            return []
        }
    }

    /// What the daemon said of itself; anybody may have edited it.
    static let status = FuzzTarget("status", longestInput: 1024) { input in
        guard let status = try? ServiceStatus(decoding: input) else { return [] }
        guard let again = try? ServiceStatus(decoding: status.json) else {
            return ["what is written is not read"]
        }
        return again == status ? [] : ["what is written is read as another"]
    }
}
