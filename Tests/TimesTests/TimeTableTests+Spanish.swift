// A long file of rows, one a promise.

extension TimeTableTests {
    static let spanishNews: [Case] = [
        Case(
            "es",
            "El mar y el sol; el set fue suyo, Julio Iglesias y Plácido Domingo cantan a la mar."
        ),
        Case(
            "es",
            "La mañana fue tranquila y el cuarto es pequeño, la segunda parte, el segundo gol.",
            "La mañana = TIME 2023-07-12TMO"
        ),
        Case("es", "El pasado viernes murieron dos personas.", "pasado viernes = DATE 2023-07-07"),
        Case(
            "es",
            "El Congreso votará la ley el lunes que viene.",
            "lunes que viene = DATE 2023-07-17"
        ),
        Case(
            "es",
            "Lo detuvieron hace tres semanas en Madrid.",
            "hace tres semanas = DATE 2023-W25"
        ),
        Case("es", "La próxima semana se celebra la cumbre.", "La próxima semana = DATE 2023-W29"),
        Case(
            "es",
            "Ayer por la tarde se registró un incendio.",
            "Ayer por la tarde = TIME 2023-07-11TAF"
        ),
        Case("es", "Esta mañana ha llegado el presidente.", "Esta mañana = TIME 2023-07-12TMO"),
        Case(
            "es",
            "A finales de junio cerró la fábrica.",
            "A finales de junio = DATE 2023-06 [END]"
        ),
        Case(
            "es",
            "La empresa creció a principios de año.",
            "a principios de año = DATE 2023 [START]"
        ),
        Case(
            "es",
            "En el primer trimestre de 2023 la economía creció un 2 %.",
            "primer trimestre de 2023 = DATE 2023-Q1"
        ),
        Case("es", "En el siglo XX hubo dos guerras.", "siglo XX = DATE 19"),
        Case("es", "Las elecciones se celebran cada cuatro años.", "cada cuatro años = SET P4Y"),
        Case("es", "Al día siguiente, volvieron a casa.", "Al día siguiente = DATE 2023-07-13"),
        Case("es", "La víspera había llovido.", "La víspera = DATE 2023-07-11"),
        Case(
            "es",
            "El accidente ocurrió en la madrugada del sábado.",
            "en la madrugada del sábado = TIME 2023-07-08TMO"
        ),
        Case("es", "El pleno empieza a las 11.20 horas.", "11.20 horas = TIME 2023-07-12T11:20"),
        Case("es", "Anoche cayó una tormenta.", "Anoche = TIME 2023-07-11TNI"),
        Case("es", "Nació en mil novecientos noventa.", "mil novecientos noventa = DATE 1990"),
        Case(
            "es",
            "El partido se jugará mañana a las 21.00 horas.",
            "mañana a las 21.00 horas = TIME 2023-07-13T21:00"
        ),
        Case("es", "La reunión será mañana.", "mañana = DATE 2023-07-13"),
        Case("es", "Dos años después, regresó.", "Dos años después = DATE 2025"),
        Case("es", "El año siguiente ganó el premio.", "año siguiente = DATE 2024"),
        Case(
            "es",
            "En la década de los noventa y en los años 80.",
            "la década de los noventa = DATE 199",
            "los años 80 = DATE 198"
        ),
        Case(
            "es",
            "El 14 de abril de 1931 se proclamó la República.",
            "14 de abril de 1931 = DATE 1931-04-14"
        ),
        Case(
            "es",
            "El próximo 23 de julio habrá elecciones.",
            "próximo 23 de julio = DATE 2023-07-23"
        ),
        Case(
            "es",
            "El martes 11 de julio declaró ante el juez.",
            "martes 11 de julio = DATE 2023-07-11"
        ),
        Case(
            "es",
            "Todos los lunes y los viernes.",
            "Todos los lunes = SET XXXX-WXX-1",
            "los viernes = SET XXXX-WXX-5"
        ),
        Case("es", "El paro bajó en junio.", "junio = DATE 2023-06"),
        Case("es", "Desde el lunes no hay agua.", "lunes = DATE 2023-07-10"),
        Case("es", "Durante los últimos tres años.", "últimos tres años = DURATION P3Y"),
        Case("es", "La huelga comenzará el 1 de septiembre.", "1 de septiembre = DATE 2023-09-01"),
        Case("es", "En lo que va de año han muerto 30 mujeres.", "En lo que va de año = DATE 2023"),
        Case(
            "es",
            "En 2019 y a mediados de 2020.",
            "2019 = DATE 2019",
            "a mediados de 2020 = DATE 2020 [MID]"
        ),
        Case(
            "es",
            "El sábado por la noche hubo disturbios.",
            "sábado por la noche = TIME 2023-07-08TNI"
        ),
        Case(
            "es",
            "Llegó a las 18.30 horas del domingo.",
            "18.30 horas del domingo = TIME 2023-07-09T18:30"
        ),
        Case(
            "es",
            "La semana pasada y el mes pasado.",
            "La semana pasada = DATE 2023-W27",
            "el mes pasado = DATE 2023-06"
        ),
        Case("es", "Ese mismo día dimitió.", "Ese mismo día = DATE 2023-07-12"),
        Case(
            "es",
            "Entre el 3 y el 7 de julio.",
            "3 = DATE 2023-07-03",
            "7 de julio = DATE 2023-07-07"
        ),
        Case(
            "es",
            "Trabajó toda la semana durante dos horas y media.",
            "toda la semana = DURATION P1W",
            "dos horas y media = DURATION PT2.5H"
        ),
        Case("es", "Se casarán en otoño.", "otoño = DATE 2023-FA"),
        Case(
            "es",
            "A las 9 de la mañana de este miércoles.",
            "9 de la mañana de este miércoles = TIME 2023-07-12T09:00"
        ),
        Case("es", "El fin de semana hubo 12 accidentes.", "El fin de semana = DATE 2023-W27-WE"),
        Case("es", "Desde hace dos décadas vive aquí.", "Desde hace dos décadas = DATE 2003"),
        Case("es", "Tiene 45 años y pesa 80 kilos.", "45 años = DURATION P45Y"),
        Case("es", "Cumplirá tres años de cárcel.", "tres años = DURATION P3Y"),
        Case(
            "es",
            "El crimen ocurrió la tarde del 5 de mayo.",
            "la tarde del 5 de mayo = TIME 2023-05-05TAF"
        ),
        Case("es", "En verano de 2022 viajó a Roma.", "verano de 2022 = DATE 2022-SU"),
        Case("es", "El curso empieza en septiembre.", "septiembre = DATE 2023-09"),
        Case("es", "El miércoles (12) habrá debate.", "miércoles (12) = DATE 2023-07-12"),
    ]
}
