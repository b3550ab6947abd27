import ArgumentParser

/// Runs a command's work; prints what goes wrong as one sentence, and ends with its status.
package func ending(_ body: () async throws -> Void) async throws {
    Terminal.prepare()
    let status = await Terminal.status(of: body)
    guard status == .done else { throw ExitCode(status.rawValue) }
}
