import LinuxIO
import Testing

@testable import Service

/// When the disk counts as full; 16 MiB stay free.
@Suite struct ReserveTests {
    private func disk(_ mebibytes: Int, files: Int? = nil) -> FileSystem {
        FileSystem(freeBytes: mebibytes << 20, freeFiles: files, type: 0xEF53)
    }

    @Test func belowTheReserveThereIsNoRoomAndAQuarterMoreIsNeededToGoOn() {
        var reserve = Reserve(byteCount: 16 << 20)
        let steps: [(mebibytes: Int, hasRoom: Bool)] = [
            (17, true), (16, true), (15, false), (17, false), (20, true), (16, true),
        ]
        for (second, step) in steps.enumerated() {
            let hasRoom = reserve.hasRoom(at: .seconds(second)) { disk(step.mebibytes) }
            #expect(hasRoom == step.hasRoom, "step \(second)")
            #expect((reserve.lack == nil) == hasRoom)
        }
    }

    @Test func filesRunOutAsWellWhereTheyAreCounted() {
        var reserve = Reserve(byteCount: 0)
        #expect(!reserve.hasRoom(at: .zero) { disk(1, files: 99) })
        #expect(reserve.hasRoom(at: .seconds(1)) { disk(1, files: 100) })
        #expect(reserve.hasRoom(at: .seconds(2)) { disk(1) })
    }

    @Test func theDiskIsNotLookedAtMoreThanTenTimesASecond() {
        var reserve = Reserve(byteCount: 16 << 20)
        var lookCount = 0
        for moment in 0..<1000 {
            _ = reserve.hasRoom(at: .milliseconds(moment)) {
                lookCount += 1
                return disk(100)
            }
        }
        #expect(lookCount == 10)
    }

    @Test func aDiskThatCannotBeLookedAtHoldsNobodyUp() {
        var reserve = Reserve(byteCount: 16 << 20)
        #expect(reserve.hasRoom(at: .zero) { nil })
    }

    @Test func networkFileSystemsAreToldByTheirNumbers() {
        let types: [(UInt32, String?)] = [
            (0xEF53, nil), (0x0102_1994, nil), (0x6969, "NFS"), (0x6573_5546, "FUSE"),
            (0xFF53_4D42, "CIFS"),
        ]
        for (type, name) in types {
            #expect(FileSystem(freeBytes: 0, freeFiles: nil, type: type).remoteName == name)
        }
    }
}
