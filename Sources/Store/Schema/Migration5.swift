extension Schema {
    /// What was answered to questions of a dialog's own, and which dialog that was.
    static let migration5 = """
        ALTER TABLE testimonies ADD COLUMN dialog TEXT;
        ALTER TABLE testimonies ADD COLUMN answers TEXT NOT NULL DEFAULT '[]' CHECK (json_type(answers) = 'array');
        """
}
