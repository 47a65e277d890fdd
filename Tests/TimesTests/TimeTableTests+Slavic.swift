// A long file of rows, one a promise.
import Testing

// Russian, Ukrainian and Polish sentences as news write them; those without times come first.
extension TimeTableTests {
    static let russianNews: [Case] = [
        Case("ru", "Май Абрикосов и Сен-Дени."),
        Case("ru", "Команда заняла 20-е место со счётом 3:2."),
        Case("ru", "Зарплата 2500 рублей, штраф 1999 долларов."),
        Case("ru", "35-летний мужчина, статья 105, часть 2."),
        Case("ru", "Цены выросли на 16 процентов, в 2 раза, до 300 рублей."),
        Case("ru", "В 3 км от города, в 9 классе, в день выборов."),
        Case("ru", "В минувший четверг они встретились.", "минувший четверг = DATE 2023-07-06"),
        Case("ru", "В прошлую среду суд арестовал чиновника.", "прошлую среду = DATE 2023-07-05"),
        Case("ru", "Саммит состоится на следующей неделе.", "на следующей неделе = DATE 2023-W29"),
        Case("ru", "Об этом неделю назад сообщил министр.", "неделю назад = DATE 2023-W27"),
        Case("ru", "Выборы пройдут через два дня.", "через два дня = DATE 2023-07-14"),
        Case("ru", "Накануне погиб солдат.", "Накануне = DATE 2023-07-11"),
        Case(
            "ru",
            "В ночь на вторник дроны атаковали порт.",
            "В ночь на вторник = TIME 2023-07-11TNI"
        ),
        Case(
            "ru",
            "В ночь с 11 на 12 июля прогремел взрыв.",
            "В ночь с 11 на 12 июля = TIME 2023-07-12TNI"
        ),
        Case(
            "ru",
            "В ночь с субботы на воскресенье сгорел дом.",
            "В ночь с субботы на воскресенье = TIME 2023-07-09TNI"
        ),
        Case("ru", "Утром 13 февраля начался пожар.", "Утром 13 февраля = TIME 2023-02-13TMO"),
        Case(
            "ru",
            "Пожар начался 12 февраля в 03:40.",
            "12 февраля в 03:40 = TIME 2023-02-12T03:40"
        ),
        Case("ru", "Он уехал в ноябре 2017 года.", "ноябре 2017 года = DATE 2017-11"),
        Case("ru", "С начала года погибли 12 человек.", "С начала года = DATE 2023 [START]"),
        Case("ru", "В конце июня завод закрыли.", "В конце июня = DATE 2023-06 [END]"),
        Case(
            "ru",
            "Прибыль в первом квартале 2023 года выросла.",
            "первом квартале 2023 = DATE 2023-Q1"
        ),
        Case("ru", "В 1990-е годы он жил в Минске.", "1990-е годы = DATE 199"),
        Case("ru", "В девяностые было тяжело.", "девяностые = DATE 199"),
        Case("ru", "Это случилось в XX веке.", "XX веке = DATE 19"),
        Case("ru", "Он сидел полтора года.", "полтора года = DURATION P1.5Y"),
        Case("ru", "Суд длился более 16 месяцев.", "более 16 месяцев = DURATION P16M [MORE_THAN]"),
        Case("ru", "Вечером в среду он прилетел.", "Вечером в среду = TIME 2023-07-12TEV"),
        Case("ru", "Они собираются каждый понедельник.", "каждый понедельник = SET XXXX-WXX-1"),
        Case("ru", "По пятницам музей закрыт.", "По пятницам = SET XXXX-WXX-5"),
        Case("ru", "В тот же день его задержали.", "тот же день = DATE 2023-07-12"),
        Case("ru", "До конца месяца ожидаются дожди.", "До конца месяца = DATE 2023-07 [END]"),
        Case(
            "ru",
            "Матч начнётся в 18:00 по московскому времени.",
            "18:00 по московскому времени = TIME 2023-07-12T18:00"
        ),
        Case("ru", "Заседание начнётся в 10 часов.", "10 часов = TIME 2023-07-12T10:00"),
        Case(
            "ru",
            "В понедельник, 10 июля, в 9 часов утра.",
            "понедельник, 10 июля, в 9 часов утра = TIME 2023-07-10T09:00"
        ),
        Case("ru", "Спустя три дня его отпустили.", "Спустя три дня = DATE 2023-07-15"),
        Case("ru", "За день до этого он звонил.", "За день до этого = DATE 2023-07-11"),
        Case("ru", "Встреча пройдёт в пятницу.", "пятницу = DATE 2023-07-14"),
        Case(
            "ru",
            "С 12 по 14 июля пройдёт форум.",
            "12 = DATE 2023-07-12",
            "14 июля = DATE 2023-07-14"
        ),
        Case("ru", "Форум 12-14 июля.", "12 = DATE 2023-07-12", "14 июля = DATE 2023-07-14"),
        Case(
            "ru",
            "Пасха, День Победы и Рождество.",
            "Пасха = DATE 2023-04-16",
            "День Победы = DATE 2023-05-09",
            "Рождество = DATE 2023-01-07"
        ),
        Case("ru", "В феврале прошлого года.", "феврале прошлого года = DATE 2022-02"),
        Case("ru", "В последние годы цены росли.", "В последние годы = DATE PAST_REF"),
        Case("ru", "В первом полугодии 2023 года.", "первом полугодии 2023 = DATE 2023-H1"),
        Case("ru", "Об этом сообщили во вторник, 11 июля.", "вторник, 11 июля = DATE 2023-07-11"),
        Case("ru", "В 21 веке.", "21 веке = DATE 20"),
    ]

