/// A number with its noun, which agrees with it: "1 record", "2 records".
func counted(_ number: Int, _ one: String, _ several: String? = nil) -> String {
    "\(number) \(number == 1 ? one : several ?? one + "s")"
}

func wasReplaced(_ brokenBytes: Int) -> String {
    counted(brokenBytes, "broken byte was replaced", "broken bytes were replaced")
}

func leftOut(_ badLines: Int) -> String {
    counted(badLines, "bad line was left out; it is named above", "bad lines were left out; they are named above")
}
