/// One-vs-rest logistic regressions over hashed features.
package struct LinearModel: Sendable {}
