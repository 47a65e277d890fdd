import ArticleModel
import DataPacks
import Language
import TestSupport
import Testing
import TextKernel

/// Which language a sentence is told to be in.
@Suite struct LanguageTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let tag: String
        let text: String
        var testDescription: String { "\(tag) «\(text.prefix(40))»" }

        init(_ tag: String, _ text: String) {
            self.tag = tag
            self.text = text
        }
    }

    static let cases: [Case] = [
        // Nothing to go by.
        Case("und", ""),
        Case("und", " \n\t\u{FEFF}"),
        Case("und", "12 345, 67.89 – 2024-11-05 14:20"),
        Case("und", "?!… »« () [] 👩\u{200D}👧"),
        Case("und", "A"),
        Case("und", "EU, NATO"),
        // Letters, but no language; a language that the model does not know.
        Case("und", "asdf qwer zxcv hjkl uiop bnmm"),
        Case("und", "Lorem ipsum dolor sit amet, consectetur adipiscing elit"),
        Case("und", "if (a == b) { return foo(a, b); } else { x += 1; }"),
        Case("und", "<div class=\"xq\"><a href=\"zvt\">kpl</a></div>"),
        Case("und", "Bonke abantu bazalwa bekhululekile belingana ngesithunzi nangamalungelo."),
        // One or two sentences of each language with a pack.
        Case("da", "Byrådet lukker broen til foråret. Det er ikke sjovt, siger borgmesteren."),
        Case("de", "Die Stadt sperrt die Brücke im Frühjahr. Das ist kein Spaß, sagt sie."),
        Case("en", "The council will close the bridge in spring. It is no fun, she says."),
        Case("es", "El ayuntamiento cerrará el puente en primavera. No es una broma, dice."),
        Case("fi", "Kaupunki sulkee sillan keväällä. Se ei ole hauskaa, hän sanoo."),
        Case("fr", "La ville va fermer le pont au printemps. Ce n’est pas drôle, dit-elle."),
        Case("it", "Il comune chiuderà il ponte in primavera. Non è uno scherzo, dice."),
        Case("nb", "Kommunen stenger broen til våren. Det er ikke noe gøy, sier hun."),
        Case("nl", "De stad sluit de brug in het voorjaar. Dat is niet leuk, zegt ze."),
        Case("nn", "Kommunen stengjer brua til våren. Det er ikkje noko moro, seier ho."),
        Case("pl", "Miasto zamknie most na wiosnę. To nie jest żart, mówi burmistrz."),
        Case("pt", "A câmara vai fechar a ponte na primavera. Não é brincadeira, diz ela."),
        Case("ru", "Город закроет мост весной. Это не шутка, говорит она."),
        Case("sv", "Kommunen stänger bron till våren. Det är inte roligt, säger hon."),
        Case("uk", "Місто закриє міст навесні. Це не жарт, каже вона."),
        // The same, of languages without one.
        Case("ar", "أعلنت البلدية يوم الأربعاء أن الجسر سيغلق في الربيع المقبل."),
        Case("be", "Горад закрые мост вясной. Гэта не жарт, кажа яна."),
        Case("bg", "Градът ще затвори моста през пролетта. Това не е шега, казва тя."),
        Case("ca", "L’ajuntament tancarà el pont a la primavera. No és cap broma, diu."),
        Case("cs", "Město na jaře uzavře most. Není to žádná legrace, říká starostka."),
        Case("el", "Το δημοτικό συμβούλιο αποφάσισε να κλείσει τη γέφυρα την άνοιξη."),
        Case("et", "Linn sulgeb silla kevadel. See ei ole nali, ütleb ta."),
        Case("fa", "شهرداری اعلام کرد که پل در بهار آینده بسته می‌شود."),
        Case("he", "העירייה תסגור את הגשר באביב. זה לא מצחיק, היא אומרת."),
        Case("hi", "नगर परिषद ने कहा कि पुल वसंत में बंद कर दिया जाएगा।"),
        Case("hr", "Grad će na proljeće zatvoriti most. To nije šala, kaže gradonačelnica."),
        Case("hu", "A város tavasszal lezárja a hidat. Ez nem vicc, mondja a polgármester."),
        Case("id", "Pemerintah kota akan menutup jembatan itu pada musim semi, kata dia."),
        Case("is", "Borgin lokar brúnni í vor. Þetta er ekkert grín, segir hún."),
        Case("ja", "市議会は来年の春に橋を閉鎖すると発表した。"),
        Case("ja", "日本銀行は金融政策決定会合で大規模な金融緩和策の維持を決定した。"),
        Case("ko", "시의회는 내년 봄에 다리를 폐쇄한다고 발표했다."),
        Case("lt", "Miestas pavasarį uždarys tiltą. Tai ne juokas, sako ji."),
        Case("lv", "Pilsēta pavasarī slēgs tiltu. Tas nav joks, viņa saka."),
        Case("mk", "Градот ќе го затвори мостот на пролет. Тоа не е шега, вели таа."),
        Case("ro", "Orașul va închide podul în primăvară. Nu este o glumă, spune ea."),
        Case("sk", "Mesto na jar uzavrie most. Nie je to žiadna zábava, hovorí primátorka."),
        Case("sl", "Mesto bo spomladi zaprlo most. To ni šala, pravi županja."),
        Case("sr", "Grad će na proleće zatvoriti most. To nije šala, kaže gradonačelnica."),
        Case("sr", "Град ће на пролеће затворити мост. То није шала, каже градоначелница."),
        Case("th", "สภาเทศบาลประกาศว่าจะปิดสะพานในฤดูใบไม้ผลิปีหน้า"),
        Case("tr", "Belediye köprüyü ilkbaharda kapatacak. Bu bir şaka değil, diyor."),
        Case("vi", "Thành phố sẽ đóng cây cầu vào mùa xuân. Đây không phải là trò đùa."),
        Case("zh", "市政府星期三宣布，大桥将于明年春天关闭。"),
        // The Nordic ones, told by a few words.
        Case("da", "Hvad mener du om, at de ikke længere vil være med?"),
        Case("nb", "Hva mener du om at de ikke lenger vil være med?"),
        Case("nn", "Kva meiner du om at dei ikkje lenger vil vere med?"),
        Case("sv", "Vad tycker du om att de inte längre vill vara med?"),
        Case("da", "Han blev kørt på sygehuset efter ulykken, men kom hjem samme dag."),
        Case("nb", "Han ble kjørt til sykehus etter ulykken, men kom hjem samme dag."),
        // Short ones.
        Case("en", "What do they want?"),
        Case("de", "Was wollen sie?"),
        Case("ru", "Что они хотят?"),
        Case("uk", "Що вони хочуть?"),
        // Capitals, marks and breaks do not matter.
        Case("de", "DIE STADT\n\nSPERRT »DIE« BRÜCKE, UND DAS\nIST KEIN SPASS."),
        Case("ru", "ГОРОД ЗАКРОЕТ МОСТ ВЕСНОЙ. ЭТО НЕ ШУТКА, ГОВОРИТ ОНА."),
        // Typed abroad, without the letters that the keyboard lacks.
        Case("da", "Kobenhavns byrad lukker broen til foraret. Det er ikke sjovt, siger han."),
        Case("de", "Die Stadt sperrt die Bruecke im Fruehjahr. Das ist kein Spass, sagt sie."),
        Case("es", "El ayuntamiento cerrara el puente manana. No es una broma, dice ella."),
        // One spelling of ё for all.
        Case("ru", "Ещё в четверг всё было по-прежнему, рассказал о своём доме учёный."),
        Case("ru", "Еще в четверг все было по-прежнему, рассказал о своем доме ученый."),
        // Names of another language, or in another script, inside.
        Case("en", "The Ministerio del Interior and the Dirección General said that it was so."),
        Case("ru", "Компания Apple показала в среду новый iPhone 15 Pro Max и Apple Watch Ultra."),
        Case("ja", "米アップルは新型「iPhone 15 Pro Max」を発表した。"),
    ]

    @Test(arguments: cases) func language(_ c: Case) throws {
        let guesses = try Self.guesses(c.text)
        #expect(guesses.first?.tag == c.tag, "\(guesses.prefix(4))")
    }

    /// The confidences are shares, the best first, unless none is good enough.
    @Test(arguments: cases) func confidencesAreShares(_ c: Case) throws {
        let guesses = try Self.guesses(c.text)
        let languages = guesses.filter { $0.tag != "und" }
        #expect(languages.map(\.confidence) == languages.map(\.confidence).sorted(by: >))
        #expect(guesses.reduce(0) { $0 + $1.confidence } <= 1.000_01)
        #expect(Set(guesses.map(\.tag)).count == guesses.count)
        #expect(guesses[0].tag != "und" || guesses[0].confidence == 0)
    }

    /// What can be told of a word or two is told with doubt, or not at all.
    @Test(arguments: ["Hotel", "Paris", "Hans Hansen", "alt", "ja", "Москва"])
    func littleIsToldWithDoubt(_ text: String) throws {
        let best = try Self.guesses(text)[0]
        #expect(best.tag == "und" || best.confidence < 0.98, "\(best)")
    }

    /// Near languages are named beside the one that is told.
    @Test func theRunnerUpIsTheSisterLanguage() throws {
        let guesses = try Self.guesses("Han har spist mange piller i mange år")
        #expect(Set(guesses.prefix(2).map(\.tag)) == ["da", "nb"], "\(guesses.prefix(3))")
    }

    /// The specialist for Croatian and Serbian knows Latin letters alone.
    @Test func serbianInCyrillicIsToldWithoutDoubt() throws {
        let best = try Self.guesses("Премијер је у петак најавио нове економске мере.")[0]
        #expect(best.tag == "sr" && best.confidence > 0.9, "\(best)")
    }

    /// Any bytes that are text have an answer, and the same one each time.
    @Test func anyTextHasAnAnswer() throws {
        let identifier = try Self.identifier.get()
        var random = SplitMix64(seed: 4)
        for _ in 0..<400 {
            let scalars = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
                let most: UInt32 =
                    [0x80, 0x250, 0x530, 0x11_0000].randomElement(using: &random) ?? 0x80
                return Unicode.Scalar(UInt32.random(in: 0..<most, using: &random)) ?? "\u{FFFD}"
            }
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars)
            let bytes = Array(text.utf8)
            let tokens = Tokenizer().tokens(of: bytes)
            let guesses = identifier.guesses(for: tokens, in: bytes)
            #expect(!guesses.isEmpty)
            #expect(guesses == identifier.guesses(for: tokens, in: bytes))
            #expect(guesses.allSatisfy { (0...1).contains($0.confidence) })
            #expect(identifier.article(tokens, in: bytes).guesses == guesses || tokens.count > 24)
        }
    }

    private static let identifier = Result { try LanguageIdentifier(try PackLibrary()) }

    private static func guesses(_ text: String) throws -> [LanguageIdentifier.Guess] {
        let bytes = Array(text.utf8)
        return try identifier.get().guesses(for: Tokenizer().tokens(of: bytes), in: bytes)
    }
}
