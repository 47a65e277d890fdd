package func packSize() -> Int { EmbeddedPacks.archive.utf8CodeUnitCount }
