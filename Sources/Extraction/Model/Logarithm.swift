/// Natural logarithm and exponential without a C library: the same bits on every machine.

/// ln x for x > 0, from the exponent and a series in (m - 1) / (m + 1).
func logarithm(_ x: Float) -> Float {
    let x = Double(x)
    guard x > 0 else { return -.infinity }
    let ratio = (x.significand - 1) / (x.significand + 1)
    let square = ratio * ratio
    var (term, sum, divisor) = (ratio, 0.0, 1.0)
    while divisor < 40 {
        sum += term / divisor
        term *= square
        divisor += 2
    }
    return Float(2 * sum + Double(x.exponent) * 0.693_147_180_559_945_3)
}

/// eˣ, by halving the argument until its series is short.
func exponential(_ x: Double) -> Double {
    if x > 700 { return .infinity }
    if x < -700 { return 0 }
    var small = x
    var halvings = 0
    while abs(small) > 0.25 { (small, halvings) = (small / 2, halvings + 1) }
    var (term, sum) = (1.0, 1.0)
    for n in 1...12 {
        term *= small / Double(n)
        sum += term
    }
    for _ in 0..<halvings { sum *= sum }
    return sum
}

func logistic(_ x: Double) -> Double { 1 / (1 + exponential(-x)) }
