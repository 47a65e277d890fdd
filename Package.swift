// swift-tools-version: 6.2
import PackageDescription

// A level may use the levels above it in this file, never its own and never one below
// (docs/decisions/0001-modules.md).

let ground: [Target] = [
    .systemLibrary(
        name: "CSystemd",
        pkgConfig: "libsystemd",
        providers: [.apt(["libsystemd-dev"])]
    ),
    .systemLibrary(
        name: "CUchardet",
        pkgConfig: "uchardet",
        providers: [.apt(["libuchardet-dev"])]
    ),
    .systemLibrary(
        name: "CGcrypt",
        pkgConfig: "libgcrypt",
        providers: [.apt(["libgcrypt20-dev"])]
    ),
    .systemLibrary(
        name: "CUtf8proc",
        providers: [.apt(["libutf8proc-dev"])]
    ),
    .systemLibrary(
        name: "CZlib",
        pkgConfig: "zlib",
        providers: [.apt(["zlib1g-dev"])]
    ),
    .systemLibrary(
        name: "CZstd",
        pkgConfig: "libzstd",
        providers: [.apt(["libzstd-dev"])]
    ),
    .systemLibrary(name: "CLinux"),
    // The trained models, embedded as they lie in the folder (docs/models.md).
    .target(
        name: "CModels",
        exclude: ["Models"],
        cSettings: [.define("MODELS", to: "\"\(Context.packageDirectory)/Sources/CModels/Models\"")]
    ),
    .target(name: "TextKernel", dependencies: ["CGcrypt", "CUtf8proc"]),
    .target(name: "ArticleModel", dependencies: ["TextKernel"]),
]

let tools: [Target] = [
    .target(name: "LinuxIO", dependencies: ["CLinux", "CSystemd", "CZlib", "CZstd"])
]

// The packs are embedded when the package is built (docs/decisions/0003-embedded-packs.md).
let data: [Target] = [
    .executableTarget(name: "pack-embedder", dependencies: ["CZlib", "TextKernel"]),
    .plugin(
        name: "EmbedPacks",
        capability: .buildTool(),
        dependencies: ["pack-embedder"]
    ),
    .target(
        name: "DataPacks",
        dependencies: ["TextKernel", "LinuxIO", "CZlib"],
        exclude: ["Packs"],
        plugins: ["EmbedPacks"]
    ),
]

// Stages meet only in ArticleModel: none can import another.
let stages: [Target] = ["Language", "Structure", "Times", "Names", "Quotes", "Digest"]
    .map {
        .target(
            name: $0,
            dependencies: ["ArticleModel", "TextKernel", "DataPacks"]
                + ($0 == "Language" ? ["CModels"] : [])
        )
    }

let across: [Target] = [
    .target(name: "Inbox", dependencies: ["LinuxIO"]),
    .target(
        name: "Intake",
        dependencies: ["ArticleModel", "TextKernel", "LinuxIO", "CUchardet"]
    ),
    .target(name: "Linking", dependencies: ["ArticleModel", "TextKernel", "DataPacks"]),
    .target(name: "Store", dependencies: ["ArticleModel", "TextKernel", "LinuxIO"]),
]

let whole: [Target] = [
    .target(
        name: "Reading",
        dependencies: ["ArticleModel", "TextKernel", "DataPacks"]
            + stages.map { .byName(name: $0.name) }
    ),
    .target(
        name: "Service",
        dependencies: [
            "ArticleModel", "TextKernel", "Reading", "Linking", "Store", "Inbox", "Intake",
            "LinuxIO", "DataPacks",
            .product(name: "Logging", package: "swift-log"),
            .product(name: "TOMLKit", package: "TOMLKit"),
        ]
    ),
    .target(
        name: "Reports",
        dependencies: [
            "ArticleModel", "TextKernel", "DataPacks", "Reading", "Linking", "Store", "Intake",
            "LinuxIO",
        ] + stages.map { .byName(name: $0.name) }
    ),
]

