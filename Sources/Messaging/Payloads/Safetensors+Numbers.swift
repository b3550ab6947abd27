extension Safetensors.Tensor {
    /// A vector, or an array of `shape`.
    package static func u64(_ name: String, _ words: [UInt64], shape: [Int]? = nil) -> Self {
        Self(
            name: name, type: .u64, shape: shape ?? [words.count],
            bytes: littleEndian(words, as: UInt64.self) { $0 })
    }

    package static func i64(_ name: String, _ words: [Int64], shape: [Int]? = nil) -> Self {
        Self(
            name: name, type: .i64, shape: shape ?? [words.count],
            bytes: littleEndian(words, as: UInt64.self) { UInt64(bitPattern: $0) })
    }

    package static func f64(_ name: String, _ numbers: [Double], shape: [Int]? = nil) -> Self {
        Self(
            name: name, type: .f64, shape: shape ?? [numbers.count],
            bytes: littleEndian(numbers, as: UInt64.self) { $0.bitPattern })
    }

    package static func f32(_ name: String, _ numbers: [Float], shape: [Int]? = nil) -> Self {
        Self(
            name: name, type: .f32, shape: shape ?? [numbers.count],
            bytes: littleEndian(numbers, as: UInt32.self) { $0.bitPattern })
    }

    package static func u8(_ name: String, _ bytes: [UInt8], shape: [Int]? = nil) -> Self {
        Self(name: name, type: .u8, shape: shape ?? [bytes.count], bytes: bytes)
    }

    private static func littleEndian<Element, Word: FixedWidthInteger>(
        _ elements: [Element], as type: Word.Type, pattern: (Element) -> Word
    ) -> [UInt8] {
        let width = Word.bitWidth / 8
        return [UInt8](unsafeUninitializedCapacity: elements.count * width) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            for (index, element) in elements.enumerated() {
                raw.storeBytes(
                    of: pattern(element).littleEndian, toByteOffset: index * width, as: type)
            }
            count = elements.count * width
        }
    }

    fileprivate func words<Element, Word: FixedWidthInteger & BitwiseCopyable>(
        _ pattern: (Word) -> Element
    ) -> [Element] {
        let width = Word.bitWidth / 8
        return bytes.withUnsafeBytes { raw in
            (0..<raw.count / width).map { index in
                pattern(
                    Word(
                        littleEndian: raw.loadUnaligned(
                            fromByteOffset: index * width, as: Word.self)))
            }
        }
    }
}

extension Safetensors {
    /// The elements of one tensor in row-major order; throws if it is missing or of another type.
    package func u64(_ name: String) throws(SafetensorsError) -> [UInt64] {
        try tensor(name, of: .u64).words { (word: UInt64) in word }
    }

    package func i64(_ name: String) throws(SafetensorsError) -> [Int64] {
        try tensor(name, of: .i64).words { (word: UInt64) in Int64(bitPattern: word) }
    }

    package func u8(_ name: String) throws(SafetensorsError) -> [UInt8] {
        try tensor(name, of: .u8).bytes
    }

    /// Also throws, with its index, for a number that is not finite.
    package func f64(_ name: String) throws(SafetensorsError) -> [Double] {
        let numbers = try tensor(name, of: .f64).words { Double(bitPattern: $0) }
        if let index = numbers.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(tensor: name, index: index)
        }
        return numbers
    }

    /// Also throws, with its index, for a number that is not finite.
    package func f32(_ name: String) throws(SafetensorsError) -> [Float] {
        let numbers = try tensor(name, of: .f32).words { Float(bitPattern: $0) }
        if let index = numbers.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(tensor: name, index: index)
        }
        return numbers
    }

    /// Throws unless the file holds exactly these tensors, in any order.
    package func require(tensors names: [String]) throws(SafetensorsError) {
        if let extra = tensors.first(where: { !names.contains($0.name) }) {
            throw .unknownTensor(extra.name)
        }
        for name in names where tensor(name) == nil {
            throw .missingTensor(name)
        }
    }

    /// Throws unless the file's remarks have exactly these keys, in any order.
    package func require(metadata keys: [String]) throws(SafetensorsError) {
        if let extra = metadata.first(where: { !keys.contains($0.key) }) {
            throw .unknownRemark(extra.key)
        }
        for key in keys where metadata(key) == nil {
            throw .missingRemark(key)
        }
    }

    private func tensor(
        _ name: String, of type: ElementType
    ) throws(SafetensorsError) -> Tensor {
        guard let tensor = tensor(name) else { throw .missingTensor(name) }
        guard tensor.type == type else {
            throw .wrongType(tensor: name, expected: type, found: tensor.type.rawValue)
        }
        return tensor
    }
}
