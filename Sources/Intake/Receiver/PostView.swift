/// A received post in words for the terminal of `glane webhook listen`, in French.
package struct PostView {
    package let post: ReceivedPost

    package init(_ post: ReceivedPost) { self.post = post }

    /// Who posts where, the text as readers see it, and whom it would notify.
    package var lines: [String] {
        let reading = post.reading
        let (from, to) = (post.username ?? "webhook", post.channel ?? "salon du webhook")
        var lines = [visible("── \(from) → \(to)")]
        lines += visible(reading.text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if post.attachments > 0 { lines.append("(pièces jointes\u{a0}: \(post.attachments))") }
        if !reading.mentions.isEmpty {
            lines.append("(préviendrait\u{a0}: \(visible(reading.mentions.map { "@" + $0 }.joined(separator: ", "))))")
        }
        return lines
    }

    /// A terminal obeys control characters, which a post may hold.
    private func visible(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
            result.append(isControl ? "\u{fffd}" : scalar)
        }
        return String(result)
    }
}
