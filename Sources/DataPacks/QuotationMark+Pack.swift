package import TextKernel

extension QuotationMark {
    /// Whether `mark` closes in every style that the pack lists: `»` in French, not in Danish.
    package static func alwaysCloses(
        _ mark: UInt32,
        in styles: [LanguagePack.QuotationMarks]
    ) -> Bool {
        styles.contains { $0.close == mark } && !styles.contains { $0.open == mark }
    }
}
