// A long file of rows, one a promise.

extension TimeTableTests {
    static let italianNews: [Case] = [
        Case("it", "Il mare è calmo, il secondo tempo, la prima squadra e 2023 spettatori."),
        Case("it", "Lunedì scorso il ministro ha firmato.", "Lunedì scorso = DATE 2023-07-10"),
        Case(
            "it",
            "La settimana prossima si terrà il vertice.",
            "La settimana prossima = DATE 2023-W29"
        ),
        Case("it", "Tre settimane fa è morto.", "Tre settimane fa = DATE 2023-W25"),
        Case(
            "it",
            "Ieri sera un incendio ha distrutto il capannone.",
            "Ieri sera = TIME 2023-07-11TEV"
        ),
        Case("it", "Stamattina è arrivato il presidente.", "Stamattina = TIME 2023-07-12TMO"),
        Case("it", "A fine giugno l'azienda ha chiuso.", "A fine giugno = DATE 2023-06 [END]"),
        Case(
            "it",
            "Negli anni Novanta e negli anni '80.",
            "Negli anni Novanta = DATE 199",
            "negli anni '80 = DATE 198"
        ),
        Case("it", "Il giorno dopo è tornato.", "Il giorno dopo = DATE 2023-07-13"),
        Case("it", "La partita comincia alle 18.30.", "18.30 = TIME 2023-07-12T18:30"),
        Case(
            "it",
            "Nel XX secolo e nel XIX secolo.",
            "XX secolo = DATE 19",
            "XIX secolo = DATE 18"
        ),
        Case("it", "Il 25 aprile 1945 fu liberata Milano.", "25 aprile 1945 = DATE 1945-04-25"),
        Case("it", "Da lunedì scioperano i treni.", "lunedì = DATE 2023-07-10"),
        Case(
            "it",
            "Nel primo trimestre del 2023 il Pil è cresciuto.",
            "primo trimestre del 2023 = DATE 2023-Q1"
        ),
        Case("it", "L'anno successivo vinse il premio.", "anno successivo = DATE 2024"),
        Case("it", "Due anni dopo tornò.", "Due anni dopo = DATE 2025"),
        Case("it", "Ogni quattro anni si vota.", "Ogni quattro anni = SET P4Y"),
        Case("it", "È durato un'ora e mezza.", "un'ora e mezza = DURATION PT1.5H"),
        Case(
            "it",
            "Martedì 11 luglio alle 10.",
            "Martedì 11 luglio alle 10 = TIME 2023-07-11T10:00"
        ),
        Case(
            "it",
            "Entro la fine dell'anno saranno assunti 200 medici.",
            "Entro la fine dell'anno = DATE 2023 [END]"
        ),
        Case("it", "Il voto si terrà domenica.", "domenica = DATE 2023-07-16"),
        Case("it", "Ha 45 anni.", "45 anni = DURATION P45Y"),
        Case(
            "it",
            "Lo scorso anno e il mese scorso.",
            "Lo scorso anno = DATE 2022",
            "il mese scorso = DATE 2023-06"
        ),
        Case("it", "Sabato sera la polizia è intervenuta.", "Sabato sera = TIME 2023-07-08TEV"),
        Case("it", "Nell'estate del 2022.", "estate del 2022 = DATE 2022-SU"),
        Case("it", "Fino al 30 settembre.", "30 settembre = DATE 2023-09-30"),
        Case("it", "Il Napoli ha vinto 3-2 e 2023 tifosi hanno visto, prezzo 12,50 euro."),
        Case("it", "Il primo ministro e la seconda carica dello Stato."),
        Case("it", "Il 10 luglio è stato arrestato un uomo.", "10 luglio = DATE 2023-07-10"),
        Case("it", "Il processo riprenderà a settembre.", "settembre = DATE 2023-09"),
        Case(
            "it",
            "Dal 3 al 7 luglio gli uffici erano chiusi.",
            "3 = DATE 2023-07-03",
            "7 luglio = DATE 2023-07-07"
        ),
        Case("it", "A metà agosto arriverà il caldo.", "A metà agosto = DATE 2023-08 [MID]"),
        Case("it", "Oggi pomeriggio si vota.", "Oggi pomeriggio = TIME 2023-07-12TAF"),
        Case("it", "Domani mattina riapre la scuola.", "Domani mattina = TIME 2023-07-13TMO"),
        Case("it", "Il mese prossimo aumenteranno le tariffe.", "Il mese prossimo = DATE 2023-08"),
        Case("it", "La riunione è prevista venerdì.", "venerdì = DATE 2023-07-14"),
        Case(
            "it",
            "Mercoledì 5 luglio 2023 è nata la nuova società.",
            "Mercoledì 5 luglio 2023 = DATE 2023-07-05"
        ),
        Case("it", "È in carcere da due anni.", "due anni = DURATION P2Y"),
        Case(
            "it",
            "Alla fine del 2021 ha lasciato l'azienda.",
            "Alla fine del 2021 = DATE 2021 [END]"
        ),
        Case("it", "Nel maggio scorso ha firmato.", "maggio scorso = DATE 2023-05"),
    ]

