// The room DialogEngine.