    static let ukrainianNews: [Case] = [
        Case("uk", "Рахунок 3:2 і 10:12."),
        Case("uk", "35-річний чоловік і перша леді."),
        Case("uk", "Карпатська січ, серп і молот."),
        Case("uk", "Ціна 2500 гривень, понад 300 тонн."),
        Case("uk", "Про це рік тому повідомив міністр.", "рік тому = DATE 2022"),
        Case("uk", "Минулого четверга вони зустрілися.", "Минулого четверга = DATE 2023-07-06"),
        Case("uk", "Саміт відбудеться наступного тижня.", "наступного тижня = DATE 2023-W29"),
        Case("uk", "Це сталося тиждень тому.", "тиждень тому = DATE 2023-W27"),
        Case(
            "uk",
            "У ніч на вівторок дрони атакували порт.",
            "У ніч на вівторок = TIME 2023-07-11TNI"
        ),
        Case("uk", "У ніч на 12 липня пролунав вибух.", "У ніч на 12 липня = TIME 2023-07-12TNI"),
        Case(
            "uk",
            "У ніч з 11 на 12 липня пролунав вибух.",
            "У ніч з 11 на 12 липня = TIME 2023-07-12TNI"
        ),
        Case("uk", "Вранці 13 лютого почалася пожежа.", "Вранці 13 лютого = TIME 2023-02-13TMO"),
        Case("uk", "Він виїхав у листопаді 2017 року.", "листопаді 2017 року = DATE 2017-11"),
        Case(
            "uk",
            "Вибух пролунав 12 лютого о 03:40.",
            "12 лютого о 03:40 = TIME 2023-02-12T03:40"
        ),
        Case(
            "uk",
            "Зустріч о 18:00 за київським часом.",
            "18:00 за київським часом = TIME 2023-07-12T18:00"
        ),
        Case("uk", "Засідання почнеться о 10 годині.", "10 годині = TIME 2023-07-12T10:00"),
        Case("uk", "З 9 години тривала нарада.", "9 години = TIME 2023-07-12T09:00"),
        Case("uk", "За два дні до цього він телефонував.", "За два дні до цього = DATE 2023-07-10"),
        Case("uk", "Вибори відбудуться через два дні.", "через два дні = DATE 2023-07-14"),
        Case(
            "uk",
            "Прибуток у першому кварталі 2023 року зріс.",
            "першому кварталі 2023 = DATE 2023-Q1"
        ),
        Case("uk", "У 1990-х роках він жив у Львові.", "1990-х роках = DATE 199"),
        Case("uk", "У дев'яностих було важко.", "У дев'яностих = DATE 199"),
        Case("uk", "Це сталося у XX столітті.", "XX столітті = DATE 19"),
        Case("uk", "Він сидів півтора року.", "півтора року = DURATION P1.5Y"),
        Case("uk", "Понад 16 місяців.", "Понад 16 місяців = DURATION P16M [MORE_THAN]"),
        Case("uk", "Щопонеділка музей зачинено.", "Щопонеділка = SET XXXX-WXX-1"),
        Case("uk", "По п'ятницях музей зачинено.", "По п'ятницях = SET XXXX-WXX-5"),
        Case("uk", "Щороку ціни зростають.", "Щороку = SET P1Y"),
        Case("uk", "Торік ціни зросли.", "Торік = DATE 2022"),
        Case("uk", "Того ж дня його затримали.", "Того ж дня = DATE 2023-07-12"),
        Case("uk", "Напередодні загинув солдат.", "Напередодні = DATE 2023-07-11"),
        Case("uk", "До кінця місяця очікуються дощі.", "До кінця місяця = DATE 2023-07 [END]"),
        Case("uk", "З початку року.", "З початку року = DATE 2023 [START]"),
        Case("uk", "Наприкінці червня завод закрили.", "Наприкінці червня = DATE 2023-06 [END]"),
        Case("uk", "У п'ятницю, 7 липня, закон ухвалили.", "п'ятницю, 7 липня = DATE 2023-07-07"),
        Case("uk", "Вибори відбудуться в неділю.", "неділю = DATE 2023-07-16"),
        Case("uk", "Три дні потому його звільнили.", "Три дні потому = DATE 2023-07-15"),
        Case("uk", "Форум 12-14 липня.", "12 = DATE 2023-07-12", "14 липня = DATE 2023-07-14"),
        Case("uk", "У серпні минулого року.", "серпні минулого року = DATE 2022-08"),
        Case("uk", "Останніми роками ціни зростали.", "Останніми роками = DATE PAST_REF"),
        Case("uk", "У середу ввечері він прилетів.", "середу ввечері = TIME 2023-07-12TEV"),
        Case("uk", "Цього літа буде спека.", "Цього літа = DATE 2023-SU"),
        Case(
            "uk",
            "На Великдень, у День Незалежності.",
            "На Великдень = DATE 2023-04-16",
            "День Незалежності = DATE 2023-08-24"
        ),
        Case("uk", "За добу знищено 500 дронів.", "За добу = DURATION P1D"),
        Case("uk", "У другій половині дня буде дощ.", "У другій половині дня = TIME 2023-07-12TAF"),
    ]