let training: Target = .target(name: "Training", dependencies: ["Language", "TextKernel"])

let commandLine: Target.Dependency = .product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)
let programs: [Target] = [
    .executableTarget(name: "articled", dependencies: ["Service", commandLine]),
    .executableTarget(
        name: "articlectl",
        dependencies: [
            "Reports", "Reading", "Store", "ArticleModel", "DataPacks", "LinuxIO", commandLine,
        ]
    ),
    // Makes the models and the learnt tables; no product, `make models` builds it.
    .executableTarget(
        name: "articled-train",
        dependencies: [
            "Training", "Language", "Structure", "DataPacks", "TextKernel", commandLine,
        ]
    ),
    // Counts allocations by taking the place of malloc: for the benchmark program only.
    .target(name: "CAllocationCount"),
    .executableTarget(
        name: "articled-bench",
        dependencies: [
            "ArticleModel", "TextKernel", "DataPacks", "Language", "Reading", "Linking", "Intake",
            "LinuxIO", "CAllocationCount", commandLine,
        ]
    ),
]

// What must hold for any bytes, for the fuzzer and for the tests.
let invariants: [Target] = [
    .target(
        name: "Invariants",
        dependencies: [
            "ArticleModel", "TextKernel", "DataPacks", "Reading", "Intake", "Linking", "Store",
            "Service", "LinuxIO", "TestSupport",
        ],
        path: "Tests/Invariants"
    ),
    .testTarget(
        name: "FuzzRegressionTests",
        dependencies: ["Invariants"],
        path: "Tests/FuzzRegressionTests"
    ),
]

// Links only where the compiler brings libFuzzer, so that only `make fuzz` declares it.
let fuzzers: [Target] =
    Context.environment["ARTICLED_FUZZ"] != "1"
    ? []
    : [
        .target(name: "CLibFuzzer", path: "Tests/Fuzz/CLibFuzzer"),
        .executableTarget(
            name: "articled-fuzz",
            dependencies: ["CLibFuzzer", "Invariants"],
            path: "Tests/Fuzz/Program"
        ),
    ]

let modules =
    ground.filter { $0.type == .regular && $0.name != "CModels" } + tools + [data[2]] + stages
    + across + whole + [training]
let support = Target.target(name: "TestSupport", path: "Tests/TestSupport")
// Texts that a stranger might write, for the tests and for `make linear`.
let hostile: [Target] = [
    .target(name: "HostileTexts", path: "Tests/HostileTexts"),
    .executableTarget(
        name: "articled-linear",
        dependencies: [
            "ArticleModel", "DataPacks", "HostileTexts", "Intake", "Linking", "LinuxIO", "Reading",
        ],
        path: "Tests/Linear"
    ),
]
// A stage is tested through the whole reading, as its callers meet it.
let read = ["Names", "Quotes"]
let tests: [Target] = modules.map {
    .testTarget(
        name: $0.name + "Tests",
        dependencies: [.byName(name: $0.name), "TestSupport"] + $0.dependencies
            + (read.contains($0.name) ? ["Reading"] : [])
            + ($0.name == "Reading" ? ["Invariants", "HostileTexts"] : [])
            + ($0.name == "Service" ? ["HostileTexts"] : []),
        path: "Tests/\($0.name)Tests",
        exclude: ["Reports", "Reading"].contains($0.name)
            ? ["Golden"] : $0.name == "Structure" ? ["Pages"] : []
    )
}

let package = Package(
    name: "articled",
    products: [
        .executable(name: "articled", targets: ["articled"]),
        .executable(name: "articlectl", targets: ["articlectl"]),
        .executable(name: "articled-bench", targets: ["articled-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: ground + tools + data + stages + across + whole + [training] + programs + [support]
        + hostile
        + invariants + fuzzers + tests
)

for target in package.targets where target.type != .system && target.type != .plugin {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
