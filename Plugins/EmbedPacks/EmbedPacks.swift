import Foundation
import PackagePlugin

/// Turns the tables below `Sources/DataPacks/Packs` into one Swift string literal, so that the
/// programs carry them wherever they are installed.
///
/// A build-tool plugin rather than a script, so that a plain `swift build` on a fresh clone
/// works and a changed table is never missed.
@main
struct EmbedPacks: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let packs = context.package.directoryURL.appending(path: "Sources/DataPacks/Packs")
        let found = FileManager.default.enumerator(at: packs, includingPropertiesForKeys: nil)
        let tables = (found?.allObjects as? [URL] ?? [])
            .filter { $0.pathExtension == "tsv" }
            .sorted { $0.path < $1.path }
        let source = context.pluginWorkDirectoryURL.appending(path: "EmbeddedPacks.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(tables.count) language tables",
                executable: try context.tool(named: "pack-embedder").url,
                arguments: [packs.path, source.path],
                inputFiles: tables,
                outputFiles: [source]
            )
        ]
    }
}
