import Delivery

/// The line of `glane webhook test`: says who writes and that nothing is the matter.
package enum TestPost {
    package static func letter(site: String) -> RenderedLetter {
        RenderedLetter(text: "Ceci est un essai de glane, à \(site)\u{a0}: les résumés arriveront ici.")
    }
}
