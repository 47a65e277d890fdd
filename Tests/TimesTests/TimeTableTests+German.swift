/// German sentences as newspapers write them, those without a time first.
extension TimeTableTests {
    static let germanNews: [Case] = [
        Case("de", "Guten Morgen, sagte sie, und alle gaben acht."),
        Case("de", "Das Spiel endete 3:2, das andere 2.10 zu 1."),
        Case("de", "Er zahlte 12.500 Euro für 24 Stühle in Raum 20."),
        Case("de", "Rufen Sie 030/12 34 56 an, Fassung 10.2.3 liegt bei."),
        Case("de", "Der 1. FC Köln gewann das 2. und 3. Tor nicht."),
        Case("de", "Die Werkstatt ist rund um die Uhr geöffnet."),
        Case("de", "Das 18-jährige Mädchen hat die 7. Klasse wiederholt."),
        Case("de", "Die Montage der Anlage ist teuer."),
        Case(
            "de",
            "Anfang der Woche begann der Streik.",
            "Anfang der Woche = DATE 2023-W28 [START]"
        ),
        Case(
            "de",
            "In der Nacht zum Dienstag brannte ein Haus.",
            "In der Nacht zum Dienstag = TIME 2023-07-11TNI"
        ),
        Case(
            "de",
            "In der Nacht auf Dienstag brannte ein Haus.",
            "In der Nacht auf Dienstag = TIME 2023-07-11TNI"
        ),
        Case("de", "Am vergangenen Freitag fiel Schnee.", "vergangenen Freitag = DATE 2023-07-07"),
        Case("de", "Am gestrigen Dienstag tagte der Rat.", "gestrigen Dienstag = DATE 2023-07-11"),
        Case("de", "Heute früh fiel der Strom aus.", "Heute früh = TIME 2023-07-12TMO"),
        Case(
            "de",
            "Das sagte sie gestern Abend im Fernsehen.",
            "gestern Abend = TIME 2023-07-11TEV"
        ),
        Case("de", "Am Mittwochabend wurde er gewählt.", "Mittwochabend = TIME 2023-07-12TEV"),
        Case(
            "de",
            "Am Dienstag nächster Woche wird abgestimmt.",
            "Dienstag nächster Woche = DATE 2023-07-18"
        ),
        Case("de", "Im Vorjahr waren es mehr.", "Im Vorjahr = DATE 2022"),
        Case("de", "Vor 14 Tagen war alles anders.", "Vor 14 Tagen = DATE 2023-06-28"),
        Case(
            "de",
            "Seit Mitte Juni ist die Brücke gesperrt.",
            "Seit Mitte Juni = DATE 2023-06 [MID]"
        ),
        Case(
            "de",
            "Ende vergangenen Jahres schloss das Werk.",
            "Ende vergangenen Jahres = DATE 2022 [END]"
        ),
        Case(
            "de",
            "Im ersten Halbjahr 2023 sank der Umsatz.",
            "ersten Halbjahr 2023 = DATE 2023-H1"
        ),
        Case("de", "Im 3. Quartal 2022 stieg der Gewinn.", "3. Quartal 2022 = DATE 2022-Q3"),
        Case(
            "de",
            "Am Freitag begann die Messe, tags darauf endete sie.",
            "Freitag = DATE 2023-07-07",
            "tags darauf = DATE 2023-07-08"
        ),
        Case("de", "Im Jahr zuvor waren es weniger.", "Jahr zuvor = DATE 2022"),
        Case("de", "Alle zwei Wochen tagt der Ausschuss.", "Alle zwei Wochen = SET P2W"),
        Case("de", "Der Markt ist dienstags geöffnet.", "dienstags = SET XXXX-WXX-2"),
        Case(
            "de",
            "Anfang der Neunzigerjahre kam er nach Bonn.",
            "Anfang der Neunzigerjahre = DATE 199 [START]"
        ),
        Case("de", "Es war die größte Flut des 20. Jahrhunderts.", "20. Jahrhunderts = DATE 19"),
        Case("de", "Der Flug dauert zweieinhalb Stunden.", "zweieinhalb Stunden = DURATION PT2.5H"),
        Case(
            "de",
            "Seit dem 24. Februar vergangenen Jahres herrscht Krieg.",
            "24. Februar vergangenen Jahres = DATE 2022-02-24"
        ),
        Case("de", "Die Polizei kam um sechs Uhr früh.", "sechs Uhr früh = TIME 2023-07-12T06:00"),
        Case("de", "An Heiligabend 2022 fiel Regen.", "Heiligabend 2022 = DATE 2022-12-24"),
        Case("de", "Pfingstmontag bleibt frei.", "Pfingstmontag = DATE 2023-05-29"),
        Case(
            "de",
            "Vom 28. Juni bis 3. Juli war geschlossen.",
            "28. Juni = DATE 2023-06-28",
            "3. Juli = DATE 2023-07-03"
        ),
        Case(
            "de",
            "Der Morgen war kalt, und morgen regnet es.",
            "Morgen = TIME 2023-07-12TMO",
            "morgen = DATE 2023-07-13"
        ),
        Case("de", "Die Reise dauerte 1,5 Stunden.", "1,5 Stunden = DURATION PT1.5H"),
        Case("de", "Seit Jahren klagen die Anwohner.", "Seit Jahren = DURATION PXY"),
        Case("de", "Innerhalb von 24 Stunden kamen alle frei.", "24 Stunden = DURATION PT24H"),
        Case(
            "de",
            "Jeden zweiten Dienstag probt der Chor.",
            "Jeden zweiten Dienstag = SET XXXX-WXX-2"
        ),
        Case("de", "Im Jahr 2020 zog sie um.", "2020 = DATE 2020"),
        Case("de", "Am Wochenende trafen sich die Minister.", "Am Wochenende = DATE 2023-W27-WE"),
        Case(
            "de",
            "Am ersten Dienstag im Oktober öffnet das Museum.",
            "ersten Dienstag im Oktober = DATE 2023-10-03"
        ),
        Case("de", "In den achtziger Jahren sang er.", "achtziger Jahren = DATE 198"),
        Case(
            "de",
            "Am Montag, 3. Juli, um 20 Uhr sprach der Kanzler.",
            "Montag, 3. Juli, um 20 Uhr = TIME 2023-07-03T20:00"
        ),
        Case("de", "Die dreitägige Messe lockte viele an.", "dreitägige = DURATION P3D"),
        Case(
            "de",
            "In den letzten drei Jahren wuchs die Stadt.",
            "letzten drei Jahren = DURATION P3Y"
        ),
        Case(
            "de",
            "Am Samstagmorgen gegen 3.30 Uhr krachte es.",
            "Samstagmorgen gegen 3.30 Uhr = TIME 2023-07-08T03:30"
        ),
    ]
}
