import Foundation

/// A file's bytes, or a named end.
package func contents(of path: String) throws(Failure) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
        throw Failure(.notFound, "There is no readable file \(path).")
    }
    return [UInt8](data)
}
