// A long file of rows, one a promise.
import Testing

/// Where sentences end in the news, language by language; a bar stands for the border between
/// two.
@Suite struct NewsSentenceTests {
    static let cases: [SentenceCase] = [
        // English
        SentenceCase("en", "\"It is over,\" he said. |He left."),
        SentenceCase("en", "\"Is it over?\" he asked. |\"No,\" she said."),
        SentenceCase("en", "\"It is over. |It will not come back.\" |He left."),
        SentenceCase("en", "'It rained.' |'It stopped.'"),
        SentenceCase("en", "J. R. R. Tolkien wrote it. |He died in 1973."),
        SentenceCase("en", "The U.S. President spoke. |He left the U.S. |The Senate voted."),
        SentenceCase("en", "It was No. 10 on the list. |He lives in St. Petersburg. |It is cold."),
        SentenceCase("en", "He came at 5 p.m. |The rain began."),
        SentenceCase("en", "He came at 5 p.m. Monday. |It rained."),
        SentenceCase(
            "en",
            "Mr. Smith met Dr. Jones, Jr. at Smith & Co. in the city. |They talked."
        ),
        SentenceCase("en", "“We won’t go. |We can’t,” said Ms. Berg. |“Never!” |She left."),
        SentenceCase("en", "He said he would “never go back.” |The court disagreed."),
        SentenceCase(
            "en",
            "Prices rose 3.5 percent in Jan. 2023. |They fell in Feb. |Then they rose."
        ),
        SentenceCase("en", "What now? |No one knows... |We wait."),
        SentenceCase("en", "\"What?!\" he shouted. |Nobody answered."),
        SentenceCase("en", "He works for Apple Inc. |She does not."),
        SentenceCase("en", "The report (published in Berlin.) was long. |It was read."),
        SentenceCase("en", "(The report was long.) |It was read."),
        SentenceCase("en", "He quoted the law: “No one shall steal.” |Then he sat down."),
        SentenceCase(
            "en",
            "President Donald Trump met Foreign Minister Sergei Lavrov in The Hague on Monday. |They talked about New York Times reporters."
        ),
        SentenceCase("en", "Moody's and Standard & Poor's cut the rating. |Markets fell."),
        SentenceCase("en", "1. Buy milk. |2. Buy bread."),
        SentenceCase("en", "See pp. 12-14 and Fig. 3. |It shows growth."),
        SentenceCase("en", "“Is it over?” Peter asked."),
        SentenceCase("en", "The film “What Is It?” was shown in Cannes. |It won."),
        SentenceCase("en", "It happened in Washington, D.C. |The police came."),
        SentenceCase("en", "The vote was 51–49. |It passed."),
        // Danish
        SentenceCase("da", "\"Det er slut,\" sagde han. |Han gik."),
        SentenceCase("da", "\"Er det slut?\" spurgte han. |\"Nej,\" sagde hun."),
        SentenceCase("da", "»Det er slut. |Det kommer ikke igen,« sagde han. |»Vi går.«"),
        SentenceCase("da", "»Er det slut?« spurgte Mette Frederiksen (S). |Ingen svarede."),
        SentenceCase("da", "Det sker den 12. juli kl. 14.30. |Så går vi hjem."),
        SentenceCase(
            "da",
            "Den 24. juni kom bl.a. statsminister Lars Løkke og hr. Hansen. |De talte."
        ),
        SentenceCase("da", "Loven kom d. 5/6 1849. |Den gælder endnu."),
        SentenceCase("da", "Han blev nr. 1 i 2. division. |Holdet rykkede op."),
        SentenceCase("da", "Kong Christian 10. døde i 1947. |Han blev begravet i Roskilde."),
        SentenceCase(
            "da",
            "Virksomheden har ca. 3.500 ansatte, skriver Jyllands-Posten. |Den ligger i Skt. Petersborg."
        ),
        SentenceCase("da", "– Det er slut, siger han. |– Vi går."),
        SentenceCase("da", "Det koster 3,5 mio. kr. |Regeringen betaler."),
        SentenceCase("da", "Det koster 3,5 mio. kroner. |Regeringen betaler."),
        SentenceCase("da", "- Er det slut? spurgte han."),
        SentenceCase("da", "I det 19. århundrede var det anderledes. |Nu er det slut …"),
        // German
        SentenceCase("de", "„Es ist vorbei“, sagte er. |Er ging."),
        SentenceCase("de", "„Ist es vorbei?“, fragte er. |„Nein“, sagte sie."),
        SentenceCase("de", "„Es ist vorbei. |Es kommt nicht wieder“, sagte er. |„Wir gehen.“"),
        SentenceCase("de", "»Es ist vorbei.« |Er ging."),
        SentenceCase(
            "de",
            "Am 24. Juni spielte der 1. FC Köln gegen den 1. FC Nürnberg. |Es war kalt."
        ),
        SentenceCase(
            "de",
            "Das Spiel am 3. Oktober gewann Dr. h. c. Müller z. B. nicht. |Er verlor."
        ),
        SentenceCase(
            "de",
            "Nach Angaben von Prof. Dr. Weber stieg der Preis um 3,5 Mio. Euro. |Das ist viel."
        ),
        SentenceCase(
            "de",
            "Im 19. Jahrhundert lebte hier Friedrich II. von Preußen. |Er starb 1786."
        ),
        SentenceCase("de", "Die SPD (vgl. Abs. 3 Nr. 4) stimmte zu. |Die CDU nicht."),
        SentenceCase("de", "Das kostet u. a. Geld, Zeit usw. |Wer zahlt?"),
        SentenceCase(
            "de",
            "Merkel sagte am Mittwoch, der Bundestag werde entscheiden. |Das Gesetz gilt ab 1. Januar 2024."
        ),
        // Swedish
        SentenceCase("sv", "”Det är slut”, sade han. |Han gick."),
        SentenceCase("sv", "– Är det slut? frågade han. |– Nej, sade hon."),
        SentenceCase("sv", "Den 12 juli kom t.ex. statsminister Löfven kl. 14.30. |Han talade."),
        SentenceCase("sv", "Det kostar ca 3,5 milj. kr. |Regeringen betalar."),
        // Norwegian
        SentenceCase("nb", "«Det er slutt», sa han. |Han gikk."),
        SentenceCase("nb", "«Er det slutt?» spurte han. |«Nei», sa hun."),
        SentenceCase("nb", "– Det er slutt. |Vi går, sier han."),
        SentenceCase("nb", "Den 17. mai kom bl.a. statsminister Støre kl. 14.30. |Han talte."),
        SentenceCase("nb", "I dag er det 1. juledag. |Han ble nr. 2 i 5. etappe."),
        // Nynorsk
        SentenceCase("nn", "«Det er slutt», sa han. |Han gjekk."),
        SentenceCase("nn", "Den 17. mai kom m.a. statsminister Støre. |Han talte."),
        // French
        SentenceCase("fr", "« C'est fini », a-t-il dit. |Il est parti."),
        SentenceCase("fr", "« C'est fini ? » demanda-t-il. |« Non. »"),
        SentenceCase(
            "fr",
            "« C'est fini. |Cela ne reviendra pas », a déclaré M. Dupont. |Il est parti."
        ),
        SentenceCase("fr", "M. Macron a reçu Mme Merkel à St. Gallen. |Ils ont parlé."),
        SentenceCase(
            "fr",
            "J.-P. Raffarin et A. Dumas sont nés au XIXe siècle apr. J.-C. |Ils ont écrit."
        ),
        SentenceCase("fr", "Il est né le 1er juillet 1980, etc. |Il vit à Paris."),
        // Spanish
        SentenceCase("es", "«Se acabó», dijo. |Se fue."),
        SentenceCase("es", "«¿Se acabó?», preguntó. |«No», dijo ella."),
        SentenceCase("es", "“Se acabó. |No volverá”, dijo el Sr. Pérez. |Se fue."),
        SentenceCase("es", "EE. UU. ganó a los EE.UU. en el partido. |Fue el 3 de julio."),
        SentenceCase("es", "El Dr. García vive en la Avda. de América núm. 5. |¿Quién lo sabe?"),
        // Italian
        SentenceCase("it", "«È finita», ha detto. |Se n'è andato."),
        SentenceCase("it", "«È finita?» ha chiesto. |«No»."),
        SentenceCase(
            "it",
            "Il prof. Rossi e l'on. Bianchi sono arrivati alle 14.30. |Hanno parlato."
        ),
        SentenceCase("it", "Il dott. Verdi abita in p.zza Garibaldi n. 5. |È tardi."),
        // Dutch
        SentenceCase("nl", "\"Het is voorbij\", zei hij. |Hij ging weg."),
        SentenceCase("nl", "‘Is het voorbij?’ vroeg hij. |‘Nee’, zei ze."),
        SentenceCase("nl", "'Het is voorbij', zei hij. |'We gaan.'"),
        SentenceCase("nl", "Op 12 juli kwam o.a. dhr. Jansen om 14.30 uur. |Hij sprak."),
        SentenceCase("nl", "Prof. dr. J.P. Balkenende woont in 's-Gravenhage. |Hij is oud."),
        // Portuguese
        SentenceCase("pt", "«Acabou», disse ele. |Foi embora."),
        SentenceCase("pt", "\"Acabou?\", perguntou. |\"Não\", disse ela."),
        SentenceCase("pt", "O Sr. Silva e a Dra. Costa chegaram às 14h30. |Falaram."),
        SentenceCase(
            "pt",
            "O presidente Luiz Inácio Lula da Silva falou na ONU. |Foi na Av. Paulista, n.º 5."
        ),
        // Polish
        SentenceCase("pl", "„To koniec” – powiedział. |Wyszedł."),
        SentenceCase("pl", "„Czy to koniec?” – zapytał. |„Nie”."),
        SentenceCase(
            "pl",
            "12 lipca o godz. 14.30 przyjechał prof. Kowalski z ul. Długiej. |Mówił."
        ),
        SentenceCase("pl", "W 2023 r. cena wzrosła o 3,5 mln zł. |Rząd płaci."),
        SentenceCase("pl", "Było to w 2023 r. |Potem spadła."),
        SentenceCase("pl", "J. Kaczyński i A. Duda rozmawiali m.in. o UE. |Wyszli."),
        SentenceCase("pl", "– To koniec – powiedział. |– Idziemy."),
        // Finnish
        SentenceCase("fi", "”Se on ohi”, hän sanoi. |Hän lähti."),
        SentenceCase("fi", "– Onko se ohi? hän kysyi. |– Ei."),
        SentenceCase("fi", "Klo 14.30 tuli mm. pääministeri 12. heinäkuuta. |Hän puhui."),
        SentenceCase("fi", "Hinta nousi n. 3,5 milj. euroa. |Hallitus maksaa."),
        // Russian
        SentenceCase("ru", "«Всё кончено», — сказал он. |Он ушёл."),
        SentenceCase("ru", "«Всё кончено?» — спросил он. |«Нет»."),
        SentenceCase("ru", "— Всё кончено, — сказал он. |— Мы уходим."),
        SentenceCase("ru", "В г. Москва, т. е. в столице, живёт 12 млн. человек. |Это много."),
        SentenceCase("ru", "А. С. Пушкин родился в 1799 г. |Он умер в 1837 г. в Петербурге."),
        SentenceCase(
            "ru",
            "По данным им. Ленина и т. п. он жил на ул. Гоголя, д. 5. |Потом уехал."
        ),
        // Ukrainian
        SentenceCase("uk", "«Усе скінчено», — сказав він. |Він пішов."),
        SentenceCase("uk", "У м. Київ, тобто в столиці, живе 3 млн. людей. |Це багато."),
        SentenceCase("uk", "Т. Г. Шевченко народився в 1814 р. |Він помер у 1861 р. у Петербурзі."),
        // Languages without a pack: the marks of their scripts are enough.
        SentenceCase("und", "北京下雨。|北京下雨！|真的？"),
        SentenceCase("und", "「雨が降った。」|彼は言った。"),
        SentenceCase("und", "これは何ですか？|わかりません。"),
        SentenceCase("und", "هل انتهى الأمر؟ |لا أعرف. |ذهب."),
        SentenceCase("und", "यह समाप्त है। |वह चला गया।"),
        SentenceCase("und", "Τι είναι αυτό; |Δεν ξέρω. |Έφυγε."),
        SentenceCase("und", "Ես եկա։ |Նա գնաց։"),
        SentenceCase("und", "ሰላም ነው። |እሱ ሄደ።"),
        SentenceCase("und", "ეს დასასრულია. |ის წავიდა."),
        SentenceCase("und", "สวัสดีครับ ผมชื่อสมชาย"),
        SentenceCase("und", "Το έργο τελείωσε. |Έφυγε."),
        SentenceCase("und", "זה נגמר. |הוא הלך."),
        SentenceCase("und", "끝났습니다. |그는 갔다."),
    ]

    @Test(arguments: cases) func sentencesOfTheNews(_ c: SentenceCase) throws {
        #expect(try c.found() == c.wanted)
    }
}
