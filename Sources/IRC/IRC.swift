// The room IRC.