    static let polishNews: [Case] = [
        Case("pl", "Maja Kowalska i Sylwester Nowak."),
        Case("pl", "Wygrali 3:2 i 10:12."),
        Case("pl", "Ceny wzrosły o 16 proc. i o 3 punkty."),
        Case("pl", "Rozmawiali o pierwszej damie i o drugiej turze."),
        Case("pl", "35-letni mężczyzna zapłacił 2500 zł."),
        Case("pl", "Doszło do tego tydzień temu.", "tydzień temu = DATE 2023-W27"),
        Case("pl", "W zeszły czwartek sąd skazał mężczyznę.", "zeszły czwartek = DATE 2023-07-06"),
        Case(
            "pl",
            "Rozmowy odbędą się w przyszłym tygodniu.",
            "w przyszłym tygodniu = DATE 2023-W29"
        ),
        Case("pl", "Szczyt rozpocznie się za dwa dni.", "za dwa dni = DATE 2023-07-14"),
        Case(
            "pl",
            "W nocy z soboty na niedzielę spłonął dom.",
            "W nocy z soboty na niedzielę = TIME 2023-07-09TNI"
        ),
        Case(
            "pl",
            "W nocy z 11 na 12 lipca spadł deszcz.",
            "W nocy z 11 na 12 lipca = TIME 2023-07-12TNI"
        ),
        Case(
            "pl",
            "Pod koniec czerwca zamknięto fabrykę.",
            "Pod koniec czerwca = DATE 2023-06 [END]"
        ),
        Case("pl", "W latach 90. mieszkał w Warszawie.", "W latach 90 = DATE 199"),
        Case(
            "pl",
            "W latach dziewięćdziesiątych było trudno.",
            "latach dziewięćdziesiątych = DATE 199"
        ),
        Case("pl", "To było w XIX wieku.", "XIX wieku = DATE 18"),
        Case("pl", "Spędził tam półtora roku.", "półtora roku = DURATION P1.5Y"),
        Case("pl", "Codziennie jest korek.", "Codziennie = SET P1D"),
        Case("pl", "Co roku jest festiwal.", "Co roku = SET P1Y"),
        Case("pl", "W ubiegłym roku zginęło 20 osób.", "W ubiegłym roku = DATE 2022"),
        Case("pl", "12 lipca 2023 r. podpisano ustawę.", "12 lipca 2023 r. = DATE 2023-07-12"),
        Case("pl", "Konferencja o godz. 14.30 w Krakowie.", "14.30 = TIME 2023-07-12T14:30"),
        Case("pl", "Mecz o godz. 18 w Krakowie.", "18 = TIME 2023-07-12T18:00"),
        Case("pl", "Spotkali się o szesnastej w parku.", "szesnastej = TIME 2023-07-12T16:00"),
        Case("pl", "Nazajutrz wyjechał.", "Nazajutrz = DATE 2023-07-13"),
        Case("pl", "Dzień wcześniej był w domu.", "Dzień wcześniej = DATE 2023-07-11"),
        Case(
            "pl",
            "W piątek po południu doszło do wypadku.",
            "piątek po południu = TIME 2023-07-07TAF"
        ),
        Case("pl", "Spotkanie zaplanowano na piątek.", "piątek = DATE 2023-07-14"),
        Case("pl", "Zysk w II kwartale 2023 r. wzrósł.", "II kwartale 2023 = DATE 2023-Q2"),
        Case("pl", "Dwa lata temu była powódź.", "Dwa lata temu = DATE 2021"),
        Case("pl", "Przed dwoma laty była powódź.", "Przed dwoma laty = DATE 2021"),
        Case("pl", "Przed tygodniem padało.", "Przed tygodniem = DATE 2023-W27"),
        Case(
            "pl",
            "Od 1 do 15 lipca potrwa remont.",
            "1 = DATE 2023-07-01",
            "15 lipca = DATE 2023-07-15"
        ),
        Case("pl", "W dniach 12-14 lipca.", "12 = DATE 2023-07-12", "14 lipca = DATE 2023-07-14"),
        Case(
            "pl",
            "8 maja br. i 12 maja ub.r.",
            "8 maja br. = DATE 2023-05-08",
            "12 maja ub.r. = DATE 2022-05-12"
        ),
        Case(
            "pl",
            "W Wielkanoc, w Boże Ciało, w Wigilię.",
            "Wielkanoc = DATE 2023-04-09",
            "Boże Ciało = DATE 2023-06-08",
            "Wigilię = DATE 2023-12-24"
        ),
        Case("pl", "Tego samego dnia go zatrzymano.", "Tego samego dnia = DATE 2023-07-12"),
        Case("pl", "Przez ponad 16 miesięcy.", "ponad 16 miesięcy = DURATION P16M [MORE_THAN]"),
        Case("pl", "W weekend było gorąco.", "W weekend = DATE 2023-W27-WE"),
        Case("pl", "Tego lata jest gorąco.", "Tego lata = DATE 2023-SU"),
        Case(
            "pl",
            "W sobotę, 8 lipca, o godzinie 12 w parku.",
            "sobotę, 8 lipca, o godzinie 12 = TIME 2023-07-08T12:00"
        ),
        Case("pl", "Niedzielny wieczór był ciepły.", "Niedzielny wieczór = TIME 2023-07-09TEV"),
        Case("pl", "W poniedziałki muzeum jest nieczynne.", "W poniedziałki = SET XXXX-WXX-1"),
        Case("pl", "Trzeciego maja jest parada.", "Trzeciego maja = DATE 2023-05-03"),
        Case("pl", "W połowie maja padało.", "W połowie maja = DATE 2023-05 [MID]"),
    ]
}
