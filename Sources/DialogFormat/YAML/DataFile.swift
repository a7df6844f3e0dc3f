/// A data file in memory: what faults call it, and what stands in it.
package struct DataFile: Sendable, Hashable {
    /// The path as people should see it, relative to where they work.
    package var name: String
    package var text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
