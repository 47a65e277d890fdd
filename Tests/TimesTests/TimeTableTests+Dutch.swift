/// Dutch sentences as newspapers write them, those without a time first.
extension TimeTableTests {
    static let dutchNews: [Case] = [
        Case("nl", "De man mag de uren en de maan zien."),
        Case("nl", "Jan Smit zat naast Jan."),
        Case("nl", "Het werd 3-2 en daarna 10-12."),
        Case("nl", "Een goede week gewenst!"),
        Case("nl", "Bel 020 123 45 67 of koop versie 10.2.3."),
        Case("nl", "Het kost 12.500 euro, of 19,99 per stuk."),
        Case("nl", "De 3e man en de 18-jarige vrouw zijn thuis."),
        Case("nl", "Op de derde plaats eindigde Vrijland."),
        Case("nl", "Maandagochtend stond er file.", "Maandagochtend = TIME 2023-07-10TMO"),
        Case("nl", "Afgelopen dinsdag viel er regen.", "Afgelopen dinsdag = DATE 2023-07-11"),
        Case("nl", "Komende vrijdag is er feest.", "Komende vrijdag = DATE 2023-07-14"),
        Case("nl", "Eind juni sloot de winkel.", "Eind juni = DATE 2023-06 [END]"),
        Case(
            "nl",
            "Begin volgend jaar opent het museum.",
            "Begin volgend jaar = DATE 2024 [START]"
        ),
        Case("nl", "De film duurt anderhalf uur.", "anderhalf uur = DURATION PT1.5H"),
        Case("nl", "Twee weken geleden was alles anders.", "Twee weken geleden = DATE 2023-W26"),
        Case("nl", "Over drie dagen vertrekt hij.", "Over drie dagen = DATE 2023-07-15"),
        Case(
            "nl",
            "Volgende week woensdag stemt de Kamer.",
            "Volgende week woensdag = DATE 2023-07-19"
        ),
        Case(
            "nl",
            "In de nacht van zaterdag op zondag brandde het.",
            "In de nacht van zaterdag op zondag = TIME 2023-07-09TNI"
        ),
        Case("nl", "Om 06.00 uur ging het alarm af.", "06.00 uur = TIME 2023-07-12T06:00"),
        Case("nl", "Om 14 uur begint de zitting.", "14 uur = TIME 2023-07-12T14:00"),
        Case("nl", "De winkel is van 9 tot 17 uur open.", "17 uur = TIME 2023-07-12T17:00"),
        Case("nl", "Ze wachtten twee uur.", "twee uur = DURATION PT2H"),
        Case("nl", "In de jaren tachtig zong hij.", "jaren tachtig = DATE 198"),
        Case("nl", "In de jaren '90 was het druk.", "de jaren '90 = DATE 199"),
        Case("nl", "Elke dag rijdt er een bus.", "Elke dag = SET P1D"),
        Case(
            "nl",
            "In het eerste kwartaal van 2023 daalde de winst.",
            "eerste kwartaal van 2023 = DATE 2023-Q1"
        ),
        Case("nl", "Hij komt morgen terug.", "morgen = DATE 2023-07-13"),
        Case(
            "nl",
            "Hij kwam vroeg in de ochtend thuis.",
            "vroeg in de ochtend = TIME 2023-07-12TMO"
        ),
        Case("nl", "In mei legt elke vogel een ei.", "mei = DATE 2023-05"),
        Case(
            "nl",
            "Vrijdag begon het, een dag later was het voorbij.",
            "Vrijdag = DATE 2023-07-07",
            "een dag later = DATE 2023-07-08"
        ),
        Case("nl", "Het jaar daarop won ze weer.", "jaar daarop = DATE 2024"),
        Case("nl", "In de 19e eeuw was dit een dorp.", "19e eeuw = DATE 18"),
        Case("nl", "Om de twee weken vergadert de raad.", "Om de twee weken = SET P2W"),
        Case(
            "nl",
            "Ruim twee jaar geleden vertrok ze.",
            "Ruim twee jaar geleden = DATE 2021 [MORE_THAN]"
        ),
        Case("nl", "Op Tweede Kerstdag is de winkel open.", "Tweede Kerstdag = DATE 2023-12-26"),
        Case(
            "nl",
            "Aan het eind van het jaar stopt hij.",
            "Aan het eind van het jaar = DATE 2023 [END]"
        ),
        Case(
            "nl",
            "Dinsdag 11 juli 2023 werd een drukke dag.",
            "Dinsdag 11 juli 2023 = DATE 2023-07-11"
        ),
        Case(
            "nl",
            "Op zaterdag 8 juli om 20.30 uur speelde Ajax.",
            "zaterdag 8 juli om 20.30 uur = TIME 2023-07-08T20:30"
        ),
        Case("nl", "'s Avonds was het stil.", "'s Avonds = TIME 2023-07-12TEV"),
        Case("nl", "In het weekend vierde men feest.", "In het weekend = DATE 2023-W27-WE"),
        Case("nl", "Jarenlang gebeurde er niets.", "Jarenlang = DURATION PXY"),
        Case("nl", "De werken duren 3,5 jaar.", "3,5 jaar = DURATION P3.5Y"),
        Case(
            "nl",
            "In de afgelopen vijf jaar steeg de huur.",
            "afgelopen vijf jaar = DURATION P5Y"
        ),
        Case(
            "nl",
            "Vijf dagen voor Kerstmis werd hij ziek.",
            "Vijf dagen voor Kerstmis = DATE 2023-12-20"
        ),
        Case("nl", "Het concert begint om 20u30.", "20u30 = TIME 2023-07-12T20:30"),
        Case(
            "nl",
            "In negentienachtentwintig werd hij geboren.",
            "negentienachtentwintig = DATE 1928"
        ),
        Case(
            "nl",
            "Koningsdag valt in het voorjaar.",
            "Koningsdag = DATE 2023-04-27",
            "voorjaar = DATE 2023-SP"
        ),
        Case("nl", "Hij zweeg het hele jaar.", "het hele jaar = DURATION P1Y"),
        Case("nl", "Wekelijks komt de markt.", "Wekelijks = SET P1W"),
        Case(
            "nl",
            "Tussen 10.00 en 12.00 uur is er koffie.",
            "10.00 = TIME 2023-07-12T10:00",
            "12.00 uur = TIME 2023-07-12T12:00"
        ),
    ]
}
