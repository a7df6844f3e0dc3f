/// "vous gardez ça combien de temps ?"
extension Reduction {
    /// Until it is taken back, and no longer than the site's clocks say.
    mutating func tellHowLong() {
        say(context.isKiosk ? .kioskHowLong : .howLong)
        if let days = context.site.wordDays { say(.retentionWords, ["days": String(days)]) }
        if let days = context.site.testimonyDays { say(.retentionAll, ["days": String(days)]) }
    }
}
