// A long file of rows, one a promise.
// Times as the newspapers of Denmark, Norway and Sweden write them.
extension TimeTableTests {
    static let nordicNews = danishNews + bokmålNews + nynorskNews + swedishNews

    static let danishNews: [Case] = [
        // No times, although they look so.
        Case("da", "Man skal ikke sælge skindet, før bjørnen er skudt."),
        Case("da", "Min søn er en god mand, og vi er ti om bordet."),
        Case("da", "Jan Petersen og Maj Madsen mødte August Holm."),
        Case("da", "Ugebladet Søndag koster 42 kroner."),
        Case("da", "AGF slog FCK 2-1 foran 2023 tilskuere."),
        Case("da", "Den 30-årige mand fik en bøde på 1500 kroner."),
        Case("da", "Den 2.000 kilometer lange rute går gennem 12 lande."),
        Case("da", "Han bor på 3. sal og spiller i 2. division."),
        Case("da", "Et flertal af 2000 mennesker bor i kvarteret."),
        // Times.
        Case("da", "Manden blev anholdt i går aftes.", "i går aftes = TIME 2023-07-11TEV"),
        Case(
            "da",
            "Brandvæsenet rykkede ud i morges klokken halv tre.",
            "i morges klokken halv tre = TIME 2023-07-12T02:30"
        ),
        Case("da", "Ulykken skete natten til søndag.", "natten til søndag = TIME 2023-07-09TNI"),
        Case(
            "da",
            "Partiet tabte i sidste uge og håber på bedre tal i næste uge.",
            "i sidste uge = DATE 2023-W27",
            "i næste uge = DATE 2023-W29"
        ),
        Case("da", "Udvalget mødes på fredag.", "fredag = DATE 2023-07-14"),
        Case(
            "da",
            "De mødtes i fredags og i onsdags.",
            "fredags = DATE 2023-07-07",
            "onsdags = DATE 2023-07-05"
        ),
        Case(
            "da",
            "Mødet begynder torsdag klokken 14.",
            "torsdag klokken 14 = TIME 2023-07-13T14:00"
        ),
        Case(
            "da",
            "Aftalen fra torsdag skal til afstemning lørdag.",
            "torsdag = DATE 2023-07-06",
            "lørdag = DATE 2023-07-15"
        ),
        Case(
            "da",
            "Festivalen sluttede sidste lørdag i juni.",
            "sidste lørdag i juni = DATE 2023-06-24"
        ),
        Case(
            "da",
            "Turen tog halvanden time og ikke to og en halv time.",
            "halvanden time = DURATION PT1.5H",
            "to og en halv time = DURATION PT2.5H"
        ),
        Case("da", "Firmaet lukkede for halvandet år siden.", "halvandet år siden = DATE 2022-01"),
        Case("da", "Reglerne træder i kraft ved årsskiftet.", "årsskiftet = DATE 2024-01-01"),
        Case("da", "Hun stopper til efteråret.", "efteråret = DATE 2023-FA"),
        Case("da", "Han tiltrådte i foråret.", "foråret = DATE 2023-SP"),
        Case("da", "Prisen faldt i løbet af 2022.", "2022 = DATE 2022"),
        Case("da", "Festen holdes midt i juli.", "midt i juli = DATE 2023-07 [MID]"),
        Case(
            "da",
            "Krigen begyndte i 2014, og året efter blev han valgt.",
            "2014 = DATE 2014",
            "året efter = DATE 2015"
        ),
        Case(
            "da",
            "Den 24. juni blev hun valgt; dagen efter gik hun af.",
            "24. juni = DATE 2023-06-24",
            "dagen efter = DATE 2023-06-25"
        ),
        Case("da", "Toget kører hver anden uge.", "hver anden uge = SET P2W"),
        Case("da", "Hun træner tre gange om ugen.", "om ugen = SET P1W"),
        Case(
            "da",
            "Butikken holder åbent lørdage og søndage.",
            "lørdage = SET XXXX-WXX-6",
            "søndage = SET XXXX-WXX-7"
        ),
        Case(
            "da",
            "De har et døgn til at svare og fjorten dage til at klage.",
            "et døgn = DURATION P1D",
            "fjorten dage = DURATION P14D"
        ),
        Case(
            "da",
            "Væksten kom i 1. kvartal 2023 og i andet halvår 2022.",
            "1. kvartal 2023 = DATE 2023-Q1",
            "andet halvår 2022 = DATE 2022-H2"
        ),
        Case("da", "Torsdag i sidste uge kom svaret.", "Torsdag i sidste uge = DATE 2023-07-06"),
        Case("da", "Skolen holder lukket i uge 42.", "uge 42 = DATE 2023-W42"),
        Case(
            "da",
            "Kirken er fra slutningen af 1800-tallet.",
            "fra slutningen af 1800-tallet = DATE 18 [END]"
        ),
        Case(
            "da",
            "I firserne og i begyndelsen af 1990'erne boede han der.",
            "firserne = DATE 198",
            "i begyndelsen af 1990'erne = DATE 199 [START]"
        ),
        Case("da", "I de seneste tre uger har det regnet.", "seneste tre uger = DURATION P3W"),
        Case("da", "Huset brændte mandag aften.", "mandag aften = TIME 2023-07-10TEV"),
        Case(
            "da",
            "Onsdagsmødet er flyttet til tirsdagsmorgen.",
            "tirsdagsmorgen = TIME 2023-07-11TMO"
        ),
        Case("da", "Den kommende weekend bliver varm.", "Den kommende weekend = DATE 2023-W28-WE"),
        Case("da", "De flyttede to uger efter påske.", "to uger efter påske = DATE 2023-04-23"),
        Case("da", "I december sidste år steg prisen.", "december sidste år = DATE 2022-12"),
        Case(
            "da",
            "For 2000 år siden lå her en by, i 2000 var der en mark.",
            "2000 år siden = DATE 0023",
            "2000 = DATE 2000"
        ),
        Case(
            "da",
            "Ferien varer fra den 3. til den 7. juli.",
            "3. = DATE 2023-07-03",
            "7. juli = DATE 2023-07-07"
        ),
    ]

