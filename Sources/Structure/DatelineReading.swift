import ArticleModel
import DataPacks
import TextKernel

/// What a dateline has told so far.
struct DatelineReading {
    let places: DatelineParser.Places
    let lead: Range<Int>
    var agency: String?
    var isDated = false
    /// No list knows the place, but it looks like one.
    var isPlain = false

    init(places: DatelineParser.Places, lead: Range<Int>) {
        self.places = places
        self.lead = lead
    }

    /// An agency in brackets or slashes, or a date in them; the country of a place in capitals,
    /// `NUUK (Groenland)`, is neither.
    mutating func readBracket(_ page: UnitReader, _ range: Range<Int>) {
        let inner = (range.lowerBound + 1)..<(range.upperBound - 1)
        if page.isBareDate(inner) {
            isDated = true
        } else if !inner.isEmpty, !isCountry(page, inner) {
            agency = page.draft.string(page.draft.bytes(ofTokens: inner))
        }
    }

    private func isCountry(_ page: UnitReader, _ range: Range<Int>) -> Bool {
        guard let match = page.authority(at: range.lowerBound, limit: range.upperBound) else {
            return false
        }
        return match.authority.isPlace && match.count == range.count
    }

    func result(_ page: UnitReader, bodyStart: Int) -> DatelineParser.Result? {
        guard places.isSure || isPlain || agency != nil, let first = places.names.first,
            let last = places.names.last
        else { return nil }
        let names = places.names.map { page.draft.string(page.draft.bytes(ofTokens: $0)) }
        return DatelineParser.Result(
            lead: lead,
            tokens: first.lowerBound..<last.upperBound,
            bodyStart: bodyStart,
            dateline: ArticleRecord.Dateline(places: names, agency: agency),
            isSure: agency != nil || isDated || places.isInCapitals
        )
    }
}
