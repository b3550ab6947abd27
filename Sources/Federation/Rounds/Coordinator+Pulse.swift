import Logging
package import Messaging

extension Coordinator {
    /// What is to be done from time to time: notices what the operator's commands wrote, says what
    /// could not be said before, and enforces deadlines.
    ///
    /// Throws where going on would not be safe: an fsync or the disk itself failed. What time or
    /// the operator may heal is said once, and tried again at the next pulse.
    package func pulse() async throws {
        do {
            try await refresh()
            for run in runCoordinators { try await run.resume() }
            try await enforceDeadlines()
            await sayHalts()
            hindrance = nil
        } catch let error as LogError where error.mayHeal {
            if hindrance != error { logger.error("\(error)") }
            hindrance = error
        }
    }

    /// Reads what was written beside this process, and opens the runs that are new.
    package func refresh() async throws {
        if let failure { throw failure }
        let items = try store.feed(after: log.count)
        for item in items {
            try log.take(item.envelope)
            feed.append(item)
            hasNews = true
        }
        for (run, _) in log.runs where runs[run] == nil && damaged[run] == nil {
            try await open(run)
        }
        try await stopCancelledRuns()
        if hasNews {
            try await stopRunsOfTheLost()
            hasNews = false
            await bell.ring()
        }
    }

    /// Opens a run. One whose transcript can't be believed is set apart, and the others go on.
    private func open(_ run: RunID) async throws {
        let bell = bell
        do {
            runs[run] = try RunCoordinator(
                transcript: transcript(of: run), run: run, keys: keys,
                isRestored: isRestored(run), now: now, changed: { await bell.ring() })
        } catch let error as KeyringError {
            return try setApart(run, .keyMissing(error))
        } catch let error as RunReplayError {
            if case .log(let error) = error, !error.concernsOneFile { throw error }
            return try setApart(run, .damaged(error))
        }
        logger.info("run \(run.hex) is open")
        try await runs[run]?.advance()
    }

    private func setApart(_ run: RunID, _ halt: RunHalt) throws(LogError) {
        damaged[run] = halt
        logger.error("run \(run.hex): \(halt)")
        try store.alarm("Run \(run.hex): \(halt)", atMilliseconds: now())
    }

    /// The coordinator's signing keys that something may still have to be signed with: the one in
    /// force, and those under which the runs were opened that are not known to be closed.
    package var keysInUse: Set<VerifyingKey> {
        get async {
            var keys = Set([log.roster?.coordinator.signingKey].compactMap(\.self))
            for opened in log.opened {
                if await runs[opened.run]?.machine.isClosed == true { continue }
                let signed = log.signedRoster(opened.opening.header.rosterVersion)
                if let key = signed?.roster.coordinator.signingKey { keys.insert(key) }
            }
            return keys
        }
    }

    private func transcript(of run: RunID) throws(RunReplayError) -> Transcript {
        do {
            return try Transcript(path: Self.transcriptPath(of: run, in: runsFolder), disk: disk)
        } catch {
            throw .log(error)
        }
    }

    private func isRestored(_ run: RunID) throws(RunReplayError) -> Bool {
        do { return try store.isRestored(run) } catch { throw .log(error) }
    }

    /// Stops runs whose hard deadline has passed since their last entry.
    package func enforceDeadlines() async throws {
        for run in runCoordinators {
            let hard = UInt64(run.documents.study.study.deadlines.hard.seconds) * 1000
            guard await !run.machine.isClosed, now() > (await run.lastEntryMilliseconds) + hard
            else { continue }
            let awaited = await run.machine.awaited.map(\.name.text).joined(separator: ", ")
            try await run.stop(
                Cancellation(
                    reason: .deadline,
                    text: "The hard deadline passed while the run waited for \(awaited)."))
        }
    }

    private func stopCancelledRuns() async throws {
        for (run, text) in try store.cancellations() {
            try await runs[run]?.stop(Cancellation(reason: .operator, text: text))
        }
    }

    private func stopRunsOfTheLost() async throws {
        let revoked = log.roster?.entries.filter { $0.status == .revoked }.map(\.id) ?? []
        let gone = Set(revoked).union(log.departures.keys)
        for run in runCoordinators {
            let lost = await run.machine.members.filter { gone.contains($0.id) }
            guard !lost.isEmpty else { continue }
            let names = lost.map(\.name.text).joined(separator: ", ")
            let verb = lost.contains { revoked.contains($0.id) } ? "left the roster" : "leaves"
            try await run.stop(Cancellation(reason: .memberLost, text: "\(names) \(verb)."))
        }
    }

    /// Says, once for each reason, why a run does not go on.
    private func sayHalts() async {
        for run in runCoordinators {
            let halt = await run.halt
            if let halt, halts[run.run]?.code != halt.code {
                logger.error("run \(run.run.hex): \(halt)")
            }
            halts[run.run] = halt
        }
    }
}
