/// Finnish sentences as newspapers write them, those without a time first.
extension TimeTableTests {
    static let finnishNews: [Case] = [
        Case("fi", "Kuusi miestä istui kuusen alla."),
        Case("fi", "Helmi Korhonen tapasi Touko Laaksosen."),
        Case("fi", "Kuu oli kirkas ja loka mustaa."),
        Case("fi", "Ottelu päättyi 3–2."),
        Case("fi", "He tulivat yhdessä toisen kerran."),
        Case("fi", "Se maksaa 19,90 euroa, versio 10.2.3 enemmän."),
        Case("fi", "Hän on 18-vuotias."),
        Case("fi", "Maanantaina satoi.", "Maanantaina = DATE 2023-07-10"),
        Case("fi", "Viime viikolla satoi lunta.", "Viime viikolla = DATE 2023-W27"),
        Case("fi", "Ensi vuonna avataan uusi silta.", "Ensi vuonna = DATE 2024"),
        Case(
            "fi",
            "Kolme viikkoa sitten kaikki oli toisin.",
            "Kolme viikkoa sitten = DATE 2023-W25"
        ),
        Case("fi", "Viikko sitten hän lähti.", "Viikko sitten = DATE 2023-W27"),
        Case("fi", "Kahden päivän kuluttua hän palaa.", "Kahden päivän kuluttua = DATE 2023-07-14"),
        Case("fi", "Heinäkuun 12. päivänä pidettiin juhla.", "Heinäkuun 12. = DATE 2023-07-12"),
        Case("fi", "12. heinäkuuta 2023 pidettiin juhla.", "12. heinäkuuta 2023 = DATE 2023-07-12"),
        Case("fi", "1990-luvulla hän lauloi.", "1990-luvulla = DATE 199"),
        Case("fi", "Kokous alkaa kello 14.30.", "14.30 = TIME 2023-07-12T14:30"),
        Case("fi", "Kokous alkaa klo 18.", "18 = TIME 2023-07-12T18:00"),
        Case("fi", "Kesällä 2022 oli kuuma.", "Kesällä 2022 = DATE 2022-SU"),
        Case("fi", "Huomenna sataa.", "Huomenna = DATE 2023-07-13"),
        Case("fi", "Hän kertoi asiasta eilen illalla.", "eilen illalla = TIME 2023-07-11TEV"),
        Case("fi", "Tiistai-iltana syttyi tulipalo.", "Tiistai-iltana = TIME 2023-07-11TEV"),
        Case("fi", "Perjantaiaamuna satoi.", "Perjantaiaamuna = TIME 2023-07-07TMO"),
        Case("fi", "Viime yönä satoi.", "Viime yönä = TIME 2023-07-11TNI"),
        Case("fi", "Elokuva kestää puolitoista tuntia.", "puolitoista tuntia = DURATION PT1.5H"),
        Case("fi", "Vuonna 1998 hän muutti.", "1998 = DATE 1998"),
        Case("fi", "Vuosina 2010–2015 hän asui siellä.", "2010 = DATE 2010", "2015 = DATE 2015"),
        Case("fi", "Seuraavana päivänä hän palasi.", "Seuraavana päivänä = DATE 2023-07-13"),
        Case("fi", "Kaksi vuotta myöhemmin hän kuoli.", "Kaksi vuotta myöhemmin = DATE 2025"),
        Case("fi", "Joka maanantai on markkinat.", "Joka maanantai = SET XXXX-WXX-1"),
        Case("fi", "Maanantaisin on suljettu.", "Maanantaisin = SET XXXX-WXX-1"),
        Case("fi", "Lehti ilmestyy päivittäin.", "päivittäin = SET P1D"),
        Case("fi", "Juhannuksena oli kylmä.", "Juhannuksena = DATE 2023-06-24"),
        Case("fi", "Jouluaattona 2022 satoi lunta.", "Jouluaattona 2022 = DATE 2022-12-24"),
        Case("fi", "Viime kesänä paloi metsää.", "Viime kesänä = DATE 2022-SU"),
        Case("fi", "Hän odotti yli kolme tuntia.", "yli kolme tuntia = DURATION PT3H [MORE_THAN]"),
        Case("fi", "Koko päivän satoi.", "Koko päivän = DURATION P1D"),
        Case(
            "fi",
            "Ensimmäisellä neljänneksellä tulos laski.",
            "Ensimmäisellä neljänneksellä = DATE 2023-Q1"
        ),
        Case(
            "fi",
            "Lauantain ja sunnuntain välisenä yönä paloi talo.",
            "Lauantain ja sunnuntain välisenä yönä = TIME 2023-07-09TNI"
        ),
        Case(
            "fi",
            "Keskiviikkona 12.7.2023 klo 18 puhuu ministeri.",
            "Keskiviikkona 12.7.2023 klo 18 = TIME 2023-07-12T18:00"
        ),
        Case("fi", "Viikolla 28 on loma.", "Viikolla 28 = DATE 2023-W28"),
        Case("fi", "Kerran viikossa on tori.", "Kerran viikossa = SET P1W"),
        Case("fi", "Viime vuonna myynti kasvoi.", "Viime vuonna = DATE 2022"),
        Case("fi", "Vuoden alussa hinnat nousivat.", "Vuoden alussa = DATE 2023"),
        Case("fi", "Puoli vuotta sitten hän erosi.", "Puoli vuotta sitten = DATE 2023-01"),
        Case("fi", "Tässä kuussa sataa.", "Tässä kuussa = DATE 2023-07"),
        Case("fi", "Pääsiäisenä oli kylmä.", "Pääsiäisenä = DATE 2023-04-09"),
        Case("fi", "Toissapäivänä oli lämmintä.", "Toissapäivänä = DATE 2023-07-10"),
    ]
}
