/// What is put in place of what in the samples, and what must then be found in the article.
///
/// A list; columns are separated by `;`: sample, kind, original, detail, expectations.
///
/// - `headline`: the sample's headline; expected as it stands after the substitutions.
/// - `man`, `woman`: a full name. The detail is the short form used later in the article, its
///   last word unless given.
/// - `place`, `choice`: one of the detail's alternatives; a place also in capitals.
/// - `number`: another one with as many digits.
/// - `day`: the detail is the original's day and its pattern; all days of an article move by the
///   same number of whole weeks, so that weekdays stay true.
///
/// Expectations: `named` a person of that name, `speaks` a quote of that person, `writes` a
/// byline, `dateline` a place of the dateline, `published` the day of publication, `dated` a
/// time with that day. They say what a reader finds in the article, not what the extractor does.
enum SubstitutionTable {
    static let rows = """
        da-elfaerge;headline;Direktør trækker sig efter fire timer uden strøm på Østersøen;;
        da-elfaerge;choice;fire timer;to timer|tre timer|fem timer|seks timer|syv timer|ni timer;
        da-elfaerge;man;Kasper Nørregaard Toft;;writes
        da-elfaerge;woman;Signe Lykkegaard;;
        da-elfaerge;man;Palle Egebjerg;;named speaks
        da-elfaerge;woman;Lone Skjoldager;;named speaks
        da-elfaerge;man;Mogens Thorndal;;named
        da-elfaerge;woman;Birgit Munch Kofoed;;named
        da-elfaerge;man;Troels Aagesen;;named
        da-elfaerge;place;Rønne;Aarhus|Odense|Esbjerg|Aalborg|Randers|Kolding|Horsens|Vejle;
        da-elfaerge;number;408;;
        da-elfaerge;number;412;;
        da-elfaerge;number;58;;
        da-elfaerge;day;14. september;2024-09-14 {d}. {month};dated
        da-elfaerge;day;17. sep. 2024;2024-09-17 {d}. {mon} {y};published
        de-elektrofaehre;headline;Ostsee: Elektrofähre treibt stundenlang ohne Strom vor Bornholm;;
        de-elektrofaehre;place;Bornholm;Gotland|Öland|Rügen|Usedom|Fehmarn|Hiddensee|Seeland;
        de-elektrofaehre;woman;Merle Asmussen;;writes
        de-elektrofaehre;man;Jörg Dettmann;;writes
        de-elektrofaehre;man;Hans-Peter Wöhlert;;named speaks
        de-elektrofaehre;man;Mogens Thorndal;;named
        de-elektrofaehre;man;Torben Iversen;;
        de-elektrofaehre;woman;Lone Skjoldager;;named
        de-elektrofaehre;woman;Annegret Küstermann;;named speaks
        de-elektrofaehre;place;Sassnitz;Rostock|Kiel|Lübeck|Hamburg|Bremen|Flensburg|Wismar;dateline
        de-elektrofaehre;number;412;;
        de-elektrofaehre;number;396;;
        de-elektrofaehre;day;15.09.2024;2024-09-15 {dd}.{mm}.{y};published
        en-electric-ferry;headline;‘The screen went black’: electric ferry drifts for four hours \
        off Bornholm;;
        en-electric-ferry;choice;four hours;two hours|three hours|five hours|six hours|nine hours;
        en-electric-ferry;woman;Imogen Hartwell;;writes
        en-electric-ferry;man;Felix Ashby;;writes
        en-electric-ferry;woman;Lone Skjoldager;;named speaks
        en-electric-ferry;woman;Annegret Kuestermann;;named speaks
        en-electric-ferry;man;Hans-Peter Woehlert;;named speaks
        en-electric-ferry;man;Troels Aagesen;;named
        en-electric-ferry;place;Ronne;Odense|Aarhus|Aalborg|Esbjerg|Randers|Kolding|Horsens|Vejle;
        en-electric-ferry;number;412;;
        en-electric-ferry;number;18;;
        en-electric-ferry;day;16 September 2024;2024-09-16 {d} {month} {y};published
        en-electric-ferry;day;September 13;2024-09-13 {month} {d};dated
        es-espejo-telescopio;headline;Una grieta de nueve centímetros retrasa el telescopio Beneharo;;
        es-espejo-telescopio;choice;nueve centímetros;tres centímetros|cuatro centímetros\
        |cinco centímetros|seis centímetros|siete centímetros|doce centímetros;
        es-espejo-telescopio;woman;IDAIRA TABARES;;writes
        es-espejo-telescopio;woman;Nieves Armas;;named speaks
        es-espejo-telescopio;man;Fermín Olazábal;;named speaks
        es-espejo-telescopio;man;Ulrich Staffelstein;;named speaks
        es-espejo-telescopio;woman;ACERINA PAZ;;
        es-espejo-telescopio;place;Santa Cruz de La Palma;Santa Cruz de Tenerife|Madrid\
        |Las Palmas de Gran Canaria|Sevilla|Valencia|Málaga|Bilbao;dateline
        es-espejo-telescopio;place;Róterdam;Amberes|Hamburgo|Génova|Marsella|Oslo;
        es-espejo-telescopio;day;12 MAR 2025;2025-03-12 {d} {MON} {y};published
        es-espejo-telescopio;day;20 de febrero;2025-02-20 {d} de {month};dated
        es-espejo-telescopio;day;2 de marzo;2025-03-02 {d} de {month};dated
        fr-treve-des-algues;headline;Algues : à Brest, trois pays s’accordent sur une trêve hivernale;;
        fr-treve-des-algues;place;Brest;Lorient|Quimper|Nantes|Rennes|Vannes|Cherbourg\
        |Dunkerque;dateline
        fr-treve-des-algues;woman;Maëlle Kerdoncuff;;writes
        fr-treve-des-algues;man;Gwenaël Le Bihannic;Le Bihannic;named speaks
        fr-treve-des-algues;man;Yann Quéméneur;;named speaks
        fr-treve-des-algues;woman;Aoife Gallagher;;named speaks
        fr-treve-des-algues;man;Xosé Louro;;named
        fr-treve-des-algues;woman;Solenn Abgrall;;named speaks
        fr-treve-des-algues;man;HERVÉ TANGUY;;
        fr-treve-des-algues;day;3 octobre 2024;2024-10-03 {d} {month} {y};published
        fr-treve-des-algues;day;15 décembre;2024-12-15 {d} {month};dated
        it-sindaca-pareggio;headline;Due volte 214 a 214: a Roccabruna sul Lago il sindaco lo \
        decide l’anagrafe;;
        it-sindaca-pareggio;number;214;;
        it-sindaca-pareggio;number;611;;
        it-sindaca-pareggio;man;Ottavio Brambati;;writes
        it-sindaca-pareggio;woman;Elvira Casartelli;;named
        it-sindaca-pareggio;man;Ivano Pozzoni;;named speaks
        it-sindaca-pareggio;woman;Miriam Nava;;named speaks
        it-sindaca-pareggio;woman;Lia Mascheroni;;
        it-sindaca-pareggio;place;Como;Milano|Torino|Verona|Brescia|Bergamo|Lecco;dateline
        it-sindaca-pareggio;day;25 giugno 2024;2024-06-25 {d} {month} {y};published
        it-sindaca-pareggio;day;23 giugno;2024-06-23 {d} {month};dated
        it-sindaca-pareggio;day;5 luglio;2024-07-05 {d} {month};dated
        nb-elferje;headline;Elferje uten strøm på Trondheimsfjorden: – Kiosken hadde nettopp stengt;;
        nb-elferje;place;Trondheim;Bergen|Stavanger|Drammen|Molde|Hamar|Larvik|Arendal;dateline
        nb-elferje;woman;Ingvild Haugdahl;;writes
        nb-elferje;man;Arve Kjelstad;;named speaks
        nb-elferje;man;Eirik Bjørgan;;
        nb-elferje;woman;Kari Solem Aune;;named speaks
        nb-elferje;number;96;;
        nb-elferje;number;40;;
        nb-elferje;day;10. februar 2025;2025-02-10 {d}. {month} {y};published
        nb-elferje;day;12. februar;2025-02-12 {d}. {month};dated
        nl-bever;headline;BEVER GRAAFT GANG ONDER WAALDIJK, 140 INWONERS KORT UIT HUIS;;
        nl-bever;number;140;;
        nl-bever;number;6000;;
        nl-bever;number;41;;
        nl-bever;man;Wouter Hazelhoff;;writes
        nl-bever;woman;Marijke van Wezenbeek;Van Wezenbeek;named speaks
        nl-bever;man;Gerrit-Jan Bastiaanse;;named speaks
        nl-bever;woman;Fatma Yildirim-de Groot;;named speaks
        nl-bever;woman;Noor Terpstra;;
        nl-bever;place;Tiel;Zwolle|Deventer|Venlo|Roermond|Kampen|Arnhem|Nijmegen;dateline
        nl-bever;day;18 jan 2025;2025-01-18 {d} {mon} {y};published
        nl-bever;day;19 december;2024-12-19 {d} {month};dated
        pl-piernik;headline;Deszcz zmył rekord. Piernikowy most w Toruniu runął po dwunastu minutach;;
        pl-piernik;choice;po dwunastu minutach;po pięciu minutach|po sześciu minutach\
        |po siedmiu minutach|po ośmiu minutach|po dziewięciu minutach|po dziesięciu minutach;
        pl-piernik;woman;Jagoda Wilczek;;writes
        pl-piernik;woman;Bogumiła Szymczykowska;;named speaks
        pl-piernik;woman;Zdeňka Horáčková;;named
        pl-piernik;woman;Ludmiła Kęska;;named speaks
        pl-piernik;man;Tymon Rataj;;
        pl-piernik;man;Korbinian Lebsanft;;named speaks
        pl-piernik;number;31;;
        pl-piernik;number;600;;
        pl-piernik;day;3 grudnia 2023;2023-12-03 {d} {month} {y};published
        pl-piernik;day;2 grudnia;2023-12-02 {d} {month};dated
        ru-kaspiyskiy-tyulen;headline;Россия, Казахстан и Азербайджан вместе пересчитают \
        каспийских тюленей;;
        ru-kaspiyskiy-tyulen;choice;вместе пересчитают;сообща пересчитают|впервые пересчитают\
        |скоро пересчитают|снова пересчитают|точно пересчитают;
        ru-kaspiyskiy-tyulen;man;Глеб Ветошкин;;named speaks
        ru-kaspiyskiy-tyulen;woman;Айгуль Сейткали;;named speaks
        ru-kaspiyskiy-tyulen;man;Рамиз Алекберли;;named speaks
        ru-kaspiyskiy-tyulen;man;Тимур Джанаев;;named
        ru-kaspiyskiy-tyulen;woman;Марина Лопатко;;
        ru-kaspiyskiy-tyulen;woman;Елизавета Полуянова;;writes
        ru-kaspiyskiy-tyulen;number;270;;
        ru-kaspiyskiy-tyulen;number;170;;
        ru-kaspiyskiy-tyulen;number;96;;
        ru-kaspiyskiy-tyulen;day;4 апреля 2024;2024-04-04 {d} {month} {y};published
        ru-kaspiyskiy-tyulen;day;4 апреля;2024-04-04 {d} {month};
        sv-fel-o;headline;Kommunen sålde fel ö – nu vill köparen behålla den;;
        sv-fel-o;choice;köparen;ägaren|mannen|kunden|advokaten|familjen|tandläkaren;
        sv-fel-o;woman;Maj-Britt Ekeroth;;named speaks
        sv-fel-o;man;Detlef Brandau;;named speaks
        sv-fel-o;man;Pelle Vidmark;;
        sv-fel-o;man;Anders Löfvenmark;;named speaks
        sv-fel-o;woman;Tove Hedlund;;writes
        sv-fel-o;place;Västervik;Kalmar|Oskarshamn|Norrköping|Karlskrona|Malmö|Umeå;dateline
        sv-fel-o;number;71;;
        sv-fel-o;day;2023-06-08;2023-06-08 {y}-{mm}-{dd};published
        sv-fel-o;day;14 mars;2023-03-14 {d} {month};dated
        sv-fel-o;day;19 september;2023-09-19 {d} {month};dated
        uk-hodynnyk;headline;У Чернівцях хтось перевів годинники на три хвилини вперед. Поліція \
        шукає жартівника;;
        uk-hodynnyk;choice;три хвилини;дві хвилини|чотири хвилини;
        uk-hodynnyk;man;Остап Мельничук;;named speaks
        uk-hodynnyk;man;Назар Чепіга;;named
        uk-hodynnyk;woman;Соломія Гречанюк;;writes
        uk-hodynnyk;man;Богдан Ткачук;;
        uk-hodynnyk;number;30;;
        uk-hodynnyk;day;5 листопада 2024;2024-11-05 {d} {month} {y};published
        uk-hodynnyk;day;4 листопада;2024-11-04 {d} {month};dated
        """
}
