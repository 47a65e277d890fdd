import Glibc
import HostileTexts

/// Reads every hostile text in growing sizes and fails where the time for a byte grows with the
/// text: `make linear`.
///
/// Run it as a release build. Names of texts as arguments measure those alone.
@main
enum LinearTime {
    static func main() throws {
        let wanted = Set(CommandLine.arguments.dropFirst())
        let texts = HostileText.all.filter { wanted.isEmpty || wanted.contains($0.name) }
        let house = try House()
        try house.warmUp(with: texts)
        print(Growth.heading)
        var badCount = 0
        for text in texts {
            let growth = try house.growth(of: text)
            print(growth.row)
            fflush(nil)  // a text may take long
            if growth.isTooFast { badCount += 1 }
        }
        print("\(texts.count) texts, \(badCount) of which cost more for a byte as they grow")
        exit(badCount == 0 ? EXIT_SUCCESS : EXIT_FAILURE)
    }
}