    static let bokmålNews: [Case] = [
        // No times, although they look so.
        Case("nb", "Man vet aldrig, og det er fred."),
        Case("nb", "Jan Petter møtte May Britt og August Holm."),
        Case("nb", "En mann (43) fikk en bot på 1500 kroner."),
        Case("nb", "Brann vant 3–1 foran 2023 tilskuere."),
        // Times.
        Case("nb", "Den 23 år gamle løperen stilte.", "23 år = DURATION P23Y"),
        Case("nb", "Hun bor i 2. etasje."),
        Case("nb", "De skjøt 19 ganger mot 1500 meter lange gjerder."),
        Case("nb", "Mannen ble pågrepet i går kveld.", "i går kveld = TIME 2023-07-11TEV"),
        Case("nb", "Ulykken skjedde natt til søndag.", "natt til søndag = TIME 2023-07-09TNI"),
        Case(
            "nb",
            "Det skjedde forrige uke og skal skje igjen neste uke.",
            "forrige uke = DATE 2023-W27",
            "neste uke = DATE 2023-W29"
        ),
        Case("nb", "Utvalget møtes på fredag.", "fredag = DATE 2023-07-14"),
        Case("nb", "På torsdag ble det kjent at han slutter.", "torsdag = DATE 2023-07-06"),
        Case("nb", "De spiller igjen søndag kl. 18.", "søndag kl. 18 = TIME 2023-07-16T18:00"),
        Case(
            "nb",
            "Festivalen startet siste lørdag i juni.",
            "siste lørdag i juni = DATE 2023-06-24"
        ),
        Case("nb", "Det tok halvannen time.", "halvannen time = DURATION PT1.5H"),
        Case(
            "nb",
            "Firmaet gikk konkurs for halvannet år siden.",
            "halvannet år siden = DATE 2022-01"
        ),
        Case("nb", "Hun slutter til høsten.", "høsten = DATE 2023-FA"),
        Case(
            "nb",
            "Avtalen skal være klar innen utgangen av måneden.",
            "innen utgangen av måneden = DATE 2023-07 [END]"
        ),
        Case("nb", "Toget går annenhver uke.", "annenhver uke = SET P2W"),
        Case("nb", "Hun trener tre ganger i uka.", "ganger i uka = SET P1W"),
        Case("nb", "Møtet begynner klokka 14.", "14 = TIME 2023-07-12T14:00"),
        Case(
            "nb",
            "Møtet begynner klokken kvart over tre.",
            "kvart over tre = TIME 2023-07-12T03:15"
        ),
        Case("nb", "Det var verre i fjor høst.", "i fjor høst = DATE 2022-FA"),
        Case("nb", "Det var kamp i helga.", "i helga = DATE 2023-W27-WE"),
        Case("nb", "For to uker siden var det stille.", "to uker siden = DATE 2023-W26"),
        Case(
            "nb",
            "Det var slik på 90-tallet og på 1800-tallet.",
            "90-tallet = DATE 199",
            "1800-tallet = DATE 18"
        ),
        Case("nb", "Han ble født 17. mai 1814.", "17. mai 1814 = DATE 1814-05-17"),
        Case(
            "nb",
            "Torsdag 13. juli klokken 12.00 åpner butikken.",
            "Torsdag 13. juli klokken 12.00 = TIME 2023-07-13T12:00"
        ),
        Case("nb", "De siste tre ukene har det regnet.", "siste tre ukene = DURATION P3W"),
        Case("nb", "I første kvartal i år økte salget.", "første kvartal i år = DATE 2023-Q1"),
        Case(
            "nb",
            "Tirsdag i forrige uke ble det stille.",
            "Tirsdag i forrige uke = DATE 2023-07-04"
        ),
        Case(
            "nb",
            "De møttes i 2010, og året etter giftet de seg.",
            "2010 = DATE 2010",
            "året etter = DATE 2011"
        ),
        Case("nb", "To uker etter påske kom svaret.", "To uker etter påske = DATE 2023-04-23"),
        Case("nb", "Det var varmt i desember i fjor.", "desember i fjor = DATE 2022-12"),
        Case("nb", "Saken avgjøres innen lørdag.", "lørdag = DATE 2023-07-15"),
        Case("nb", "Tirsdag ettermiddag brant det.", "Tirsdag ettermiddag = TIME 2023-07-11TAF"),
        Case("nb", "Lørdagskvelden var stille.", "Lørdagskvelden = TIME 2023-07-08TEV"),
        Case("nb", "Om et halvt år er alt klart.", "Om et halvt år = DATE 2024-01"),
        Case("nb", "Festen er 3. juni neste år.", "3. juni neste år = DATE 2024-06-03"),
        Case(
            "nb",
            "Fire dager senere, den 1. juli, var det over.",
            "Fire dager senere = DATE 2023-07-16",
            "1. juli = DATE 2023-07-01"
        ),
        Case("nb", "Vi ses 22. juli.", "22. juli = DATE 2023-07-22"),
    ]

