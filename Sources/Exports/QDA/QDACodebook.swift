import TestimonyModel

/// The codebook as a file of REFI-QDA (.qdc), which programs for qualitative analysis read.
package enum QDACodebook {
    package static func bytes(_ codebook: Codebook, origin: String) -> [UInt8] {
        var xml = XMLWriter()
        xml.declaration()
        xml.open("CodeBook", ("xmlns", "urn:QDA-XML:codebook:1.0"), ("origin", origin))
        CodeTree(codebook).write(to: &xml)
        xml.close("CodeBook")
        return Array(xml.text.utf8)
    }
}
