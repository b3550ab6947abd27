import Foundation
import GRDB

/// Makes new SQLite files for sample data. It never opens a file that is there already.
package enum SampleDatabase {
    /// Runs `sql` in a new file at `path`. Throws `.alreadyThere` rather than touch another's file.
    package static func create(_ sql: String, at path: String) throws(LoadingError) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw .alreadyThere(path: path)
        }
        do {
            let queue = try DatabaseQueue(path: path)
            try queue.write { try $0.execute(sql: sql) }
            try queue.close()
        } catch {
            throw LoadingError(error, path: path, busySeconds: 0)
        }
    }
}