    static let nynorskNews: [Case] = [
        // No times, although they look so.
        // Times.
        Case("nn", "Han sa no ingenting om freden.", "no = DATE PRESENT_REF"),
        Case("nn", "Jan Ove vann 3–1 framfor 2023 tilskodarar."),
        Case("nn", "Ho budde i 2. høgda."),
        Case("nn", "Det kosta 1500 kroner."),
        Case("nn", "Ulukka skjedde natt til sundag.", "natt til sundag = TIME 2023-07-09TNI"),
        Case("nn", "I går kveld brann det.", "I går kveld = TIME 2023-07-11TEV"),
        Case("nn", "Det var verre i fjor haust.", "i fjor haust = DATE 2022-FA"),
        Case("nn", "Førre veke var det stille.", "Førre veke = DATE 2023-W27"),
        Case("nn", "Komande veke blir det festival.", "Komande veke = DATE 2023-W29"),
        Case("nn", "For to veker sidan kom ho heim.", "to veker sidan = DATE 2023-W26"),
        Case("nn", "Det tok halvannan time.", "halvannan time = DURATION PT1.5H"),
        Case("nn", "Ho sluttar til hausten.", "hausten = DATE 2023-FA"),
        Case("nn", "Toget går kvar veke.", "kvar veke = SET P1W"),
        Case("nn", "Ho trenar tre gonger i veka.", "gonger i veka = SET P1W"),
        Case("nn", "Laurdag kveld var det fest.", "Laurdag kveld = TIME 2023-07-08TEV"),
        Case("nn", "Tysdag i førre veke kom svaret.", "Tysdag i førre veke = DATE 2023-07-04"),
        Case("nn", "Den 24. juni 2022 vart ho vald.", "24. juni 2022 = DATE 2022-06-24"),
        Case("nn", "Dei siste tre åra har vore gode.", "siste tre åra = DURATION P3Y"),
        Case(
            "nn",
            "I 1990-åra og på 1800-talet var det slik.",
            "1990-åra = DATE 199",
            "1800-talet = DATE 18"
        ),
        Case("nn", "Møtet byrjar klokka 14.", "14 = TIME 2023-07-12T14:00"),
        Case("nn", "Utvalet møtest på fredag.", "fredag = DATE 2023-07-14"),
        Case("nn", "I helga var det kamp.", "I helga = DATE 2023-W27-WE"),
        Case(
            "nn",
            "Året etter krigen, i 1946, kom dei.",
            "Året etter = DATE 2024",
            "1946 = DATE 1946"
        ),
        Case("nn", "Om to dagar er det slutt.", "Om to dagar = DATE 2023-07-14"),
        Case("nn", "I første kvartal 2023 auka salet.", "første kvartal 2023 = DATE 2023-Q1"),
        Case("nn", "Veke 39 er ferie.", "Veke 39 = DATE 2023-W39"),
        Case("nn", "Om eit halvt år er alt klart.", "Om eit halvt år = DATE 2024-01"),
        Case("nn", "Måndag morgon snør det.", "Måndag morgon = TIME 2023-07-10TMO"),
        Case("nn", "Sommaren 2019 var varm.", "Sommaren 2019 = DATE 2019-SU"),
        Case("nn", "Jonsokaftan var våt.", "Jonsokaftan = DATE 2023-06-23"),
        Case("nn", "Olsok blir feira.", "Olsok = DATE 2023-07-29"),
        Case("nn", "Sist fredag vann dei.", "Sist fredag = DATE 2023-07-07"),
        Case("nn", "Neste måndag startar skulen.", "Neste måndag = DATE 2023-07-17"),
        Case("nn", "Midt i juli er det varmt.", "Midt i juli = DATE 2023-07 [MID]"),
        Case("nn", "Dei siste vekene har det regna.", "Dei siste vekene = DATE PAST_REF"),
        Case("nn", "I dei komande åra blir det betre.", "dei komande åra = DATE FUTURE_REF"),
        Case("nn", "Kvar tredje månad er det møte.", "Kvar tredje månad = SET P3M"),
        Case("nn", "I desember i fjor var det kaldt.", "desember i fjor = DATE 2022-12"),
        Case("nn", "Han er 43 år.", "43 år = DURATION P43Y"),
    ]

