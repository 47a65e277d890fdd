/// Parts of invented names and the names of months; a list.
///
/// Names are put together from a common given name and a surname of two parts, so that a few
/// lines give thousands of people and none of them exists.
enum NameTable {
    /// Columns, separated by `;`: language, men's given names, women's, first parts of surnames,
    /// last parts for men, last parts for women where they differ.
    static let names = """
        da;Anders Henrik Lars Søren Niels Jens Morten Thomas;Mette Hanne Kirsten Anne Lene Karen \
        Camilla;Skov Eng Kær Bøg Birke Lynge Hede Vester Øster Elle Tjørne;gaard toft bjerg lund \
        holt mose dahl;
        de;Thomas Michael Andreas Stefan Markus Klaus Peter;Sabine Petra Monika Claudia Andrea \
        Katrin Julia;Hagen Linden Buchen Eichen Rosen Stein Wiesen Morgen Brunnen;bach meier \
        hofer berger mann thaler brock;
        en;James Robert John Michael David Thomas Andrew;Mary Sarah Emma Jane Helen Alice Laura;\
        Ash Thorn Hart Stan Whit Black Brad Ald Wood;wick combe field worth stead bridge leigh;
        es;Carlos Javier Miguel Antonio Pedro Luis Manuel;María Carmen Ana Isabel Elena Lucía \
        Laura;Oren Alcar Mond Barr Salc Vill Terr Quint;azar edo ales ares uño ida anca;
        fr;Pierre Jean Michel Philippe Nicolas Laurent Julien;Marie Sophie Claire Isabelle \
        Nathalie Julie Camille;Mont Bel Val Roche Haute Clair Grand Bois;mirail vigne brune \
        lieu mare fontaine court;
        it;Marco Paolo Giovanni Andrea Luca Stefano Roberto;Maria Anna Giulia Francesca Laura \
        Elena Chiara;Bran Cast Mor Pell Zan Ferr Gal Tor;oletti anini aghi icchi elloni asco;
        nb;Ole Lars Knut Erik Geir Tor Bjørn;Anne Ingrid Marit Liv Randi Berit Hilde;Hau Sol \
        Lang Bjør Ves Øs Kvam Fager Nord;gestad heim vik land sether bakk haugen;
        nl;Jan Pieter Willem Hendrik Kees Bart Maarten;Anna Maria Johanna Els Marieke Sanne \
        Ingrid;Water Linden Hazel Boer Molen Duin Veen Wester;hof man stra kamp horst berg \
        veld;
        pl;Jan Piotr Tomasz Marek Andrzej Krzysztof Paweł;Anna Maria Katarzyna Agnieszka Ewa \
        Joanna Magdalena;Brzoz Lipn Wierzb Zalew Borow Malin Kalin;owski iński ecki;owska ińska \
        ecka
        ru;Иван Сергей Андрей Алексей Дмитрий Николай Михаил;Анна Мария Елена Ольга Наталья \
        Татьяна Ирина;Берёз Грач Синиц Лаптев Самовар Колоколь Ряби;кин овкин ушкин очкин;кина \
        овкина ушкина очкина
        sv;Lars Anders Johan Erik Karl Per Mikael;Anna Maria Karin Kristina Lena Eva Ingrid;\
        Söder Norr Björk Ceder Gran Hög Ek Lind Öster;mark vall ström gren dahl kvist löf;
        uk;Іван Олександр Андрій Сергій Микола Василь Петро;Марія Олена Ганна Ірина Наталія \
        Тетяна Оксана;Коваль Мельни Ткач Бондар Шинкар Гонча Лимар;чук енчук ченчук;
        """

    /// Columns, separated by `;`: language, the first day of a month where it is no plain 1.
    static let firstDays = """
        fr;1er
        """

    /// Columns, separated by `;`: language, months as they stand in a date, abbreviated months.
    static let months = """
        da;januar februar marts april maj juni juli august september oktober november december;\
        jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.
        de;Januar Februar März April Mai Juni Juli August September Oktober November Dezember;
        en;January February March April May June July August September October November December;
        es;enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre \
        diciembre;ene feb mar abr may jun jul ago sep oct nov dic
        fr;janvier février mars avril mai juin juillet août septembre octobre novembre décembre;
        it;gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre \
        dicembre;
        nb;januar februar mars april mai juni juli august september oktober november desember;
        nl;januari februari maart april mei juni juli augustus september oktober november \
        december;jan feb mrt apr mei jun jul aug sep okt nov dec
        pl;stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października \
        listopada grudnia;
        ru;января февраля марта апреля мая июня июля августа сентября октября ноября декабря;
        sv;januari februari mars april maj juni juli augusti september oktober november \
        december;
        uk;січня лютого березня квітня травня червня липня серпня вересня жовтня листопада \
        грудня;
        """
}
