import Foundation

/// Keeps a second process out of a home for as long as the first one runs, however it ends.
package final class HomeLock: Sendable {
    private let file: Int32

    package init(_ home: HomeFolder) throws(HomeError) {
        file = open(home.path("lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .notWritable(home.path("lock")) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw .inUse(home.path)
        }
    }

    deinit { close(file) }
}