    static let swedishNews: [Case] = [
        // No times, although they look so.
        Case("sv", "Man vet aldrig, och det är fred."),
        Case("sv", "Jan Andersson och Maj Karlsson mötte August Holm."),
        Case("sv", "AIK vann med 3–2 inför 2023 åskådare."),
        Case("sv", "Mannen fick böta 1500 kronor."),
        Case("sv", "De 15 kom hit."),
        Case("sv", "Vår son bor på andra våningen."),
        Case("sv", "En 43-årig man sprang 1900 meter."),
        // Times.
        Case("sv", "Mannen greps i går kväll.", "i går kväll = TIME 2023-07-11TEV"),
        Case(
            "sv",
            "Olyckan inträffade natten till söndag.",
            "natten till söndag = TIME 2023-07-09TNI"
        ),
        Case(
            "sv",
            "Det hände förra veckan och händer igen nästa vecka.",
            "förra veckan = DATE 2023-W27",
            "nästa vecka = DATE 2023-W29"
        ),
        Case("sv", "Utskottet möts på fredag.", "fredag = DATE 2023-07-14"),
        Case("sv", "På fredagen greps mannen.", "fredagen = DATE 2023-07-07"),
        Case(
            "sv",
            "De möttes i fredags och i onsdags.",
            "fredags = DATE 2023-07-07",
            "onsdags = DATE 2023-07-05"
        ),
        Case(
            "sv",
            "Festivalen slutade sista lördagen i juni.",
            "sista lördagen i juni = DATE 2023-06-24"
        ),
        Case("sv", "Det tog en och en halv timme.", "en och en halv timme = DURATION PT1.5H"),
        Case(
            "sv",
            "Bolaget gick i konkurs för ett och ett halvt år sedan.",
            "ett och ett halvt år sedan = DATE 2022-01"
        ),
        Case(
            "sv",
            "Hon tillträdde i våras, han i höstas, de i vintras.",
            "våras = DATE 2023-SP",
            "höstas = DATE 2022-FA",
            "vintras = DATE 2022-WI"
        ),
        Case("sv", "Hon slutar i höst.", "höst = DATE 2023-FA"),
        Case("sv", "Avtalet ska vara klart före månadens slut.", "månadens slut = DATE 2023-07"),
        Case("sv", "Priset föll under 2022.", "2022 = DATE 2022"),
        Case("sv", "Festen hålls i mitten av juli.", "i mitten av juli = DATE 2023-07 [MID]"),
        Case(
            "sv",
            "De träffades 2010 och året därpå gifte de sig.",
            "2010 = DATE 2010",
            "året därpå = DATE 2011"
        ),
        Case("sv", "Tåget går varannan vecka.", "varannan vecka = SET P2W"),
        Case("sv", "Hon tränar tre gånger i veckan.", "gånger i veckan = SET P1W"),
        Case("sv", "Mötet börjar klockan halv tre.", "halv tre = TIME 2023-07-12T02:30"),
        Case("sv", "Mötet börjar kl. 14 på lördag.", "14 på lördag = TIME 2023-07-15T14:00"),
        Case("sv", "Häromdagen kom ett brev.", "Häromdagen = DATE PAST_REF"),
        Case("sv", "Om ett dygn är det över.", "Om ett dygn = DATE 2023-07-13"),
        Case("sv", "I helgen var det match.", "I helgen = DATE 2023-W27-WE"),
        Case("sv", "Det var värre i fjol.", "i fjol = DATE 2022"),
        Case("sv", "En man greps på lördagskvällen.", "lördagskvällen = TIME 2023-07-08TEV"),
        Case(
            "sv",
            "Så var det på 1800-talet och på 90-talet.",
            "1800-talet = DATE 18",
            "90-talet = DATE 199"
        ),
        Case("sv", "Den 15 kom svaret.", "15 = DATE 2023-06-15"),
        Case(
            "sv",
            "Det första halvåret 2022 växte bolaget.",
            "första halvåret 2022 = DATE 2022-H1"
        ),
        Case("sv", "Mötet är vecka 30.", "vecka 30 = DATE 2023-W30"),
        Case("sv", "Midsommarafton 2024 firas överallt.", "Midsommarafton 2024 = DATE 2024-06-21"),
        Case("sv", "Under de senaste tre åren har det regnat.", "senaste tre åren = DURATION P3Y"),
        Case(
            "sv",
            "För 2000 år sedan låg här en by, år 2000 en åker.",
            "2000 år sedan = DATE 0023",
            "2000 = DATE 2000"
        ),
        Case(
            "sv",
            "Två veckor senare, samma kväll, kom han.",
            "Två veckor senare = DATE 2023-W30",
            "samma kväll = TIME 2023-07-12TEV"
        ),
        Case(
            "sv",
            "Mellan den 3 och den 7 juli är det stängt.",
            "3 = DATE 2023-07-03",
            "7 juli = DATE 2023-07-07"
        ),
        Case("sv", "2012 års pristagare heter Bo.", "2012 års = DATE 2012"),
        Case("sv", "Fyra dagar före i går kom han.", "Fyra dagar före i går = DATE 2023-07-07"),
        Case("sv", "På måndagar är det stängt.", "På måndagar = SET XXXX-WXX-1"),
    ]
}
