// A long file of rows, one a promise.

extension TimeTableTests {
    static let frenchNews: [Case] = [
        Case(
            "fr",
            "La mer était calme, un été chaud, le sept majeur, la planète Mars et 2023 spectateurs."
        ),
        Case(
            "fr",
            "Le PSG a gagné 3-2 ; Avril Lavigne a 38 ans et coûte 12,50 euros.",
            "38 ans = DURATION P38Y"
        ),
        Case(
            "fr",
            "Le Premier ministre a reçu mardi dernier les syndicats.",
            "mardi dernier = DATE 2023-07-11"
        ),
        Case(
            "fr",
            "Le texte sera examiné la semaine prochaine à l'Assemblée.",
            "la semaine prochaine = DATE 2023-W29"
        ),
        Case(
            "fr",
            "Il avait été arrêté il y a trois semaines à Lyon.",
            "il y a trois semaines = DATE 2023-W25"
        ),
        Case(
            "fr",
            "Le lendemain, les secours ont repris leurs recherches.",
            "Le lendemain = DATE 2023-07-13"
        ),
        Case("fr", "La veille, il avait quitté son domicile.", "La veille = DATE 2023-07-11"),
        Case(
            "fr",
            "En début de semaine, la grève a paralysé le pays.",
            "En début de semaine = DATE 2023-W28 [START]"
        ),
        Case("fr", "Les chiffres publiés fin juin sont bons.", "fin juin = DATE 2023-06 [END]"),
        Case(
            "fr",
            "Au premier semestre, les ventes ont reculé de 5 %.",
            "premier semestre = DATE 2023-H1"
        ),
        Case("fr", "L'objectif est fixé d'ici à 2030.", "2030 = DATE 2030"),
        Case("fr", "La grève dure depuis lundi.", "lundi = DATE 2023-07-10"),
        Case(
            "fr",
            "Hier soir, un incendie a ravagé un entrepôt.",
            "Hier soir = TIME 2023-07-11TEV"
        ),
        Case("fr", "Ce mercredi, le tribunal rend sa décision.", "Ce mercredi = DATE 2023-07-12"),
        Case(
            "fr",
            "Le défilé du 14 juillet aura lieu sur les Champs-Élysées.",
            "14 juillet = DATE 2023-07-14"
        ),
        Case(
            "fr",
            "Dans les années 90, la ville comptait 200 usines.",
            "Dans les années 90 = DATE 199"
        ),
        Case("fr", "Au XXe siècle, le château a brûlé.", "XXe siècle = DATE 19"),
        Case("fr", "La conférence commence à 18h05.", "18h05 = TIME 2023-07-12T18:05"),
        Case("fr", "Le débat a duré une heure et demie.", "une heure et demie = DURATION PT1.5H"),
        Case("fr", "Le scrutin a lieu tous les quatre ans.", "tous les quatre ans = SET P4Y"),
        Case("fr", "Il a été condamné à quinze jours de prison.", "quinze jours = DURATION P15D"),
        Case("fr", "Le sommet se tiendra vendredi à Bruxelles.", "vendredi = DATE 2023-07-14"),
        Case("fr", "Deux ans plus tard, il est revenu.", "Deux ans plus tard = DATE 2025"),
        Case("fr", "L'année suivante, elle a été élue.", "année suivante = DATE 2024"),
        Case("fr", "Le magasin ouvrira en mars.", "mars = DATE 2024-03"),
        Case(
            "fr",
            "Le procès s'ouvrira à la mi-septembre.",
            "à la mi-septembre = DATE 2023-09 [MID]"
        ),
        Case(
            "fr",
            "Les inscriptions sont ouvertes jusqu'au 30 septembre 2023.",
            "30 septembre 2023 = DATE 2023-09-30"
        ),
        Case(
            "fr",
            "Lundi 10 juillet au matin, la police est intervenue.",
            "Lundi 10 juillet au matin = TIME 2023-07-10TMO"
        ),
        Case(
            "fr",
            "Le premier mercredi du mois prochain, les sirènes sonneront.",
            "premier mercredi du mois prochain = DATE 2023-08-02"
        ),
        Case(
            "fr",
            "Au cours des dix derniers mois, les prix ont augmenté.",
            "dix derniers mois = DURATION P10M"
        ),
        Case(
            "fr",
            "Chaque année, toutes les deux semaines et par mois.",
            "Chaque année = SET P1Y",
            "toutes les deux semaines = SET P2W",
            "par mois = SET P1M"
        ),
        Case("fr", "Le 12 juillet 1998, la France gagnait.", "12 juillet 1998 = DATE 1998-07-12"),
        Case(
            "fr",
            "Au deuxième trimestre 2023, le PIB a progressé.",
            "deuxième trimestre 2023 = DATE 2023-Q2"
        ),
        Case(
            "fr",
            "Les 15 et 16 août, le musée sera fermé.",
            "15 = DATE 2023-08-15",
            "16 août = DATE 2023-08-16"
        ),
        Case(
            "fr",
            "Il a été tué dans l'après-midi de dimanche.",
            "dans l'après-midi de dimanche = TIME 2023-07-09TAF"
        ),
        Case(
            "fr",
            "Du 3 au 7 juillet, le tribunal siégeait.",
            "3 = DATE 2023-07-03",
            "7 juillet = DATE 2023-07-07"
        ),
        Case("fr", "Pendant tout l'été, la plage reste surveillée.", "l'été = DATE 2023-SU"),
        Case("fr", "La réforme a été adoptée le mois dernier.", "le mois dernier = DATE 2023-06"),
        Case(
            "fr",
            "Cela fait deux mois que le pont est fermé.",
            "Cela fait deux mois = DATE 2023-05"
        ),
        Case("fr", "L'usine fermera fin 2024.", "fin 2024 = DATE 2024 [END]"),
        Case("fr", "Elle est décédée à l'âge de 82 ans.", "82 ans = DURATION P82Y"),
        Case("fr", "Le Paris-Nice partira dimanche.", "dimanche = DATE 2023-07-16"),
        Case("fr", "Il a plu toute la journée.", "toute la journée = DURATION P1D"),
        Case(
            "fr",
            "Dès le mois de septembre, le prix passera à 2 euros.",
            "septembre = DATE 2023-09"
        ),
        Case("fr", "Il a joué 90 minutes.", "90 minutes = DURATION PT90M"),
    ]
}
