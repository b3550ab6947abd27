import Dispatch
import Synchronization

/// A sum over rows whose bits don't depend on the number of threads.
///
/// Rows are cut into blocks of 4,096 in row order. A block is added up by one thread, in row order.
/// The block sums are then added in pairs, these sums again in pairs, and so on; an odd one at the
/// end of a level is carried to the next. Threads take whole branches of this tree and never change
/// its shape.
package enum BlockedSum {
    /// The number of rows of a block. Part of the result's definition: another number gives other bits.
    package static let blockRows = 4_096

    /// - Parameters:
    ///   - words: how many sums are taken at once.
    ///   - threads: how many threads at most; any number gives the same bits.
    ///   - block: adds the given rows to the sums it is handed, which are zero at first.
    package static func sum(
        rows: Int, words: Int, threads: Int,
        block: @Sendable (Range<Int>, inout [Double]) -> Void
    ) -> [Double] {
        precondition(rows >= 0 && words >= 0, "a sum has no negative number of rows or words")
        let blocks = (rows + blockRows - 1) / blockRows
        guard blocks > 0 else { return [Double](repeating: 0, count: words) }
        let work = Work(rows: rows, words: words)
        guard threads > 1, blocks > 1 else { return work.branch(0..<blocks, block: block) }

        let size = branchBlocks(blocks, threads: threads)
        let branches = (blocks + size - 1) / size
        let sums = Mutex([[Double]](repeating: [], count: branches))
        let workers = min(threads, branches)
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            for branch in stride(from: worker, to: branches, by: workers) {
                let range = branch * size..<min((branch + 1) * size, blocks)
                let result = work.branch(range, block: block)
                sums.withLock { $0[branch] = result }
            }
        }
        return sums.withLock { work.tree($0[...]) }
    }

    /// The smallest power of two of blocks that leaves every thread at most eight branches.
    private static func branchBlocks(_ blocks: Int, threads: Int) -> Int {
        var size = 1
        while (blocks + size - 1) / size > 8 * threads { size *= 2 }
        return size
    }

    /// Where a level of the tree splits: at the largest power of two below the count.
    private static func leftCount(_ count: Int) -> Int {
        var left = 1
        while left * 2 < count { left *= 2 }
        return left
    }

    private struct Work: Sendable {
        let rows: Int
        let words: Int

        func branch(
            _ blocks: Range<Int>, block: @Sendable (Range<Int>, inout [Double]) -> Void
        ) -> [Double] {
            if blocks.count == 1 {
                let start = blocks.lowerBound * blockRows
                var sums = [Double](repeating: 0, count: words)
                block(start..<min(start + blockRows, rows), &sums)
                precondition(sums.count == words, "a block changed the number of its sums")
                return sums
            }
            let middle = blocks.lowerBound + leftCount(blocks.count)
            var left = branch(blocks.lowerBound..<middle, block: block)
            add(branch(middle..<blocks.upperBound, block: block), to: &left)
            return left
        }

        func tree(_ sums: ArraySlice<[Double]>) -> [Double] {
            if sums.count == 1 { return sums[sums.startIndex] }
            let middle = sums.startIndex + leftCount(sums.count)
            var left = tree(sums[..<middle])
            add(tree(sums[middle...]), to: &left)
            return left
        }

        private func add(_ right: [Double], to left: inout [Double]) {
            for word in 0..<words { left[word] += right[word] }
        }
    }
}