    static let portugueseNews: [Case] = [
        Case(
            "pt",
            "O mar está calmo, na segunda parte, na quinta edição, a sexta vitória, 2023 pessoas."
        ),
        Case("pt", "Na segunda-feira o ministro assinou.", "segunda-feira = DATE 2023-07-10"),
        Case("pt", "Na próxima semana haverá uma cimeira.", "Na próxima semana = DATE 2023-W29"),
        Case("pt", "Morreu há três semanas.", "há três semanas = DATE 2023-W25"),
        Case(
            "pt",
            "No ano passado e no mês passado.",
            "No ano passado = DATE 2022",
            "no mês passado = DATE 2023-06"
        ),
        Case("pt", "Ontem à noite houve um incêndio.", "Ontem à noite = TIME 2023-07-11TNI"),
        Case("pt", "O jogo começa às 18h30.", "18h30 = TIME 2023-07-12T18:30"),
        Case(
            "pt",
            "Nesta quarta-feira (12), o presidente viajou.",
            "Nesta quarta-feira = DATE 2023-07-12"
        ),
        Case("pt", "Na terça, o Senado vota.", "terça = DATE 2023-07-11"),
        Case("pt", "No dia 15 de julho, abre o festival.", "15 de julho = DATE 2023-07-15"),
        Case("pt", "No dia 20, será conhecido o resultado.", "20 = DATE 2023-07-20"),
        Case(
            "pt",
            "Nos anos 90 e na década de 1980.",
            "Nos anos 90 = DATE 199",
            "na década de 1980 = DATE 198"
        ),
        Case("pt", "No século XXI e no século 19.", "século XXI = DATE 20", "século 19 = DATE 18"),
        Case("pt", "No dia seguinte, voltou.", "No dia seguinte = DATE 2023-07-13"),
        Case(
            "pt",
            "Em 2019 e em meados de 2020.",
            "2019 = DATE 2019",
            "em meados de 2020 = DATE 2020 [MID]"
        ),
        Case(
            "pt",
            "No primeiro trimestre de 2023 a economia cresceu.",
            "primeiro trimestre de 2023 = DATE 2023-Q1"
        ),
        Case("pt", "Dois anos depois regressou.", "Dois anos depois = DATE 2025"),
        Case("pt", "A cada quatro anos há eleições.", "A cada quatro anos = SET P4Y"),
        Case("pt", "Durou uma hora e meia.", "uma hora e meia = DURATION PT1.5H"),
        Case("pt", "Até ao final do ano.", "Até ao final do ano = DATE 2023 [END]"),
        Case("pt", "Na madrugada de sábado.", "Na madrugada de sábado = TIME 2023-07-08TMO"),
        Case("pt", "No fim de semana houve acidentes.", "No fim de semana = DATE 2023-W27-WE"),
        Case("pt", "Tem 45 anos.", "45 anos = DURATION P45Y"),
        Case("pt", "O julgamento será retomado na sexta-feira.", "sexta-feira = DATE 2023-07-14"),
        Case("pt", "Na manhã desta quarta.", "Na manhã desta quarta = TIME 2023-07-12TMO"),
        Case("pt", "No ano seguinte venceu.", "ano seguinte = DATE 2024"),
        Case("pt", "Na última sexta-feira.", "última sexta-feira = DATE 2023-07-07"),
        Case("pt", "O Benfica venceu por 3-2 perante 2023 adeptos, o bilhete custa 12,50 euros."),
        Case("pt", "Foi a segunda vez, na segunda metade, na quarta semana, na sexta posição."),
        Case(
            "pt",
            "Em 10 de julho de 2023 foi detido um homem.",
            "10 de julho de 2023 = DATE 2023-07-10"
        ),
        Case(
            "pt",
            "Entre 3 e 7 de julho a loja esteve fechada.",
            "3 = DATE 2023-07-03",
            "7 de julho = DATE 2023-07-07"
        ),
        Case("pt", "O julgamento começa em setembro.", "setembro = DATE 2023-09"),
        Case("pt", "Hoje de manhã choveu.", "Hoje de manhã = TIME 2023-07-12TMO"),
        Case("pt", "Amanhã à tarde há reunião.", "Amanhã à tarde = TIME 2023-07-13TAF"),
        Case("pt", "O mês passado os preços subiram.", "O mês passado = DATE 2023-06"),
        Case("pt", "A reunião está prevista para sexta-feira.", "sexta-feira = DATE 2023-07-14"),
        Case("pt", "Está preso há dois anos.", "há dois anos = DATE 2021"),
        Case("pt", "No final de 2021 deixou a empresa.", "No final de 2021 = DATE 2021 [END]"),
        Case(
            "pt",
            "Todos os domingos e aos sábados.",
            "Todos os domingos = SET XXXX-WXX-7",
            "aos sábados = SET XXXX-WXX-6"
        ),
        Case("pt", "Nasceu em 25 de abril de 1974.", "25 de abril de 1974 = DATE 1974-04-25"),
    ]
}
