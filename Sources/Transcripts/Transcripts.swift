// The room Transcripts.
